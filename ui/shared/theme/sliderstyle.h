#pragma once

#include <QStyle>

class QPainter;
class QStyleOptionSlider;

namespace Minideck {

inline constexpr int SliderKnob = 16;
inline constexpr int SliderHeight = 24;

QRect sliderPart(const QStyleOptionSlider &option, QStyle::SubControl part);
void paintSlider(const QStyleOptionSlider &option, QPainter &painter);

} // namespace Minideck
