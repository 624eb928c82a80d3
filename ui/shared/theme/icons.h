#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRect>

class QPainter;

namespace Minideck {

// An icon of resources/icons by its name without ".svg", tinted by the application's palette. The style
// paints the icons of controls in the colour of their state; name() of the result is the id.
QIcon icon(const QString &id);

// The drawing in one colour for one device pixel ratio; cached by all of its arguments. size is in
// device-independent pixels.
QPixmap iconPixmap(const QString &id, int size, const QColor &color, qreal devicePixelRatio);

// Paints the icon in the middle of a rectangle.
void paintIcon(QPainter &painter, const QRect &rect, const QString &id, int size, const QColor &color);

} // namespace Minideck
