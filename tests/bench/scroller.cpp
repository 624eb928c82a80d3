#include "scroller.h"

#include "stopwatch.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QScrollBar>

namespace Minideck {

Scroller::Scroller(QAbstractItemView &view, int unitsPerRow)
    : m_view(view)
    , m_probe(view)
    , m_unitsPerRow(unitsPerRow)
{
    const Stopwatch watch;
    while (watch.ms() < 500)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
}

double Scroller::stepThreeRows()
{
    const QScrollBar *bar = m_view.verticalScrollBar();
    const int next = bar->value() + 3 * m_unitsPerRow;
    return moveTo(next > bar->maximum() ? 0 : next);
}

double Scroller::jump()
{
    m_draw = m_draw * 1664525u + 1013904223u;
    const auto range = static_cast<quint64>(m_view.verticalScrollBar()->maximum());
    return moveTo(static_cast<int>(range * m_draw >> 32));
}

double Scroller::moveTo(int value)
{
    const int before = m_probe.paints();
    const Stopwatch watch;
    m_view.verticalScrollBar()->setValue(value);
    while (m_probe.paints() == before && watch.ms() < 1000)
        QCoreApplication::processEvents();
    const double painted = watch.ms();
    // What was put off (pages ahead, delayed layouts) is not part of the step, and must not run in the next
    // one.
    while (watch.ms() < painted + 1)
        QCoreApplication::processEvents();
    return painted;
}

} // namespace Minideck
