#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

//! The teams of a workspace, for all its active members.
std::vector<Route> teamRoutes();

} // namespace Minideck
