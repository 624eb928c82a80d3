#pragma once

#include "accountdesk.h"

#include <memory>
#include <vector>

namespace Minideck {

//! A letter to oneself, for operators who want to know whether mail arrives (ACC-10).
std::vector<Route> mailTestRoutes(const std::shared_ptr<AccountDesk> &desk);

} // namespace Minideck
