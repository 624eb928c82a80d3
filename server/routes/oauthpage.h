#pragma once

#include "accountdesk.h"
#include "authorizationrequest.h"

namespace Minideck {

//! GET /oauth/authorize: the page, or the way back with what was wrong.
Answer showSignInPage(const RouteCall &call, const AccountDesk &desk);

//! POST /oauth/authorize: checks who signs in, as POST /v1/session does, and sends the browser back with a
//! code.
void takeSignInForm(const RouteCall &call, const AccountDesk &desk, const AccountDesk::Finish &finish);

} // namespace Minideck
