#pragma once

#include "approvaleffect.h"

#include <memory>

namespace Minideck {

//! What approvals of the category do. Nothing for a category that nobody can ask for yet: a new one is one
//! more line here.
std::unique_ptr<ApprovalEffect> approvalEffect(ApprovalCategory category, const ApprovalTools &tools);

} // namespace Minideck
