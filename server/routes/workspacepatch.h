#pragma once

#include "effect.h"

namespace Minideck {

//! Changes what members of a workspace decide themselves: its policies (SET-5). What it is registered with is
//! changed by a request (ACC-4).
Answer patchWorkspace(Effect &effect);

} // namespace Minideck
