#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

class MasterKey;

//! The list of members and one of them. For administrators only (MEM-8).
std::vector<Route> memberRoutes(const MasterKey &key);

} // namespace Minideck
