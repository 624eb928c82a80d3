#include "permissions.h"

#include <algorithm>

namespace Minideck {

namespace {

// The role that puts somebody into one of the columns right of the workspace roles.
std::optional<AssignmentRole> assignmentRole(PrincipalColumn column)
{
    switch (column) {
    case PrincipalColumn::TeamAdmin:
        return AssignmentRole::TeamAdmin;
    case PrincipalColumn::AppAdmin:
        return AssignmentRole::AppAdmin;
    case PrincipalColumn::AppReviewer:
        return AssignmentRole::AppReviewer;
    case PrincipalColumn::ProgramAdmin:
        return AssignmentRole::ProgramAdmin;
    case PrincipalColumn::ProgramDeveloper:
        return AssignmentRole::ProgramDeveloper;
    case PrincipalColumn::WorkspaceAdmin:
    case PrincipalColumn::WorkspaceReviewer:
    case PrincipalColumn::WorkspaceDeveloper:
        break;
    }
    return std::nullopt;
}

bool isWorkspaceRole(PrincipalColumn column)
{
    return !assignmentRole(column);
}

bool hasWorkspaceRole(const Principal &principal, PrincipalColumn column)
{
    switch (column) {
    case PrincipalColumn::WorkspaceAdmin:
        return principal.role == Role::Admin;
    case PrincipalColumn::WorkspaceReviewer:
        return principal.role == Role::Reviewer;
    case PrincipalColumn::WorkspaceDeveloper:
        return principal.role == Role::Developer;
    default:
        return false;
    }
}

// The id that an assignment of the column must name to be about the target.
QString scopeOf(PrincipalColumn column, const Target &target)
{
    switch (column) {
    case PrincipalColumn::TeamAdmin:
        return target.teamId;
    case PrincipalColumn::AppAdmin:
    case PrincipalColumn::AppReviewer:
        return target.appId;
    case PrincipalColumn::ProgramAdmin:
    case PrincipalColumn::ProgramDeveloper:
        return target.miniProgramId;
    default:
        return {};
    }
}

bool isAssigned(const Principal &principal, AssignmentRole role, const QString &targetId)
{
    return !targetId.isEmpty()
        && std::ranges::any_of(principal.assignments, [&](const Assignment &assignment) {
               return assignment.role.is(role) && assignment.targetId == targetId;
           });
}

bool isAssignedHere(const Principal &principal, PrincipalColumn column, const Target &target)
{
    const auto role = assignmentRole(column);
    return !role || isAssigned(principal, *role, scopeOf(column, target));
}

bool isInTeam(const Principal &principal, const Target &target)
{
    return isAssigned(principal, AssignmentRole::TeamMember, target.teamId)
        || isAssigned(principal, AssignmentRole::TeamAdmin, target.teamId);
}

bool isBound(const Principal &principal, PrincipalColumn column, const Target &target)
{
    const auto role = assignmentRole(column);
    return role && std::ranges::any_of(target.boundAppIds, [&](const QString &appId) {
               return isAssigned(principal, *role, appId);
           });
}

bool isOwn(const Principal &principal, const Target &target)
{
    return !principal.id.isEmpty() && principal.id == target.owner;
}

// What one cell gives to somebody who stands in its column.
Access accessBy(PermissionCell cell, PrincipalColumn column, const Principal &principal, const Target &target,
                const Policies &policies)
{
    const auto fullIf = [](bool holds) { return holds ? Access::Full : Access::None; };
    const bool here = isAssignedHere(principal, column, target);
    switch (cell) {
    case PermissionCell::None:
        return Access::None;
    case PermissionCell::Everywhere:
        return Access::Full;
    case PermissionCell::Read:
        return here ? Access::Read : Access::None;
    case PermissionCell::Assigned:
        return fullIf(here);
    case PermissionCell::AssignedTeam:
        return fullIf(isInTeam(principal, target));
    case PermissionCell::AssignedBound:
        return fullIf(isBound(principal, column, target));
    case PermissionCell::Own:
        return fullIf(here && isOwn(principal, target));
    case PermissionCell::ByFlag:
        return fullIf(principal.programCreator || policies.developersCreatePrograms);
    case PermissionCell::ByPolicy:
        return fullIf(here && policies.programDevelopersStartGrayscale);
    }
    return Access::None;
}

} // namespace

Principal Principal::of(const Member &member)
{
    return {.id = member.id,
            .role = member.role.known(),
            .active = member.status.is(MemberStatus::Active),
            .programCreator = member.programCreator,
            .assignments = member.assignments};
}

bool holds(const Principal &principal, PrincipalColumn column)
{
    if (isWorkspaceRole(column))
        return hasWorkspaceRole(principal, column);
    return std::ranges::any_of(
        principal.assignments,
        [role = *assignmentRole(column)](const Assignment &assignment) { return assignment.role.is(role); });
}

namespace {

// The answer once it is known what each cell gives.
template <typename AccessBy>
Decision weigh(Permission permission, const Principal &principal, AccessBy accessOf)
{
    const bool reading = isReading(permission);
    Decision decision;
    for (int i = 0; i < PrincipalColumnCount; ++i) {
        const auto column = static_cast<PrincipalColumn>(i);
        const PermissionCell here = cell(permission, column);
        if (here != PermissionCell::None && (here != PermissionCell::Read || reading))
            decision.mayDoIt << column;
        if (principal.active && principal.role && holds(principal, column))
            decision.access = std::max(decision.access, accessOf(here, column));
    }
    decision.allowed = decision.access == Access::Full || (decision.access == Access::Read && reading);
    return decision;
}

// What one cell could give to somebody who stands in its column, for the best of all targets.
Access bestAccessBy(PermissionCell cell, const Principal &principal, const Policies &policies)
{
    const auto fullIf = [](bool holds) { return holds ? Access::Full : Access::None; };
    switch (cell) {
    case PermissionCell::None:
        return Access::None;
    case PermissionCell::Read:
        return Access::Read;
    case PermissionCell::AssignedTeam:
        return fullIf(std::ranges::any_of(principal.assignments, [](const Assignment &assignment) {
            return assignment.role.is(AssignmentRole::TeamMember)
                || assignment.role.is(AssignmentRole::TeamAdmin);
        }));
    case PermissionCell::ByFlag:
        return fullIf(principal.programCreator || policies.developersCreatePrograms);
    case PermissionCell::ByPolicy:
        return fullIf(policies.programDevelopersStartGrayscale);
    case PermissionCell::Everywhere:
    case PermissionCell::Assigned:
    case PermissionCell::AssignedBound:
    case PermissionCell::Own:
        return Access::Full;
    }
    return Access::None;
}

} // namespace

Decision decide(Permission permission, const Principal &principal, const Target &target,
                const Policies &policies)
{
    Decision decision = weigh(permission, principal, [&](PermissionCell here, PrincipalColumn column) {
        return accessBy(here, column, principal, target, policies);
    });
    // Withdrawing belongs to the applicant alone, whatever the role (VER-7).
    if (permission == Permission::VersionWithdraw && !isOwn(principal, target)) {
        decision.access = Access::None;
        decision.allowed = false;
    }
    return decision;
}

Decision decideAnywhere(Permission permission, const Principal &principal, const Policies &policies)
{
    return weigh(permission, principal, [&](PermissionCell here, PrincipalColumn) {
        return bestAccessBy(here, principal, policies);
    });
}

} // namespace Minideck
