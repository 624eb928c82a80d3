#include "lateness.h"

#include <QEventLoop>

namespace Minideck {

namespace {

constexpr int Interval = 4;

} // namespace

Lateness::Lateness()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Lateness::fired);
    m_timer.start(Interval);
    m_since.start();
}

void Lateness::fired()
{
    m_samples << qMax(0.0, static_cast<double>(m_since.nsecsElapsed()) / 1e6 - Interval);
    m_since.start();
}

QList<double> Lateness::ofBareLoop(int milliseconds)
{
    const Lateness lateness;
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
    return lateness.samples();
}

} // namespace Minideck
