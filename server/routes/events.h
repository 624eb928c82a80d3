#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

class EventHub;

//! Live events (spec/api.md 7): that something changed, never what. The changes are asked for.
std::vector<Route> eventRoutes(EventHub &hub);

} // namespace Minideck
