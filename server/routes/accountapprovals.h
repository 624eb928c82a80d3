#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

class MasterKey;

//! Approvals above the workspaces: what an account asked for, also where it is no member (MEM-9), and what
//! operators decide (ACC-2, ACC-4). The verbs are those inside a workspace.
std::vector<Route> accountApprovalRoutes(const MasterKey &key);

} // namespace Minideck
