#include "auditstore.h"

#include "connection.h"

namespace Minideck {

static const QString Columns =
    u"number, at, workspace_id, account_id, member_id, action, object_kind, object_id, before, after, reason,"
    u" request_id, idempotency_key, hash, on_behalf_of"_qs;

static AuditEvent eventAt(const StoreStatement &row)
{
    return {.number = row.integer(0),
            .at = row.time(1),
            .workspaceId = row.text(2),
            .accountId = row.text(3),
            .memberId = row.text(4),
            .action = row.text(5),
            .objectKind = row.text(6),
            .objectId = row.text(7),
            .before = row.text(8),
            .after = row.text(9),
            .reason = row.text(10),
            .requestId = row.text(11),
            .idempotencyKey = row.text(12),
            .onBehalfOf = row.text(14),
            .hash = row.bytes(13)};
}

namespace AuditRows {

std::optional<AuditEvent> last(Connection &connection)
{
    StoreStatement row(connection,
                       u"SELECT "_qs + Columns + u" FROM audit_event ORDER BY number DESC LIMIT 1"_qs);
    if (!row.next())
        return std::nullopt;
    AuditEvent event = eventAt(row);
    row.reset();
    return event;
}

void insert(Connection &connection, const AuditEvent &event)
{
    StoreStatement(connection,
                   u"INSERT INTO audit_event ("_qs + Columns
                       + u") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_qs)
        .bind(event.number)
        .bind(event.at)
        .bind(event.workspaceId)
        .bind(event.accountId)
        .bind(event.memberId)
        .bind(event.action)
        .bind(event.objectKind)
        .bind(event.objectId)
        .bind(event.before)
        .bind(event.after)
        .bind(event.reason)
        .bind(event.requestId)
        .bind(event.idempotencyKey)
        .bind(event.hash)
        .bind(event.onBehalfOf)
        .run();
}

} // namespace AuditRows

AuditWalk::AuditWalk(Connection &connection, qint64 after)
    : m_row(connection, u"SELECT "_qs + Columns + u" FROM audit_event WHERE number > ? ORDER BY number"_qs)
{
    m_row.bind(after);
}

std::optional<AuditEvent> AuditWalk::next()
{
    return m_row.next() ? std::optional(eventAt(m_row)) : std::nullopt;
}

} // namespace Minideck
