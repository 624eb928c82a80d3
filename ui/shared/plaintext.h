#pragma once

#include <QString>

namespace Minideck {

// Text from outside as one harmless line: control characters become spaces, marks that turn the direction of
// the text around them are dropped, and what is longer than anyone can read is cut.
QString singleLine(const QString &text);

// A tooltip that shows exactly this text. Qt takes tooltips for rich text when they look like it.
QString toolTipText(const QString &plain);

} // namespace Minideck
