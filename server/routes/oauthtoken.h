#pragma once

#include "accountdesk.h"

namespace Minideck {

//! POST /oauth/token: tokens for a code with its verifier, or for a refresh token (RFC 6749 4.1.3 and 6).
//! Errors have the form of RFC 6749 5.2.
Answer exchangeForTokens(const RouteCall &call, Connection &connection, const AccountDesk &desk);

//! POST /oauth/revoke: ends the session of an access or refresh token (RFC 7009); an unknown one is over
//! already.
Answer revokeToken(const RouteCall &call, Connection &connection, const AccountDesk &desk);

} // namespace Minideck
