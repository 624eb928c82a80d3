#include "approvaltable.h"

#include <algorithm>
#include <array>

namespace Minideck {

namespace {

using C = ApprovalCategory;
using G = ApprovalGroup;
using A = ApprovalAsker;
using D = ApprovalDecider;

constexpr std::array Anybody{A::SignedIn, A::Member};
constexpr std::array WhoPublishes{A::ProgramAdmin, A::TeamAdmin, A::WorkspaceAdmin};
constexpr std::array WhoLeads{A::ProgramAdmin, A::TeamAdmin};
constexpr std::array BothSides{A::ProgramAdmin, A::TeamAdmin, A::AppAdmin};
constexpr std::array WhoBuilds{A::ProgramAdmin, A::ProgramDeveloper, A::TeamAdmin};
constexpr std::array Partners{A::Partner};
constexpr std::array WhoRegisters{A::SignedIn};
constexpr std::array Administrators{A::WorkspaceAdmin};

constexpr std::array ByAdmins{D::WorkspaceAdmin};
constexpr std::array ByReview{D::WorkspaceAdmin, D::WorkspaceReviewer};
constexpr std::array ByApp{D::AppAdmin, D::AppReviewer, D::WorkspaceAdmin, D::WorkspaceReviewer};
constexpr std::array ByOtherSide{D::OtherSide, D::WorkspaceAdmin};
constexpr std::array ByOperators{D::Operator};

// clang-format off
constexpr ApprovalRule Table[] = {
    //                                                                            queued offline
    {C::MemberRequest,         G::MemberRequests,    Anybody,        ByAdmins,    true},
    {C::Publishing,            G::Publishing,        WhoPublishes,   ByApp,       true},
    {C::Removal,               G::Removal,           WhoLeads,       ByReview,    false},
    {C::Binding,               G::Publishing,        BothSides,      ByOtherSide, true},
    {C::SensitiveApi,          G::FeatureActivation, WhoBuilds,      ByApp,       true},
    {C::FeatureActivation,     G::FeatureActivation, WhoBuilds,      ByApp,       true},
    {C::SkipDomain,            G::FeatureActivation, WhoLeads,       ByApp,       true},
    {C::DeveloperWorkspace,    G::MemberRequests,    Partners,       ByAdmins,    false},
    {C::WorkspaceRegistration, G::MemberRequests,    WhoRegisters,   ByOperators, false},
    {C::WorkspaceChange,       G::MemberRequests,    Administrators, ByOperators, false},
};
// clang-format on

constexpr bool tableIsInOrder()
{
    for (int i = 0; i < ApprovalCategoryCount; ++i) {
        if (Table[i].category != static_cast<ApprovalCategory>(i))
            return false;
    }
    return true;
}

static_assert(std::size(Table) == ApprovalCategoryCount, "every category needs its row");
static_assert(std::size(WireNames<ApprovalCategory>::values) == ApprovalCategoryCount,
              "every category needs its name");
static_assert(tableIsInOrder(), "approvalRule() takes the category as index");

//! The column of the permission table that a decider stands in, if it is one.
std::optional<PrincipalColumn> columnOf(ApprovalDecider decider)
{
    switch (decider) {
    case ApprovalDecider::WorkspaceAdmin:
        return PrincipalColumn::WorkspaceAdmin;
    case ApprovalDecider::WorkspaceReviewer:
        return PrincipalColumn::WorkspaceReviewer;
    case ApprovalDecider::AppAdmin:
        return PrincipalColumn::AppAdmin;
    case ApprovalDecider::AppReviewer:
        return PrincipalColumn::AppReviewer;
    case ApprovalDecider::OtherSide:
    case ApprovalDecider::Operator:
        break;
    }
    return std::nullopt;
}

bool isOfApp(const Principal &principal, AssignmentRole role, const QString &app)
{
    return !app.isEmpty() && std::ranges::any_of(principal.assignments, [&](const Assignment &each) {
        return each.role.is(role) && each.targetId == app;
    });
}

bool decides(ApprovalDecider decider, const Principal &principal, const Target &target)
{
    switch (decider) {
    case ApprovalDecider::WorkspaceAdmin:
        return principal.role == Role::Admin;
    case ApprovalDecider::WorkspaceReviewer:
        return principal.role == Role::Reviewer;
    case ApprovalDecider::AppAdmin:
        return isOfApp(principal, AssignmentRole::AppAdmin, target.appId);
    case ApprovalDecider::AppReviewer:
        return isOfApp(principal, AssignmentRole::AppReviewer, target.appId);
    case ApprovalDecider::OtherSide:
    case ApprovalDecider::Operator:
        break;
    }
    return false;
}

} // namespace

const ApprovalRule &approvalRule(ApprovalCategory category)
{
    return Table[static_cast<size_t>(category)];
}

QList<ApprovalCategory> approvalCategories(ApprovalGroup group)
{
    QList<ApprovalCategory> categories;
    for (const ApprovalRule &rule : Table) {
        if (rule.group == group)
            categories.append(rule.category);
    }
    return categories;
}

bool isDecidedByOperators(ApprovalCategory category)
{
    const auto deciders = approvalRule(category).deciders;
    return std::ranges::find(deciders, ApprovalDecider::Operator) != deciders.end();
}

bool mayDecideApproval(ApprovalCategory category, const Principal &principal, const Target &target)
{
    return principal.active && principal.role
        && std::ranges::any_of(approvalRule(category).deciders,
                               [&](ApprovalDecider decider) { return decides(decider, principal, target); });
}

QList<ApprovalCategory> approvalsDecidedBy(const Principal &principal)
{
    QList<ApprovalCategory> categories;
    if (!principal.active || !principal.role)
        return categories;
    for (const ApprovalRule &rule : Table) {
        const bool somewhere = std::ranges::any_of(rule.deciders, [&](ApprovalDecider decider) {
            const auto column = columnOf(decider);
            return column && holds(principal, *column);
        });
        if (somewhere)
            categories.append(rule.category);
    }
    return categories;
}

} // namespace Minideck
