#include "changestore.h"

#include "connection.h"
#include "storestatement.h"

namespace Minideck::Changes {

static qint64 nextSequence(Connection &connection, qint64 workspace)
{
    StoreStatement row(connection,
                       u"UPDATE workspace SET change_sequence = change_sequence + 1 WHERE key = ?"
                       u" RETURNING change_sequence"_qs);
    row.bind(workspace);
    const qint64 sequence = row.next() ? row.integer(0) : 0;
    row.reset();
    return sequence;
}

qint64 record(Connection &connection, qint64 workspace, const QString &kind, const QString &id, bool deleted)
{
    const qint64 sequence = nextSequence(connection, workspace);
    StoreStatement(connection,
                   u"INSERT INTO change_log (workspace, kind, object_id, sequence, deleted)"
                   u" VALUES (?, ?, ?, ?, ?) ON CONFLICT (workspace, kind, object_id)"
                   u" DO UPDATE SET sequence = excluded.sequence, deleted = excluded.deleted"_qs)
        .bind(workspace)
        .bind(kind)
        .bind(id)
        .bind(sequence)
        .bind(deleted)
        .run();
    return sequence;
}

QList<ObjectChange> after(Connection &connection, qint64 workspace, qint64 since, int limit)
{
    StoreStatement row(connection,
                       u"SELECT sequence, kind, object_id, deleted FROM change_log"
                       u" WHERE workspace = ? AND sequence > ? ORDER BY sequence LIMIT ?"_qs);
    row.bind(workspace).bind(since).bind(limit);
    QList<ObjectChange> changes;
    while (row.next()) {
        changes.append({.sequence = row.integer(0),
                        .kind = row.text(1),
                        .id = row.text(2),
                        .deleted = row.integer(3) != 0});
    }
    return changes;
}

} // namespace Minideck::Changes
