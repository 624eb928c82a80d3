#pragma once

#include "route.h"

namespace Minideck::TeamWrites {

//! Create, rename and delete, as effects of their routes.
Answer create(Effect &effect);
Answer patch(Effect &effect);
Answer remove(Effect &effect);

} // namespace Minideck::TeamWrites
