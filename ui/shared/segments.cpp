#include "segments.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/indicators.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/typography.h>

#include <QPainter>
#include <QPainterPath>

namespace Minideck {

static constexpr int Padding = Metrics::Space8;

Segments::Segments(const QString &name, QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Segments::setTexts(const QStringList &texts)
{
    const bool wasBlocked = blockSignals(true);
    while (count() > texts.size())
        removeTab(count() - 1);
    while (count() < texts.size())
        addTab({});
    for (int at = 0; at < count(); ++at) {
        setTabText(at, QString(texts.at(at)).replace(u'&', u"&&"_qs));
        setAccessibleTabName(at, texts.at(at));
    }
    blockSignals(wasBlocked);
    updateGeometry();
    update();
}

QSize Segments::tabSizeHint(int index) const
{
    // As wide as the chosen one would be, so that nothing moves.
    const QFontMetrics metrics(textFont(TextStyle::AuxStrong, font()));
    return QSize(metrics.horizontalAdvance(tabText(index)) + 2 * Padding,
                 qMax(Metrics::SmallControl, metrics.height() + Metrics::Space4));
}

QSize Segments::sizeHint() const
{
    QSize size(0, Metrics::SmallControl);
    for (int at = 0; at < count(); ++at)
        size = QSize(size.width() + tabSizeHint(at).width(), qMax(size.height(), tabSizeHint(at).height()));
    return size;
}

void Segments::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = colorsOf(palette());
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(frame, Metrics::ControlRadius, Metrics::ControlRadius);
    painter.fillPath(shape, colors.raised);
    painter.setClipPath(shape);
    painter.fillRect(tabRect(currentIndex()), colors.sunkenSelected);
    for (int at = 1; at < count(); ++at)
        painter.fillRect(tabRect(at).x(), 0, 1, height(), colors.buttonLine);
    painter.setClipping(false);
    painter.setPen(colors.buttonLine);
    painter.drawPath(shape);
    for (int at = 0; at < count(); ++at) {
        const bool chosen = at == currentIndex();
        painter.setFont(textFont(chosen ? TextStyle::AuxStrong : TextStyle::Aux, font()));
        painter.setPen(chosen ? colors.text : colors.muted);
        painter.drawText(tabRect(at), Qt::AlignCenter, QString(tabText(at)).replace(u"&&"_qs, u"&"_qs));
        if (chosen && hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
            paintInnerRing(painter, tabRect(at), colors);
    }
}

} // namespace Minideck
