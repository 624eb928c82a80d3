#include "tokenbutton.h"

#include "plaintext.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/typography.h>

#include <QPainter>

namespace Minideck {

static constexpr int Height = 20;
static constexpr int Left = 6;
static constexpr int LongestValue = 240;

TokenButton::TokenButton(const QString &field, const QString &value, QWidget *parent)
    : QAbstractButton(parent)
    , m_field(singleLine(field))
    , m_value(singleLine(value))
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Remove the condition %1 %2").arg(m_field, m_value));
    setToolTip(toolTipText(tr("Remove the condition %1 %2").arg(m_field, m_value)));
}

int TokenButton::widthOf(const QString &text) const
{
    return QFontMetrics(textFont(TextStyle::Aux, font())).horizontalAdvance(text);
}

QSize TokenButton::sizeHint() const
{
    return QSize(Left + widthOf(m_field) + Metrics::Space4 + qMin(widthOf(m_value), LongestValue)
                     + Metrics::Space4 + Metrics::TinyIcon + Metrics::Space4,
                 Height);
}

void TokenButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = colorsOf(palette());
    painter.setPen(hasFocus() ? QPen(colors.accent, Metrics::FocusRing) : QPen(Qt::NoPen));
    painter.setBrush(underMouse() ? between(colors.token, colors.text, 0.06) : colors.token);
    painter.drawRoundedRect(hasFocus() ? rect().adjusted(1, 1, -1, -1) : rect(), Metrics::ControlRadius,
                            Metrics::ControlRadius);
    const QFont aux = textFont(TextStyle::Aux, font());
    painter.setFont(aux);
    painter.setPen(colors.muted);
    int x = Left;
    painter.drawText(QRect(x, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, m_field);
    x += widthOf(m_field) + Metrics::Space4;
    painter.setPen(colors.text);
    const int room = width() - x - 2 * Metrics::Space4 - Metrics::TinyIcon;
    painter.drawText(QRect(x, 0, room + 1, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(aux).elidedText(m_value, Qt::ElideRight, room + 1));
    paintIcon(painter, QRect(width() - Metrics::Space4 - Metrics::TinyIcon, 0, Metrics::TinyIcon, height()),
              u"close"_qs, Metrics::TinyIcon, colors.muted);
}

} // namespace Minideck
