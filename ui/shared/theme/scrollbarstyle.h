#pragma once

#include <QStyle>

class QPainter;
class QStyleOptionSlider;

namespace Minideck {

// Slim scroll bars without arrows.
inline constexpr int ScrollBarWidth = 12;

void paintScrollBar(const QStyleOptionSlider &option, QPainter &painter);
QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part);

} // namespace Minideck
