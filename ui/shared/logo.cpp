#include "logo.h"

#include <QPainter>
#include <QSvgRenderer>

namespace Minideck {

static constexpr int Drawn = 64;
static constexpr int Margin = 4;

Logo::Logo(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(Drawn - 2 * Margin, Drawn - 2 * Margin);
}

void Logo::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QSvgRenderer(u":/icons/minideck.svg"_qs).render(&painter, QRectF(-Margin, -Margin, Drawn, Drawn));
}

} // namespace Minideck
