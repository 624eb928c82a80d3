#include "approvalcaller.h"

#include <core/approvaltable.h>
#include <server/rules/owndecisions.h>

#include <algorithm>

namespace Minideck {

bool ApprovalCaller::decidesOwn(Connection &connection) const
{
    return std::ranges::any_of(scope.decides, [&](ApprovalCategory category) {
        return OwnDecisions::of(connection, category, scope.workspace) != OwnDecision::Refused;
    });
}

ApprovalCaller ApprovalCaller::inside(const Membership &membership, qint64 account)
{
    return {.account = account,
            .isOperator = false,
            .membership = membership,
            .scope = {.workspace = membership.workspace.key,
                      .account = account,
                      .all = membership.may(Permission::ApprovalView),
                      .decides = approvalsDecidedBy(Principal::of(membership.member.member)),
                      .ownToo = false}};
}

ApprovalCaller ApprovalCaller::above(const AccountRecord &account)
{
    ApprovalCaller caller{.account = account.key,
                          .isOperator = account.isOperator,
                          .membership = std::nullopt,
                          .scope = {.workspace = 0,
                                    .account = account.key,
                                    .all = account.isOperator,
                                    .decides = {},
                                    .ownToo = false}};
    for (int i = 0; account.isOperator && i < ApprovalCategoryCount; ++i) {
        if (isDecidedByOperators(static_cast<ApprovalCategory>(i)))
            caller.scope.decides.append(static_cast<ApprovalCategory>(i));
    }
    return caller;
}

std::optional<StoredApproval> ApprovalCaller::find(Connection &connection, const ApprovalId &id) const
{
    return ApprovalList::sees(connection, scope, id) ? ApprovalRows::byId(connection, id) : std::nullopt;
}

bool ApprovalCaller::mayDecide(const StoredApproval &approval) const
{
    if (membership)
        return mayDecideApproval(approval.category, Principal::of(membership->member.member));
    return isOperator && isDecidedByOperators(approval.category);
}

std::optional<WorkspaceRecord> ApprovalCaller::readOnly(Connection &connection,
                                                        const StoredApproval &approval) const
{
    if (!approval.workspace || (!membership && mayDecide(approval)))
        return std::nullopt;
    auto workspace = Workspaces::byKey(connection, approval.workspace);
    if (workspace && workspace->status == WorkspaceStatus::Active)
        workspace.reset();
    return workspace;
}

} // namespace Minideck
