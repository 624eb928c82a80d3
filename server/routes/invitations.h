#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

//! Inviting people, one or many at once, with a result for each (MEM-2). For administrators only.
std::vector<Route> invitationRoutes();

} // namespace Minideck
