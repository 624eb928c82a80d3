#pragma once

#include <core/types/operation.h>

namespace Minideck {

//! Whether the platform has what an operation sets just as it was when somebody acted, so that others have
//! changed other things only and both changes can stand (OFF-6). Never of a change of status or a removal:
//! those are about the whole member. Never if the operation does not know its base.
bool overwritesNothing(const Operation &operation, const Member &current);

} // namespace Minideck
