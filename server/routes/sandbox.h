#pragma once

#include "accountdesk.h"

#include <memory>
#include <vector>

namespace Minideck {

//! What only a sandbox offers, and only to the people of its demo workspace: reading the mail that went
//! nowhere (ACC-10), and acting as another of them (ACC-11).
std::vector<Route> sandboxRoutes(const std::shared_ptr<AccountDesk> &desk);

} // namespace Minideck
