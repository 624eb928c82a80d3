#include "workspacestore.h"

#include "connection.h"
#include "foldedtext.h"
#include "storestatement.h"

namespace Minideck::Workspaces {

static const QString Columns =
    u"SELECT key, id, name, status, change_sequence, feed_start, status_reason FROM workspace WHERE "_qs;

static std::optional<WorkspaceRecord> one(StoreStatement &row)
{
    if (!row.next())
        return std::nullopt;
    WorkspaceRecord workspace{.key = row.integer(0),
                              .id = WorkspaceId(row.text(1)),
                              .name = row.text(2),
                              .status = static_cast<WorkspaceStatus>(row.integer(3)),
                              .changeSequence = row.integer(4),
                              .feedStart = row.integer(5),
                              .statusReason = row.text(6)};
    row.reset();
    return workspace;
}

std::optional<WorkspaceRecord> byName(Connection &connection, const QString &name)
{
    StoreStatement row(connection, Columns + u"name_folded = ?"_qs);
    return one(row.bind(foldForSearch(name)));
}

std::optional<WorkspaceRecord> byKey(Connection &connection, qint64 key)
{
    StoreStatement row(connection, Columns + u"key = ?"_qs);
    return one(row.bind(key));
}

QList<StoredTeam> teams(Connection &connection, qint64 workspace)
{
    StoreStatement row(connection,
                       u"SELECT id, revision, name, external_id, created_at, updated_at FROM team"
                       u" WHERE workspace = ? ORDER BY id"_qs);
    row.bind(workspace);
    QList<StoredTeam> all;
    while (row.next()) {
        all.append({.team = {.id = TeamId(row.text(0)), .revision = row.integer(1), .name = row.text(2)},
                    .externalId = row.text(3),
                    .createdAt = row.time(4),
                    .updatedAt = row.time(5)});
    }
    return all;
}

} // namespace Minideck::Workspaces
