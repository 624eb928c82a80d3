#pragma once

#include <core/types/operation.h>

namespace Minideck {

//! Of an operation with `base` and `current`: whether the platform has what it sets just as it was when
//! somebody acted, so that others have changed other things only and both changes can stand (OFF-6). Never of
//! a change of status or a removal: those are about the whole member.
bool overwritesNothing(const Operation &operation);

} // namespace Minideck
