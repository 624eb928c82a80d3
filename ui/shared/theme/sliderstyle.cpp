#include "sliderstyle.h"

#include "colors.h"
#include "indicators.h"

#include <QPainter>
#include <QStyleOptionSlider>

namespace Minideck {

static constexpr int Groove = 4;

// Horizontal ones only: there are no others.
QRect sliderPart(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    const QRect whole = option.rect;
    const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                   whole.width() - SliderKnob, option.upsideDown);
    switch (part) {
    case QStyle::SC_SliderHandle:
        return QRect(whole.x() + at, whole.center().y() - SliderKnob / 2 + 1, SliderKnob, SliderKnob);
    case QStyle::SC_SliderGroove:
        return QRect(whole.x(), whole.center().y() - Groove / 2 + 1, whole.width(), Groove);
    default:
        return {};
    }
}

void paintSlider(const QStyleOptionSlider &option, QPainter &painter)
{
    const Colors &colors = colorsOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const QColor accent = enabled ? colors.accent : colors.controlLine;
    const QRect groove = sliderPart(option, QStyle::SC_SliderGroove);
    const QRect knob = sliderPart(option, QStyle::SC_SliderHandle);
    QRect done = groove;
    if (option.upsideDown)
        done.setLeft(knob.center().x());
    else
        done.setRight(knob.center().x());

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.sunken);
    painter.drawRoundedRect(groove, Groove / 2.0, Groove / 2.0);
    painter.setBrush(accent);
    painter.drawRoundedRect(done, Groove / 2.0, Groove / 2.0);
    painter.setPen(QPen(accent, 2));
    painter.setBrush(option.state & QStyle::State_Sunken ? colors.sunken : colors.base);
    painter.drawEllipse(QRectF(knob).adjusted(1, 1, -1, -1));
    painter.restore();
    if (option.state & QStyle::State_HasFocus)
        paintOuterRing(painter, knob.adjusted(2, 2, -2, -2), colors, SliderKnob / 2);
}

} // namespace Minideck
