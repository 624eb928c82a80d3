#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

//! The change feed (spec/api.md 7): what changed since a sequence, each object once, as it is now.
std::vector<Route> changeRoutes();

} // namespace Minideck
