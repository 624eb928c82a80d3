#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

class Clock;
class SignIn;

//! First-party sessions (spec/api.md 11): sign in, refresh, look, sign out.
std::vector<Route> sessionRoutes(SignIn &signIn, Sessions &sessions, const Clock &clock);

} // namespace Minideck
