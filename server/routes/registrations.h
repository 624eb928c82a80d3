#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

class MasterKey;

//! Registrations of workspaces and their decisions, for operators of the platform (ACC-2, ACC-8).
std::vector<Route> registrationRoutes(const MasterKey &key);

} // namespace Minideck
