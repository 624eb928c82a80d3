#include "environmentstrip.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/metrics.h>

#include <QPainter>

#include <cmath>

namespace Minideck {

static constexpr qreal Stripe = 6;
static constexpr qreal Gap = 3;

EnvironmentStrip::EnvironmentStrip(QWidget *parent)
    : QWidget(parent)
{
    setFixedWidth(Metrics::EnvironmentStrip);
}

void EnvironmentStrip::setEnvironment(const WireEnum<Environment> &environment)
{
    m_environment = environment;
    update();
}

void EnvironmentStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    if (m_environment.is(Environment::Test)) {
        painter.fillRect(rect(), colors.stripTest);
        return;
    }
    if (!m_environment.is(Environment::Sandbox)) {
        painter.fillRect(rect(), colors.stripProduction);
        return;
    }
    painter.fillRect(rect(), colors.window);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.stripSandbox);
    // Stripes rise to the right at 45 degrees; along the edge they repeat at the diagonal of their period.
    const qreal period = (Stripe + Gap) * M_SQRT2;
    const qreal high = Stripe * M_SQRT2;
    const qreal w = width();
    for (qreal y = -w; y < height() + w; y += period)
        painter.drawPolygon(QPolygonF{{0, y + w}, {w, y}, {w, y + high}, {0, y + w + high}});
}

} // namespace Minideck
