#pragma once

#include <QMetaType>

namespace Minideck {

// How high the rows of tables are: 24, 32 or 40.
enum class Density { Compact, Default, Comfortable };

} // namespace Minideck
