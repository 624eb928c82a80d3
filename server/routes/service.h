#pragma once

#include "route.h"

#include <core/types/account.h>
#include <server/rules/requestbudget.h>

#include <vector>

namespace Minideck {

class Metrics;

//! What the server says about itself: /healthz, /readyz, /metrics, /v1, /v1/limits. None needs a session.
std::vector<Route> serviceRoutes(Environment environment, const Metrics &metrics, RequestRate rate);

} // namespace Minideck
