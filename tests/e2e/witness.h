#pragma once

#include <core/types/member.h>
#include <server/datafolder.h>
#include <server/store/auditstore.h>
#include <server/store/connection.h>
#include <server/store/memberstore.h>
#include <server/store/workspacestore.h>

#include <QHash>

#include <algorithm>

namespace Minideck {

//! What a server knows, read from its files beside it.
class Witness
{
public:
    explicit Witness(const QString &folder)
    {
        if (!m_connection.open(DataFolder::databaseFileIn(folder), Connection::Access::ReadOnly))
            qFatal("the database of the server does not open");
    }

    QHash<MemberId, Member> members()
    {
        QHash<MemberId, Member> members;
        MemberWalk walk(m_connection, workspace());
        while (const auto stored = walk.next())
            members.insert(stored->member.id, inOrder(stored->member));
        return members;
    }

    std::optional<Member> member(const MemberId &id)
    {
        return memberOf(Members::byId(m_connection, workspace(), id));
    }
    std::optional<Member> memberOf(const QString &email)
    {
        return memberOf(Members::byEmail(m_connection, workspace(), email));
    }

    //! The number of the newest change; 0 if there was none.
    qint64 lastEvent()
    {
        const std::optional<AuditEvent> last = AuditRows::last(m_connection);
        return last ? last->number : 0;
    }

    //! All changes, or those after one, oldest first.
    QList<AuditEvent> events(qint64 after = 0)
    {
        QList<AuditEvent> events;
        AuditWalk walk(m_connection, after);
        while (const auto event = walk.next())
            events << *event;
        return events;
    }

    //! How often the change with that key happened.
    int count(const OperationId &id)
    {
        return m_connection
            .value(
                QStringLiteral("SELECT count(*) FROM audit_event WHERE idempotency_key='%1'").arg(id.text()))
            .toInt();
    }

    //! Assignments are a set; here each set has one order.
    static Member inOrder(Member member)
    {
        std::sort(member.assignments.begin(), member.assignments.end(),
                  [](const Assignment &one, const Assignment &other) {
                      return one.targetId + one.role.text() < other.targetId + other.role.text();
                  });
        return member;
    }

private:
    qint64 workspace() { return Workspaces::byName(m_connection, QStringLiteral("NorthbayCity"))->key; }
    static std::optional<Member> memberOf(const std::optional<StoredMember> &stored)
    {
        return stored ? std::optional(inOrder(stored->member)) : std::nullopt;
    }

    Connection m_connection;
};

//! What is compared of a member, as a text that shows a difference.
inline QString described(const Member &member)
{
    QStringList assignments;
    for (const Assignment &assignment : Witness::inOrder(member).assignments)
        assignments << assignment.targetId + QLatin1Char(':') + assignment.role.text();
    return QStringLiteral("%1 revision %2 %3 %4%5 [%6]")
        .arg(member.email)
        .arg(member.revision)
        .arg(member.role.text(), member.status.text(),
             member.programCreator ? QStringLiteral(" creator") : QString(),
             assignments.join(QLatin1Char(' ')));
}

} // namespace Minideck
