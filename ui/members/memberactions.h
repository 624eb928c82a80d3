#pragma once

#include <ui/shared/actionspec.h>

namespace Minideck {

// The verbs of the section "Members".
QList<ActionSpec> memberActions();

} // namespace Minideck
