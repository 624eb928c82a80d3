#include "operationfields.h"

#include <models/shared/membertext.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Minideck {

namespace {

// Gives the words below a context for translators.
struct OperationFields
{
    Q_DECLARE_TR_FUNCTIONS(OperationFields)

public:
    static QString yesNo(bool value) { return value ? tr("Yes") : tr("No"); }
};

QString assignmentsIn(const QJsonArray &array)
{
    Member member;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        const QString name = object.value(u"targetName").toString(object.value(u"targetId").toString());
        member.assignments << Assignment{WireEnum<AssignmentKind>(object.value(u"kind").toString()),
                                         object.value(u"targetId").toString(), name,
                                         WireEnum<AssignmentRole>(object.value(u"role").toString())};
    }
    return assignmentList(member);
}

// A value of a member that somebody can change, and how to say it.
struct MemberValue
{
    OperationKind kind;
    QString name;
    QString (*text)(const Member &member);
};

QList<MemberValue> memberValues()
{
    return {
        {OperationKind::SetRole, OperationFields::tr("Role"),
         [](const Member &member) { return roleText(member.role); }},
        {OperationKind::Block, OperationFields::tr("Status"),
         [](const Member &member) { return statusText(member.status); }},
        {OperationKind::SetProgramCreator, OperationFields::tr("May create programs"),
         [](const Member &member) { return OperationFields::yesNo(member.programCreator); }},
        {OperationKind::SetAssignments, OperationFields::tr("Assignments"), &assignmentList},
    };
}

// The kind that stands for the value which the operation sets.
OperationKind valueOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Unblock:
    case OperationKind::Remove:
    case OperationKind::RevokeInvitation:
        return OperationKind::Block;
    case OperationKind::Invite:
        return OperationKind::SetRole;
    default:
        return kind;
    }
}

// What the operation makes of it; nothing if its body does not say.
std::optional<QString> wanted(const Operation &operation)
{
    const QJsonObject body = QJsonDocument::fromJson(operation.body).object();
    switch (operation.kind) {
    case OperationKind::Block:
        return statusText(MemberStatus::Inactive);
    case OperationKind::Unblock:
        return statusText(MemberStatus::Active);
    case OperationKind::Remove:
    case OperationKind::RevokeInvitation:
        return OperationFields::tr("Removed");
    case OperationKind::SetRole:
        if (body.contains(u"role"))
            return roleText(WireEnum<Role>(body.value(u"role").toString()));
        break;
    case OperationKind::SetProgramCreator:
        if (body.contains(u"programCreator"))
            return OperationFields::yesNo(body.value(u"programCreator").toBool());
        break;
    case OperationKind::SetAssignments:
        if (body.contains(u"assignments"))
            return assignmentsIn(body.value(u"assignments").toArray());
        break;
    case OperationKind::Invite:
        if (const QJsonValue role = body.value(u"invitations")[0][u"role"]; role.isString())
            return roleText(WireEnum<Role>(role.toString()));
        break;
    case OperationKind::RenewInvitation:
        break;
    }
    return std::nullopt;
}

} // namespace

QList<OperationField> operationFields(const Operation &operation)
{
    const std::optional<QString> yours = wanted(operation);
    if (!yours)
        return {};
    QList<OperationField> fields;
    for (const MemberValue &value : memberValues()) {
        const QString before = operation.base ? value.text(*operation.base) : QString();
        const QString platforms = operation.current ? value.text(*operation.current) : QString();
        if (value.kind == valueOf(operation.kind))
            fields.prepend({value.name, before, *yours, platforms});
        else if (operation.base && operation.current && before != platforms)
            fields.append({value.name, before, before, platforms, false});
    }
    return fields;
}

} // namespace Minideck
