#pragma once

#include <QString>

#include <optional>

namespace Minideck {

// The ratio of a goal that is not met yet, as it stood when it was last looked at. The gate is there to
// notice what gets worse; a goal that is met leaves this list.
std::optional<double> reachedRatio(const QString &goal, const QString &what);

} // namespace Minideck
