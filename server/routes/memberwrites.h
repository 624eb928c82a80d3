#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

//! Changes of members: role and assignments, block and unblock, remove. For administrators only (MEM-8).
std::vector<Route> memberWriteRoutes();

} // namespace Minideck
