#pragma once

#include "section.h"

namespace Minideck {

// The verbs of the window itself.
QList<ActionSpec> shellActions();

// The verbs that lead to the sections, "go.members".
QList<ActionSpec> sectionActions(const QList<Section> &sections);

} // namespace Minideck
