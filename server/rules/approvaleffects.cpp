#include "approvaleffects.h"

#include "membershiprequests.h"
#include "workspacechanges.h"
#include "workspaceregistrations.h"

namespace Minideck {

std::unique_ptr<ApprovalEffect> approvalEffect(ApprovalCategory category, const ApprovalTools &tools)
{
    switch (category) {
    case ApprovalCategory::MemberRequest:
        return std::make_unique<MembershipRequests>(tools);
    case ApprovalCategory::WorkspaceRegistration:
        return std::make_unique<WorkspaceRegistrations>(tools);
    case ApprovalCategory::WorkspaceChange:
        return std::make_unique<WorkspaceChanges>(tools);
    case ApprovalCategory::Publishing:
    case ApprovalCategory::Removal:
    case ApprovalCategory::Binding:
    case ApprovalCategory::SensitiveApi:
    case ApprovalCategory::FeatureActivation:
    case ApprovalCategory::SkipDomain:
    case ApprovalCategory::DeveloperWorkspace:
        break;
    }
    return nullptr;
}

} // namespace Minideck
