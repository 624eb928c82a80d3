#include "changejournal.h"

#include "auditlog.h"

#include <core/limits.h>
#include <server/store/changestore.h>
#include <server/store/memberedits.h>

#include <QJsonArray>
#include <QJsonDocument>

namespace Minideck {

static const QString MemberKind = u"member"_qs;
static const QString TeamKind = u"team"_qs;
static const QString WorkspaceKind = u"workspace"_qs;
static const QString ApprovalKind = u"approval"_qs;

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

static QJsonObject auditable(const Team &team)
{
    return {{u"name"_qs, team.name}};
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

qint64 ChangeJournal::record(const QString &kind, const QString &id, bool deleted)
{
    if (deleted) {
        Changes::forgetTombstones(
            m_connection, m_origin.at.addMSecs(-std::chrono::milliseconds(Limits::TombstoneMemory).count()));
    }
    return Changes::record(m_connection, m_workspace, {.kind = kind, .id = id, .deleted = deleted},
                           m_origin.at);
}

void ChangeJournal::feed(const MemberId &member, bool deleted)
{
    record(MemberKind, member.text(), deleted);
}

void ChangeJournal::feed(const TeamId &team, bool deleted)
{
    record(TeamKind, team.text(), deleted);
}

void ChangeJournal::feed(const WorkspaceId &workspace)
{
    record(WorkspaceKind, workspace.text(), false);
}

void ChangeJournal::feed(const ApprovalId &approval)
{
    record(ApprovalKind, approval.text(), false);
}

void ChangeJournal::feedRights(const MemberId &member)
{
    MemberEdits::noteRights(m_connection, m_workspace, member, record(MemberKind, member.text(), false));
}

void ChangeJournal::append(AuditEvent event, const QJsonObject &before, const QJsonObject &after)
{
    event.before = before.isEmpty() ? u""_qs : without(before, after);
    event.after = after.isEmpty() ? u""_qs : without(after, before);
    AuditLog::append(m_connection, event);
}

void ChangeJournal::audit(Permission action, const std::optional<Member> &before,
                          const std::optional<Member> &after)
{
    audit(toWire(action), before, after);
}

void ChangeJournal::audit(const QString &action, const std::optional<Member> &before,
                          const std::optional<Member> &after)
{
    AuditEvent event = m_origin;
    event.action = action;
    event.objectKind = MemberKind;
    event.objectId = before ? before->id.text() : after.value().id.text();
    append(event, before ? auditable(*before) : QJsonObject(), after ? auditable(*after) : QJsonObject());
}

void ChangeJournal::audit(Permission action, const std::optional<Team> &before,
                          const std::optional<Team> &after)
{
    AuditEvent event = m_origin;
    event.action = toWire(action);
    event.objectKind = TeamKind;
    event.objectId = before ? before->id.text() : after.value().id.text();
    append(event, before ? auditable(*before) : QJsonObject(), after ? auditable(*after) : QJsonObject());
}

void ChangeJournal::audit(const QString &action, const WorkspaceId &workspace, const QJsonObject &before,
                          const QJsonObject &after, const QString &reason)
{
    AuditEvent event = m_origin;
    event.action = action;
    event.objectKind = WorkspaceKind;
    event.objectId = workspace.text();
    event.reason = reason;
    append(event, before, after);
}

void ChangeJournal::audit(const QString &action, const ApprovalId &approval, const QJsonObject &before,
                          const QJsonObject &after, const QString &reason)
{
    AuditEvent event = m_origin;
    event.action = action;
    event.objectKind = ApprovalKind;
    event.objectId = approval.text();
    event.reason = reason;
    append(event, before, after);
}

} // namespace Minideck
