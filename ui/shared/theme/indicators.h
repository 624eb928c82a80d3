#pragma once

#include <QtCore/qnamespace.h>

class QPainter;
class QRect;

namespace Minideck {

struct Colors;

// Check boxes, radio buttons and rings, for the style and for delegates.
void paintCheckBox(QPainter &painter, const QRect &rect, Qt::CheckState state, bool enabled,
                   const Colors &colors);
void paintRadioButton(QPainter &painter, const QRect &rect, bool on, bool enabled, const Colors &colors);

// The focus ring inside rows, and 2 px outside of buttons.
void paintInnerRing(QPainter &painter, const QRect &rect, const Colors &colors);
void paintOuterRing(QPainter &painter, const QRect &control, const Colors &colors, int radius);

} // namespace Minideck
