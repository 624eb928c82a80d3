#pragma once

#include <QFont>

namespace Minideck {

// The desktop's fonts. Where the desktop names none (a bare X server, no display), Inter and JetBrains Mono
// at the sizes of the design, with Noto Sans CJK behind them, as far as they are installed.
QFont interfaceFont();
QFont fixedFont();

} // namespace Minideck
