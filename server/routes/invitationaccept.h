#pragma once

#include "accountdesk.h"

#include <memory>
#include <vector>

namespace Minideck {

//! Joining a workspace with the code of an invitation (MEM-2).
std::vector<Route> invitationAcceptRoutes(const std::shared_ptr<AccountDesk> &desk);

} // namespace Minideck
