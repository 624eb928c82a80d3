#pragma once

#include "accountdesk.h"

#include <memory>
#include <vector>

namespace Minideck {

//! Signing in by the system's browser (RFC 6749, 7636, 8252, 9207): the page, the exchange of its code for
//! the tokens of a session, and the end of them (RFC 7009). The metadata (RFC 8414) says where all this is.
std::vector<Route> oauthRoutes(const std::shared_ptr<AccountDesk> &desk);

} // namespace Minideck
