#include "auditlog.h"

#include <QCryptographicHash>

namespace Minideck::AuditLog {

//! Every value with its length in front, so that no two events have one text.
static QByteArray canonicalText(const AuditEvent &event)
{
    QByteArray text;
    QStringList values{QString::number(event.number),
                       QString::number(event.at.toMSecsSinceEpoch()),
                       event.workspaceId,
                       event.accountId,
                       event.memberId,
                       event.action,
                       event.objectKind,
                       event.objectId,
                       event.before,
                       event.after,
                       event.reason,
                       event.requestId,
                       event.idempotencyKey};
    // Older events have none, and their hashes hold.
    if (!event.onBehalfOf.isEmpty())
        values.append(event.onBehalfOf);
    for (const QString &value : values) {
        const QByteArray utf8 = value.toUtf8();
        text.append(QByteArray::number(utf8.size())).append(':').append(utf8);
    }
    return text;
}

static QByteArray hashOf(const QByteArray &previous, const AuditEvent &event)
{
    return QCryptographicHash::hash(QByteArray(previous + canonicalText(event)), QCryptographicHash::Sha256);
}

void append(Connection &connection, AuditEvent event)
{
    const AuditEvent last = AuditRows::last(connection).value_or(AuditEvent());
    event.number = last.number + 1;
    event.hash = hashOf(last.hash, event);
    AuditRows::insert(connection, event);
}

AuditVerdict verify(Connection &connection)
{
    AuditVerdict verdict;
    QByteArray previous;
    AuditWalk walk(connection);
    while (const auto event = walk.next()) {
        const qint64 expected = verdict.events + 1;
        if (event->number != expected) {
            verdict.firstBroken = expected;
            verdict.why = u"event %1 is missing"_qs.arg(expected);
            return verdict;
        }
        if (event->hash != hashOf(previous, *event)) {
            verdict.firstBroken = expected;
            verdict.why = u"event %1 is not what was written"_qs.arg(expected);
            return verdict;
        }
        previous = event->hash;
        verdict.events = expected;
    }
    return verdict;
}

} // namespace Minideck::AuditLog
