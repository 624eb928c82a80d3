#include "memberpatch.h"

#include "jsonbody.h"

#include <core/limits.h>
#include <server/store/memberedits.h>

#include <QSet>

namespace Minideck::MemberPatchBody {

static constexpr int IdBytes = 64;

static AssignmentKind kindOf(AssignmentRole role)
{
    switch (role) {
    case AssignmentRole::TeamAdmin:
    case AssignmentRole::TeamMember:
        return AssignmentKind::Team;
    case AssignmentRole::AppAdmin:
    case AssignmentRole::AppReviewer:
        return AssignmentKind::App;
    case AssignmentRole::ProgramAdmin:
    case AssignmentRole::ProgramDeveloper:
        return AssignmentKind::MiniProgram;
    }
    Q_UNREACHABLE();
}

static std::optional<Assignment> readAssignment(JsonBody &body, Connection &connection, qint64 workspace)
{
    const auto kind = body.name<AssignmentKind>(u"kind"_qs);
    const QString target = body.text(u"targetId"_qs, IdBytes);
    const auto role = body.name<AssignmentRole>(u"role"_qs);
    if (!kind || target.isEmpty() || !role)
        return std::nullopt;
    if (kindOf(*role) != *kind)
        body.refuse(u"role"_qs, u"value"_qs, u"There is no such role in this kind of place."_qs);
    const QString name = MemberEdits::targetName(connection, workspace, *kind, target);
    if (name.isNull())
        body.refuse(u"targetId"_qs, u"target"_qs, u"The workspace has nothing of this kind and id."_qs);
    return Assignment{.kind = *kind, .targetId = target, .targetName = name, .role = *role};
}

QList<Assignment> readAssignments(JsonBody &body, Connection &connection, qint64 workspace)
{
    QList<Assignment> assignments;
    QSet<QString> seen;
    for (JsonBody &item : body.objects(u"assignments"_qs, 0, Limits::BatchMaximum)) {
        if (const auto assignment = readAssignment(item, connection, workspace)) {
            const QString identity = assignment->role.text() + u' ' + assignment->targetId;
            if (seen.contains(identity))
                item.refuse(u"role"_qs, u"duplicate"_qs, u"This assignment is in the list already."_qs);
            seen.insert(identity);
            assignments.append(*assignment);
        }
        body.include(item);
    }
    return assignments;
}

std::variant<MemberPatch, Problem> read(const HttpRequest &request, Connection &connection, qint64 workspace)
{
    auto parsed = JsonBody::parse(request, MediaType);
    if (auto *problem = std::get_if<Problem>(&parsed)) {
        if (problem->status == 415)
            problem->acceptPatch = MediaType;
        return *problem;
    }
    auto &body = std::get<JsonBody>(parsed);
    MemberPatch patch;
    if (body.has(u"role"_qs))
        patch.role = body.name<Role>(u"role"_qs);
    if (body.has(u"programCreator"_qs))
        patch.programCreator = body.flag(u"programCreator"_qs);
    if (body.has(u"assignments"_qs))
        patch.assignments = readAssignments(body, connection, workspace);
    if (const auto problem = body.problem())
        return *problem;
    return patch;
}

} // namespace Minideck::MemberPatchBody
