#pragma once

#include "accountdesk.h"

#include <memory>
#include <vector>

namespace Minideck {

//! Applying for an account and verifying its address (ACC-1). The answers do not depend on whether there is
//! an account of the address.
std::vector<Route> accountRoutes(const std::shared_ptr<AccountDesk> &desk);

} // namespace Minideck
