#pragma once

#include "approvaleffect.h"

namespace Minideck {

//! Requests to change the facts of a workspace (ACC-4). One at a time; new representatives are named by it
//! and become no members.
class WorkspaceChanges final : public ApprovalEffect
{
public:
    explicit WorkspaceChanges(const ApprovalTools &tools)
        : m_tools(tools)
    { }

    std::optional<BrokenRule> ask(StoredApproval &approval, const ApprovalWish &wish) override;
    std::variant<QJsonObject, BrokenRule> approve(const StoredApproval &approval,
                                                  const ApprovalVerdict &verdict) override;

private:
    const ApprovalTools m_tools;
};

} // namespace Minideck
