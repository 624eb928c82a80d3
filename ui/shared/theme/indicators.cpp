#include "indicators.h"

#include "colors.h"
#include "metrics.h"

#include <QPainter>
#include <QPixmapCache>

namespace Minideck {

static constexpr qreal BoxRadius = 3;

static void drawBox(QPainter &painter, qreal side, Qt::CheckState state, bool enabled, const Colors &colors)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const bool filled = state != Qt::Unchecked;
    const QColor fill = !enabled ? (filled ? colors.off : colors.window)
        : filled                 ? colors.accent
                                 : colors.base;
    const QColor border = !enabled ? (filled ? colors.off : colors.line)
        : filled                   ? colors.accent
                                   : colors.controlLine;
    painter.setPen(QPen(border, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), BoxRadius - 0.5, BoxRadius - 0.5);
    if (!filled)
        return;
    painter.setPen(QPen(colors.onAccent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    // The drawings "check" and "minus" at 12 px in the middle of the box.
    const auto at = [](qreal x, qreal y) { return QPointF(2 + x / 2, 2 + y / 2); };
    if (state == Qt::Checked)
        painter.drawPolyline(QPolygonF{at(5, 12.75), at(9.75, 17.5), at(19, 7)});
    else
        painter.drawLine(at(5, 12), at(19, 12));
}

void paintCheckBox(QPainter &painter, const QRect &rect, Qt::CheckState state, bool enabled,
                   const Colors &colors)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QString key =
        u"minideck:box:%1:%2:%3:%4"_qs.arg(static_cast<int>(state)).arg(enabled).arg(colors.dark).arg(ratio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        const int pixels = qRound(Metrics::CheckBox * ratio);
        pixmap = QPixmap(pixels, pixels);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter drawing(&pixmap);
        drawBox(drawing, Metrics::CheckBox, state, enabled, colors);
        drawing.end();
        QPixmapCache::insert(key, pixmap);
    }
    painter.drawPixmap(rect.topLeft(), pixmap);
}

void paintRadioButton(QPainter &painter, const QRect &rect, bool on, bool enabled, const Colors &colors)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor accent = enabled ? colors.accent : colors.off;
    painter.setPen(QPen(on ? accent : enabled ? colors.controlLine : colors.line, 1));
    painter.setBrush(on ? accent : colors.base);
    painter.drawEllipse(circle);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.base);
        painter.drawEllipse(QRectF(rect).adjusted(5, 5, -5, -5));
    }
    painter.restore();
}

void paintInnerRing(QPainter &painter, const QRect &rect, const Colors &colors)
{
    const int ring = Metrics::FocusRing;
    painter.fillRect(rect.x(), rect.y(), rect.width(), ring, colors.accent);
    painter.fillRect(rect.x(), rect.bottom() + 1 - ring, rect.width(), ring, colors.accent);
    painter.fillRect(rect.x(), rect.y(), ring, rect.height(), colors.accent);
    painter.fillRect(rect.right() + 1 - ring, rect.y(), ring, rect.height(), colors.accent);
}

void paintOuterRing(QPainter &painter, const QRect &control, const Colors &colors, int radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.accent, Metrics::FocusRing));
    painter.setBrush(Qt::NoBrush);
    const qreal outside = Metrics::FocusRing + Metrics::FocusRing / 2.0;
    painter.drawRoundedRect(QRectF(control).adjusted(-outside, -outside, outside, outside), radius + outside,
                            radius + outside);
    painter.restore();
}

} // namespace Minideck
