#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

class MasterKey;

//! Members by name and e-mail, for those who may assign roles somewhere (ROL-1, member.lookup).
std::vector<Route> assignableMemberRoutes(const MasterKey &key);

} // namespace Minideck
