#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

class MasterKey;

//! The workspaces of an account, one of them (ACC-4) with its policies, and the registration of a new one
//! (ACC-2) with the list of what it may be about.
std::vector<Route> workspaceRoutes(const MasterKey &key);

} // namespace Minideck
