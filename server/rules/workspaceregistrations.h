#pragma once

#include "approvaleffect.h"
#include "registrations.h"

namespace Minideck {

//! Registrations of workspaces as approvals (ACC-2): the workspace is under review as long as its approval
//! is.
class WorkspaceRegistrations final : public ApprovalEffect
{
public:
    explicit WorkspaceRegistrations(const ApprovalTools &tools)
        : m_tools(tools)
        , m_registrations(tools.connection, tools.now, tools.random, tools.key)
    { }

    //! The workspace of the subject is there and under review, or was rejected and takes its name again.
    std::optional<BrokenRule> ask(StoredApproval &approval, const ApprovalWish &wish) override;

    std::variant<QJsonObject, BrokenRule> approve(const StoredApproval &approval,
                                                  const ApprovalVerdict &verdict) override;
    std::optional<BrokenRule> reject(const StoredApproval &approval, const QString &reason) override;
    std::optional<BrokenRule> withdraw(const StoredApproval &approval) override;

private:
    const ApprovalTools m_tools;
    Registrations m_registrations;
};

} // namespace Minideck
