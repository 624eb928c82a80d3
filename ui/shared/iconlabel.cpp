#include "iconlabel.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>

#include <QPainter>

namespace Minideck {

IconLabel::IconLabel(const QString &icon, Tone tone, int size, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_tone(tone)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFixedSize(size, size);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void IconLabel::setIcon(const QString &icon, Tone tone)
{
    m_icon = icon;
    m_tone = tone;
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    paintIcon(painter, rect(), m_icon, m_size, isEnabled() ? toneColor(colors, m_tone) : colors.off);
}

} // namespace Minideck
