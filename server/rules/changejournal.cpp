#include "changejournal.h"

#include "auditlog.h"

#include <server/store/changestore.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Minideck {

static const QString MemberKind = u"member"_qs;

//! What of a member can be changed, as it is written into the audit log.
static QJsonObject auditable(const Member &member)
{
    QStringList assignments;
    for (const Assignment &assignment : member.assignments)
        assignments.append(assignment.role.text() + u' ' + assignment.targetId);
    assignments.sort();
    return {
        {u"email"_qs, member.email},          {u"name"_qs, member.name},
        {u"role"_qs, member.role.text()},     {u"programCreator"_qs, member.programCreator},
        {u"status"_qs, member.status.text()}, {u"assignments"_qs, QJsonArray::fromStringList(assignments)}};
}

static QString without(QJsonObject object, const QJsonObject &same)
{
    for (auto member = same.begin(); member != same.end(); ++member) {
        if (object.value(member.key()) == member.value())
            object.remove(member.key());
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

ChangeJournal::ChangeJournal(Connection &connection, qint64 workspace, AuditEvent origin)
    : m_connection(connection)
    , m_workspace(workspace)
    , m_origin(std::move(origin))
{ }

void ChangeJournal::feed(const MemberId &member, bool deleted)
{
    Changes::record(m_connection, m_workspace, MemberKind, member.text(), deleted);
}

void ChangeJournal::audit(Permission action, const std::optional<Member> &before,
                          const std::optional<Member> &after)
{
    audit(toWire(action), before, after);
}

void ChangeJournal::audit(const QString &action, const std::optional<Member> &before,
                          const std::optional<Member> &after)
{
    const QJsonObject old = before ? auditable(*before) : QJsonObject();
    const QJsonObject fresh = after ? auditable(*after) : QJsonObject();
    AuditEvent event = m_origin;
    event.action = action;
    event.objectKind = MemberKind;
    event.objectId = before ? before->id.text() : after.value().id.text();
    event.before = before ? without(old, fresh) : u""_qs;
    event.after = after ? without(fresh, old) : u""_qs;
    AuditLog::append(m_connection, event);
}

} // namespace Minideck
