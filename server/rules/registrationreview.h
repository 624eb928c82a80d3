#pragma once

#include "approvaleffect.h"

namespace Minideck {

//! The review of registrations for those who name a workspace and not its approval: the registration routes
//! and the command line (ACC-2). What they decide is the approval; the workspace follows it.
namespace RegistrationReview {

//! Puts a checked form up for review and gives the workspace. `origin` says who, when and by which request;
//! its log is that of the new workspace.
std::variant<WorkspaceId, BrokenRule> submit(Connection &connection, const RegistrationForm &form,
                                             qint64 account, const AuditEvent &origin, Random &random,
                                             const MasterKey &key);

std::optional<BrokenRule> approve(const ApprovalTools &tools, const Registration &registration,
                                  const ApprovalVerdict &verdict);
std::optional<BrokenRule> reject(const ApprovalTools &tools, const Registration &registration,
                                 const ApprovalVerdict &verdict);

} // namespace RegistrationReview
} // namespace Minideck
