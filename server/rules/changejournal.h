#pragma once

#include <core/permissions.h>
#include <core/types/member.h>
#include <core/types/workspace.h>
#include <server/store/auditstore.h>

#include <QJsonObject>

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

    //! Puts an object at the head of the change feed.
    void feed(const MemberId &member, bool deleted = false);
    void feed(const TeamId &team, bool deleted = false);
    void feed(const WorkspaceId &workspace);
    void feed(const ApprovalId &approval);

    //! The same for a member whose own rights changed: whoever signs in as that member hears of it.
    void feedRights(const MemberId &member);

    //! Adds an event: what differs between the two; nothing for an object that is new or gone.
    void audit(Permission action, const std::optional<Member> &before, const std::optional<Member> &after);
    void audit(Permission action, const std::optional<Team> &before, const std::optional<Team> &after);

    //! Adds an event about the workspace itself, whose action is no permission of its members, such as
    //! "workspace.approve".
    void audit(const QString &action, const WorkspaceId &workspace, const QJsonObject &before,
               const QJsonObject &after, const QString &reason = {});

    //! Adds an event about what somebody asked for, such as "approval.reject".
    void audit(const QString &action, const ApprovalId &approval, const QJsonObject &before,
               const QJsonObject &after, const QString &reason = {});

    //! The same for what nobody needs a permission for, such as accepting one's own invitation.
    void audit(const QString &action, const std::optional<Member> &before,
               const std::optional<Member> &after);

private:
    qint64 record(const QString &kind, const QString &id, bool deleted);
    void append(AuditEvent event, const QJsonObject &before, const QJsonObject &after);

    Connection &m_connection;
    const qint64 m_workspace;
    const AuditEvent m_origin;
};

} // namespace Minideck
