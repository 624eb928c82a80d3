#include "teamstore.h"

#include "connection.h"
#include "foldedtext.h"
#include "storestatement.h"

#include <core/types/member.h>

#include <algorithm>

namespace Minideck::Teams {

std::optional<StoredTeam> byId(Connection &connection, qint64 workspace, const TeamId &id)
{
    StoreStatement row(connection,
                       u"SELECT id, revision, name, external_id, created_at, updated_at FROM team"
                       u" WHERE workspace = ? AND id = ?"_qs);
    row.bind(workspace).bind(id.text());
    if (!row.next())
        return std::nullopt;
    StoredTeam team{.team = {.id = TeamId(row.text(0)), .revision = row.integer(1), .name = row.text(2)},
                    .externalId = row.text(3),
                    .createdAt = row.time(4),
                    .updatedAt = row.time(5)};
    row.reset();
    return team;
}

bool isNameTaken(Connection &connection, qint64 workspace, const QString &name, const TeamId &except)
{
    // There are few, and SQLite folds only ASCII.
    const QString folded = foldForSearch(name);
    return std::ranges::any_of(Workspaces::teams(connection, workspace), [&](const StoredTeam &each) {
        return each.team.id != except && foldForSearch(each.team.name) == folded;
    });
}

QStringList content(Connection &connection, qint64 workspace, const TeamId &id)
{
    StoreStatement row(
        connection,
        u"SELECT app.name FROM app JOIN team ON team.key = app.team"
        u" WHERE team.workspace = ? AND team.id = ? UNION ALL"
        u" SELECT mini_program.name FROM mini_program JOIN team ON team.key = mini_program.team"
        u" WHERE team.workspace = ? AND team.id = ?"_qs);
    row.bind(workspace).bind(id.text()).bind(workspace).bind(id.text());
    QStringList names;
    while (row.next())
        names.append(row.text(0));
    return names;
}

void insert(Connection &connection, qint64 workspace, const Team &team, const QDateTime &now)
{
    StoreStatement(connection,
                   u"INSERT INTO team (id, workspace, name, revision, created_at, updated_at)"
                   u" VALUES (?, ?, ?, 1, ?, ?)"_qs)
        .bind(team.id.text())
        .bind(workspace)
        .bind(team.name)
        .bind(now)
        .bind(now)
        .run();
}

void rename(Connection &connection, const Team &team, const QDateTime &now)
{
    StoreStatement(connection,
                   u"UPDATE team SET name = ?, revision = revision + 1, updated_at = ? WHERE id = ?"_qs)
        .bind(team.name)
        .bind(now)
        .bind(team.id.text())
        .run();
}

QStringList remove(Connection &connection, const TeamId &id, const QDateTime &now)
{
    const int kind = static_cast<int>(AssignmentKind::Team);
    StoreStatement row(
        connection,
        u"SELECT DISTINCT member.id FROM assignment JOIN member ON member.key = assignment.member"
        u" WHERE kind = ? AND target_id = ? ORDER BY member.key"_qs);
    row.bind(kind).bind(id.text());
    QStringList members;
    while (row.next())
        members.append(row.text(0));
    StoreStatement(connection,
                   u"UPDATE member SET revision = revision + 1, updated_at = ? WHERE key IN"
                   u" (SELECT member FROM assignment WHERE kind = ? AND target_id = ?)"_qs)
        .bind(now)
        .bind(kind)
        .bind(id.text())
        .run();
    StoreStatement(connection, u"DELETE FROM assignment WHERE kind = ? AND target_id = ?"_qs)
        .bind(kind)
        .bind(id.text())
        .run();
    StoreStatement(connection, u"DELETE FROM team WHERE id = ?"_qs).bind(id.text()).run();
    return members;
}

} // namespace Minideck::Teams
