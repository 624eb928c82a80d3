#include "progressline.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/metrics.h>

#include <QPainter>

namespace Minideck {

static constexpr int Frame = 40; // ms
static constexpr int Steps = 50;

ProgressLine::ProgressLine(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(Metrics::ProgressLine);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Synchronising"));
}

void ProgressLine::setProgress(qint64 done, qint64 total)
{
    m_done = done;
    m_total = total;
    m_running = true;
    animate();
    update();
}

void ProgressLine::stop()
{
    m_running = false;
    animate();
    update();
}

void ProgressLine::animate()
{
    const bool moves = m_running && m_total <= 0 && isVisible();
    if (moves && !m_timer.isActive())
        m_timer.start(Frame, this);
    else if (!moves)
        m_timer.stop();
}

QSize ProgressLine::sizeHint() const
{
    return QSize(0, Metrics::ProgressLine);
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    if (!m_running)
        return;
    QPainter painter(this);
    const QColor accent = colorsOf(palette()).accent;
    if (m_total > 0) {
        painter.fillRect(0, 0, static_cast<int>(width() * qMin(m_done, m_total) / m_total), height(), accent);
        return;
    }
    const int piece = width() / 4;
    painter.fillRect((width() + piece) * m_phase / Steps - piece, 0, piece, height(), accent);
}

void ProgressLine::timerEvent(QTimerEvent *)
{
    m_phase = (m_phase + 1) % Steps;
    update();
}

void ProgressLine::showEvent(QShowEvent *)
{
    animate();
}

void ProgressLine::hideEvent(QHideEvent *)
{
    m_timer.stop();
}

} // namespace Minideck
