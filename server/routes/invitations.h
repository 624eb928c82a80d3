#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

class MasterKey;

//! Inviting people, one or many at once, with a result for each; sending an invitation again and taking it
//! back (MEM-2). For administrators only. The key is that of the codes.
std::vector<Route> invitationRoutes(const MasterKey &key);

} // namespace Minideck
