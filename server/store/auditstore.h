#pragma once

#include "storestatement.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace Minideck {

class Connection;

//! One line of the audit log (AUD-1): who did what to which object, when and with which request.
struct AuditEvent
{
    qint64 number = 0; //!< from 1, without gaps
    QDateTime at;
    QString workspaceId;
    QString accountId; //!< who did it, and as which member
    QString memberId;
    QString action; //!< the permission's name, such as "member.block"
    QString objectKind;
    QString objectId;
    QString before; //!< what changed, as JSON; empty for an object that is new
    QString after;  //!< empty for an object that is gone
    QString reason; //!< in the actor's own words; may be empty
    QString requestId;
    QString idempotencyKey;
    QString onBehalfOf; //!< id of the account whose person acted as this one (ACC-11); mostly empty
    QByteArray hash;    //!< over the event before and this one

    bool operator==(const AuditEvent &) const = default;
};

namespace AuditRows {

//! The newest event, if there is any.
std::optional<AuditEvent> last(Connection &connection);
void insert(Connection &connection, const AuditEvent &event);

} // namespace AuditRows

//! Reads the log one by one, oldest first: all of it, or what came after an event.
class AuditWalk
{
public:
    explicit AuditWalk(Connection &connection, qint64 after = 0);

    //! The next event; nothing at the end or after an error of the connection.
    std::optional<AuditEvent> next();

private:
    StoreStatement m_row;
};

} // namespace Minideck
