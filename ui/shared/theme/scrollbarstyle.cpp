#include "scrollbarstyle.h"

#include "colors.h"

#include <QPainter>
#include <QStyleOption>

namespace Minideck {

static constexpr int ShortestThumb = 32;
static constexpr int ThumbMargin = 3;

void paintScrollBar(const QStyleOptionSlider &option, QPainter &painter)
{
    const Colors &colors = colorsOf(option.palette);
    if (option.maximum <= option.minimum)
        return;
    const bool lively = option.state & QStyle::State_Enabled
        && (option.state & (QStyle::State_MouseOver | QStyle::State_Sunken));
    const QRectF thumb = QRectF(scrollBarPart(option, QStyle::SC_ScrollBarSlider))
                             .adjusted(ThumbMargin, ThumbMargin, -ThumbMargin, -ThumbMargin);
    const qreal radius = qMin(thumb.width(), thumb.height()) / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(lively ? colors.controlLine : between(colors.buttonLine, colors.controlLine, 0.5));
    painter.drawRoundedRect(thumb, radius, radius);
    painter.restore();
}

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int thumb = length;
    if (range > 0)
        thumb = static_cast<int>(qint64(option.pageStep) * length / (range + option.pageStep));
    thumb = qBound(qMin(ShortestThumb, length), thumb, length);
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - thumb, option.upsideDown);
    const auto slice = [&](int from, int size) {
        const QRect rect = option.rect;
        return horizontal ? QRect(rect.x() + from, rect.y(), size, rect.height())
                          : QRect(rect.x(), rect.y() + from, rect.width(), size);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return slice(start, thumb);
    case QStyle::SC_ScrollBarGroove:
        return option.rect;
    case QStyle::SC_ScrollBarSubPage:
        return slice(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return slice(start + thumb, length - start - thumb);
    default:
        return {}; // no arrows
    }
}

} // namespace Minideck
