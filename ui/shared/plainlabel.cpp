#include "plainlabel.h"

#include "plaintext.h"

#include <ui/shared/theme/colors.h>

#include <QEvent>
#include <QPainter>
#include <QTextLayout>

namespace Minideck {

static constexpr int WrappedWidth = 320; // wanted before a layout says more

PlainLabel::PlainLabel(const QString &text, QWidget *parent)
    : PlainLabel(text, TextStyle::Base, Tone::Neutral, parent)
{ }

PlainLabel::PlainLabel(const QString &text, TextStyle style, Tone tone, QWidget *parent)
    : QLabel(parent)
    , m_style(style)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // whatever the background of the parent is
    setTextInteractionFlags(Qt::NoTextInteraction);
    applyTheme();
    setText(text);
}

void PlainLabel::setText(const QString &text)
{
    m_full = wordWrap() ? text : singleLine(text);
    setAccessibleName(m_full);
    fit();
    updateGeometry();
}

void PlainLabel::setStyle(TextStyle style)
{
    m_style = style;
    applyTheme();
    fit();
    updateGeometry();
}

void PlainLabel::setTone(Tone tone)
{
    m_tone = tone;
    applyTheme();
}

void PlainLabel::setElide(Qt::TextElideMode mode)
{
    m_elide = mode;
    fit();
    updateGeometry();
}

void PlainLabel::setWrapped(bool wrapped)
{
    setWordWrap(wrapped);
    // Not Maximum: the hint is for another width, and a narrow label needs more lines than it.
    QSizePolicy policy(wrapped ? QSizePolicy::Expanding : QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(wrapped);
    setSizePolicy(policy);
    fit();
    updateGeometry();
}

void PlainLabel::setSelectable(bool selectable)
{
    setTextInteractionFlags(selectable ? Qt::TextSelectableByMouse : Qt::NoTextInteraction);
    setCursor(selectable ? Qt::IBeamCursor : Qt::ArrowCursor);
}

void PlainLabel::applyTheme()
{
    // Both calls come back as change events.
    if (m_applying)
        return;
    m_applying = true;
    setFont(textFont(m_style, baseFont()));
    const QPalette above = parentWidget() ? parentWidget()->palette() : QPalette();
    QPalette own = palette();
    own.setColor(QPalette::Active, QPalette::WindowText, toneColor(colorsOf(above), m_tone));
    own.setColor(QPalette::Inactive, QPalette::WindowText, toneColor(colorsOf(above), m_tone));
    own.setColor(QPalette::Disabled, QPalette::WindowText, colorsOf(above).off);
    setPalette(own);
    m_applying = false;
}

void PlainLabel::fit()
{
    const bool whole = wordWrap() || m_elide == Qt::ElideNone;
    const QString shown = whole ? m_full : fontMetrics().elidedText(m_full, m_elide, contentsRect().width());
    if (shown != QLabel::text())
        QLabel::setText(shown);
    setToolTip(shown == m_full ? QString() : toolTipText(m_full));
}

QSize PlainLabel::sizeHint() const
{
    if (wordWrap()) {
        const int width = qMin(WrappedWidth, fontMetrics().horizontalAdvance(m_full) + 1);
        return QSize(width, layOut(width, nullptr));
    }
    return QSize(fontMetrics().horizontalAdvance(m_full) + 1,
                 qMax(lineHeight(m_style, baseFont()), fontMetrics().height()));
}

QSize PlainLabel::minimumSizeHint() const
{
    if (wordWrap())
        return QSize(0, fontMetrics().height());
    const QSize whole = sizeHint();
    return m_elide == Qt::ElideNone
        ? whole
        : QSize(qMin(whole.width(), fontMetrics().averageCharWidth() * 4), whole.height());
}

int PlainLabel::heightForWidth(int width) const
{
    return wordWrap() ? layOut(width, nullptr) : sizeHint().height();
}

int PlainLabel::layOut(int width, QPainter *painter) const
{
    // QLabel knows no line height, and the lines of the fonts of most desktops stand too close.
    const int step = qMax(lineHeight(m_style, baseFont()), fontMetrics().height());
    int y = 0;
    for (const QString &paragraph : m_full.split(u'\n')) {
        QTextLayout layout(singleLine(paragraph), font());
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition(QPointF(0, y + qRound((step - line.height()) / 2)));
            y += step;
        }
        layout.endLayout();
        if (painter)
            layout.draw(painter, QPointF(0, 0));
    }
    return y;
}

void PlainLabel::paintEvent(QPaintEvent *event)
{
    if (!wordWrap()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    layOut(width(), &painter);
}

QFont PlainLabel::baseFont() const
{
    return parentWidget() ? parentWidget()->font() : QFont();
}

void PlainLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    fit();
}

void PlainLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    const bool themed = event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::ParentChange || event->type() == QEvent::ApplicationPaletteChange;
    if (themed) {
        applyTheme();
        fit();
    }
}

} // namespace Minideck
