#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

//! The teams of a workspace (ACC-6): read by all its active members, changed by administrators, renamed by
//! their team administrators, too.
std::vector<Route> teamRoutes();

} // namespace Minideck
