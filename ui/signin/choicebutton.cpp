#include "choicebutton.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/typography.h>

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace Minideck {

static constexpr int Height = 72;
static constexpr int Padding = Metrics::Space16 + 1;

ChoiceButton::ChoiceButton(const QString &icon, const QString &title, const QString &sentence, int key,
                           Place place, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_sentence(sentence)
    , m_key(QString::number(key))
    , m_place(place)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    setShortcut(QKeySequence(m_key));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ChoiceButton::sizeHint() const
{
    return QSize(600, qMax(Height, 2 * fontMetrics().height() + 2 * Metrics::Space16));
}

QPainterPath ChoiceButton::frame(qreal inset) const
{
    // Round at the ends of the common frame only.
    const QRectF box = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
    const qreal radius = Metrics::PanelRadius - inset;
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRoundedRect(box, radius, radius);
    if (m_place != Place::First)
        path.addRect(box.adjusted(0, 0, 0, -radius));
    if (m_place != Place::Last)
        path.addRect(box.adjusted(0, radius, 0, 0));
    return path.simplified();
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    const bool focused = hasFocus() && isEnabled();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(focused ? QPen(colors.accent, Metrics::FocusRing) : QPen(colors.buttonLine, 1));
    painter.setBrush(focused            ? colors.accentTint
                         : isDown()     ? colors.sunken
                         : underMouse() ? colors.hover
                                        : colors.base);
    painter.drawPath(frame(focused ? 1 : 0.5));

    const QColor lead = !isEnabled() ? colors.off : focused ? colors.accent : colors.muted;
    const QRect iconRect(Padding, 0, Metrics::LargeIcon, height());
    paintIcon(painter, iconRect, m_icon, Metrics::LargeIcon, lead);
    const int keyWidth = Metrics::Icon + Metrics::Space8 + Metrics::Space16;
    const int left = iconRect.right() + 1 + Metrics::Space16;
    const int line = lineHeight(TextStyle::Base, font());
    const QRect words(left, height() / 2 - line, width() - left - Padding - keyWidth, line);
    painter.setFont(textFont(TextStyle::Strong, font()));
    painter.setPen(isEnabled() ? colors.text : colors.off);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setFont(font());
    painter.setPen(isEnabled() ? colors.muted : colors.off);
    painter.drawText(words.translated(0, line), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_sentence, Qt::ElideRight, words.width()));

    const QRect arrow(width() - Padding - Metrics::Icon, 0, Metrics::Icon, height());
    paintIcon(painter, arrow, u"right"_qs, Metrics::Icon, colors.muted);
    painter.setFont(textFont(TextStyle::Small, font()));
    painter.drawText(QRect(0, 0, arrow.x() - Metrics::Space8, height()), Qt::AlignRight | Qt::AlignVCenter,
                     m_key);
}

void ChoiceButton::focusInEvent(QFocusEvent *event)
{
    raise(); // its ring lies over the line that it shares with its neighbour
    QAbstractButton::focusInEvent(event);
}

void ChoiceButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace Minideck
