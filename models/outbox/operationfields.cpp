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

OperationField status(const Operation &operation, MemberStatus wanted)
{
    return {OperationFields::tr("Status"), statusText(wanted),
            operation.current ? statusText(operation.current->status) : QString()};
}

OperationField removal(const Operation &operation)
{
    return {OperationFields::tr("Member"), OperationFields::tr("Removed"),
            operation.current ? statusText(operation.current->status) : QString()};
}

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

} // namespace

QList<OperationField> operationFields(const Operation &operation)
{
    const QJsonObject body = QJsonDocument::fromJson(operation.body).object();
    const std::optional<Member> &current = operation.current;
    switch (operation.kind) {
    case OperationKind::Block:
        return {status(operation, MemberStatus::Inactive)};
    case OperationKind::Unblock:
        return {status(operation, MemberStatus::Active)};
    case OperationKind::Remove:
        return {removal(operation)};
    case OperationKind::SetRole:
        if (!body.contains(u"role"))
            return {};
        return {{OperationFields::tr("Role"), roleText(WireEnum<Role>(body.value(u"role").toString())),
                 current ? roleText(current->role) : QString()}};
    case OperationKind::SetProgramCreator:
        if (!body.contains(u"programCreator"))
            return {};
        return {{OperationFields::tr("May create programs"),
                 OperationFields::yesNo(body.value(u"programCreator").toBool()),
                 current ? OperationFields::yesNo(current->programCreator) : QString()}};
    case OperationKind::SetAssignments:
        if (!body.contains(u"assignments"))
            return {};
        return {{OperationFields::tr("Assignments"), assignmentsIn(body.value(u"assignments").toArray()),
                 current ? assignmentList(*current) : QString()}};
    case OperationKind::Invite:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
