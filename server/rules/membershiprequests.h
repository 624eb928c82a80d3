#pragma once

#include "approvaleffect.h"

namespace Minideck {

//! Requests to join a workspace and for another role in it (MEM-9). Whoever approves may lower the role.
class MembershipRequests final : public ApprovalEffect
{
public:
    static constexpr int OpenPerAccount = 5; //!< requests to join, of one account at the same time

    explicit MembershipRequests(const ApprovalTools &tools)
        : m_tools(tools)
    { }

    std::optional<BrokenRule> ask(StoredApproval &approval, const ApprovalWish &wish) override;
    std::variant<QJsonObject, BrokenRule> approve(const StoredApproval &approval,
                                                  const ApprovalVerdict &verdict) override;

private:
    std::optional<BrokenRule> tooMany(const StoredApproval &approval, bool joining);
    std::optional<BrokenRule> join(const StoredApproval &approval, Role role);
    std::optional<BrokenRule> change(const StoredApproval &approval, const StoredMember &member, Role role);

    const ApprovalTools m_tools;
};

} // namespace Minideck
