#include "applogo.h"

#include <QPainter>
#include <QSvgRenderer>

namespace Minideck {

AppLogo::AppLogo(int size, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(size, size);
}

void AppLogo::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QSvgRenderer drawing(u":/icons/minideck.svg"_qs);
    // The plate leaves 8 of 128 free on each side for the shadows of desktops; here its edge is the edge.
    drawing.setViewBox(QRectF(8, 8, 112, 112));
    drawing.render(&painter, rect());
}

} // namespace Minideck
