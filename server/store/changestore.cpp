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

qint64 record(Connection &connection, qint64 workspace, const ObjectChange &change, const QDateTime &now)
{
    const qint64 sequence = nextSequence(connection, workspace);
    StoreStatement(connection,
                   u"INSERT INTO change_log (workspace, kind, object_id, sequence, deleted, changed_at)"
                   u" VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (workspace, kind, object_id) DO UPDATE SET"
                   u" sequence = excluded.sequence, deleted = excluded.deleted,"
                   u" changed_at = excluded.changed_at"_qs)
        .bind(workspace)
        .bind(change.kind)
        .bind(change.id)
        .bind(sequence)
        .bind(change.deleted)
        .bind(now)
        .run();
    return sequence;
}

QList<ObjectChange> after(Connection &connection, qint64 workspace, qint64 since, int limit,
                          const FeedScope &scope)
{
    StoreStatement row(connection,
                       u"SELECT sequence, kind, object_id, deleted FROM change_log"
                       u" WHERE workspace = ? AND sequence > ? AND (? OR kind <> 'member')"
                       u" AND (? OR kind <> 'approval' OR EXISTS (SELECT 1 FROM approval"
                       u" WHERE approval.id = object_id AND approval.applicant = ?))"
                       u" ORDER BY sequence LIMIT ?"_qs);
    row.bind(workspace).bind(since).bind(scope.members).bind(scope.approvals).bind(scope.account).bind(limit);
    QList<ObjectChange> changes;
    while (row.next()) {
        changes.append({.sequence = row.integer(0),
                        .kind = row.text(1),
                        .id = row.text(2),
                        .deleted = row.integer(3) != 0});
    }
    return changes;
}

void forgetTombstones(Connection &connection, const QDateTime &moment)
{
    StoreStatement(connection,
                   u"UPDATE workspace SET feed_start = max(feed_start, old.newest)"
                   u" FROM (SELECT workspace, max(sequence) AS newest FROM change_log"
                   u" WHERE deleted = 1 AND changed_at <= ? GROUP BY workspace) AS old"
                   u" WHERE workspace.key = old.workspace"_qs)
        .bind(moment)
        .run();
    StoreStatement(connection, u"DELETE FROM change_log WHERE deleted = 1 AND changed_at <= ?"_qs)
        .bind(moment)
        .run();
}

} // namespace Minideck::Changes
