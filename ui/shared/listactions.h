#pragma once

#include "actionspec.h"

namespace Minideck {

// The verbs of every list, in the order of the sheet of shortcuts.
QList<ActionSpec> listActions();

} // namespace Minideck
