#pragma once

#include "approvalwork.h"

namespace Minideck {

//! One decision for each of many approvals (APR-8), each looked at by itself, with a result for each
//! (spec/api.md 10). What is refused stops nothing else. Who asks may decide something.
Answer decideApprovals(const ApprovalWork &work);

} // namespace Minideck
