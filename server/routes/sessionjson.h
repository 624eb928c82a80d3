#pragma once

#include "route.h"

#include <server/rules/signin.h>

namespace Minideck {

//! Tokens of a session and whose it is.
HttpResponse signedInResponse(const OpenedSession &signedIn, const QDateTime &now, int status);

//! Whole seconds until then; what is left of the last one counts.
qint64 secondsUntil(const QDateTime &then, const QDateTime &now);

//! What is answered to a sign-in that was refused.
Problem refusedSignIn(const SignInRefused &refused);

} // namespace Minideck
