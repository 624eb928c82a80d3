#include "ruleline.h"

#include <ui/shared/theme/colors.h>

#include <QPainter>

namespace Minideck {

RuleLine::RuleLine(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(1);
}

void RuleLine::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), colorsOf(palette()).line);
}

} // namespace Minideck
