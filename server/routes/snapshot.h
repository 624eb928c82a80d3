#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

class StoreDatabase;

//! Everything the caller may see of a workspace as one NDJSON stream, consistent as of one change sequence
//! (spec/api.md 7).
std::vector<Route> snapshotRoutes(const StoreDatabase &database);

} // namespace Minideck
