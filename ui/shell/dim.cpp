#include "dim.h"

#include <ui/shared/theme/colors.h>

#include <QMouseEvent>
#include <QPainter>

namespace Minideck {

void Dim::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), colorsOf(palette()).dim);
}

void Dim::mousePressEvent(QMouseEvent *event)
{
    event->accept();
    emit pressed();
}

} // namespace Minideck
