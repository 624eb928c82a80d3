#include "palettefield.h"

#include <ui/shared/plaintext.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/typography.h>

#include <QPainter>

namespace Minideck {

PaletteField::PaletteField(QWidget *parent)
    : QToolButton(parent)
{
    setText(tr("Search or jump to"));
    setAccessibleName(tr("Search or jump to"));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PaletteField::setKey(const QString &key)
{
    if (m_key == key)
        return;
    m_key = key;
    setAccessibleDescription(key);
    update();
}

QSize PaletteField::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int words = metrics.horizontalAdvance(text()) + metrics.horizontalAdvance(m_key);
    const int around = 2 * Metrics::Space8 + Metrics::Icon + 3 * Metrics::Space8;
    return QSize(qMax(Metrics::PaletteField, words + around), qMax(Metrics::Control, metrics.height() + 10));
}

void PaletteField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(underMouse() ? colors.controlLine : colors.buttonLine, 1));
    painter.setBrush(isDown() ? colors.sunken : colors.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::ControlRadius,
                            Metrics::ControlRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);

    const QRect inside = rect().adjusted(Metrics::Space8 + 1, 0, -Metrics::Space8 - 1, 0);
    const QRect lead = QStyle::visualRect(layoutDirection(), inside,
                                          QRect(inside.topLeft(), QSize(Metrics::Icon, height())));
    paintIcon(painter, lead, u"search"_qs, Metrics::Icon, colors.muted);
    painter.setPen(colors.muted);
    painter.setFont(textFont(TextStyle::Small, font()));
    painter.drawText(inside, QStyle::visualAlignment(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter),
                     m_key);
    painter.setFont(font());
    const QRect words = QStyle::visualRect(layoutDirection(), inside,
                                           inside.adjusted(Metrics::Icon + Metrics::Space8, 0, 0, 0));
    painter.drawText(words, QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter),
                     text());
}

} // namespace Minideck
