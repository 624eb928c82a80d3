#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

//! Changes of members: role and assignments, block and unblock, remove. For administrators
//! (MEM-8); roles in a team, app or program also for those who may assign there (ROL-1).
std::vector<Route> memberWriteRoutes();

} // namespace Minideck
