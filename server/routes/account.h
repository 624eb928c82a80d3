#pragma once

#include "accountdesk.h"

#include <memory>
#include <vector>

namespace Minideck {

//! One's own account and its sessions (ACC-1): look, rename, change the password, sign out everywhere.
std::vector<Route> ownAccountRoutes(const std::shared_ptr<AccountDesk> &desk);

} // namespace Minideck
