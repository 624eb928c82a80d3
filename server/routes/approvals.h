#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

class MasterKey;

//! What is asked for and decided inside a workspace (APR-1 to APR-11): lists, detail, verbs, batch, and
//! asking for another role (MEM-9) or for a change of the workspace (ACC-4).
std::vector<Route> approvalRoutes(const MasterKey &key);

} // namespace Minideck
