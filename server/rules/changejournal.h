#pragma once

#include <core/permissions.h>
#include <core/types/member.h>
#include <server/store/auditstore.h>

#include <optional>

namespace Minideck {

class Connection;

//! Writes down what a change of a workspace did, in the transaction that does it: the feed for those who
//! follow, the audit log for those who ask who it was.
class ChangeJournal
{
public:
    //! `origin` says who, when and by which request; the rest of the event is filled in here.
    ChangeJournal(Connection &connection, qint64 workspace, AuditEvent origin);

    //! Puts a member at the head of the change feed.
    void feed(const MemberId &member, bool deleted = false);

    //! Adds an event: what differs between the two; nothing for a member that is new or gone.
    void audit(Permission action, const std::optional<Member> &before, const std::optional<Member> &after);

    //! The same for what nobody needs a permission for, such as accepting one's own invitation.
    void audit(const QString &action, const std::optional<Member> &before,
               const std::optional<Member> &after);

private:
    Connection &m_connection;
    const qint64 m_workspace;
    const AuditEvent m_origin;
};

} // namespace Minideck
