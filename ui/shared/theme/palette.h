#pragma once

#include <QPalette>

namespace Minideck {

struct Colors;

// The palette of a theme; colorsOf() finds the way back.
QPalette makePalette(const Colors &colors);

} // namespace Minideck
