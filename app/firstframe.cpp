#include "firstframe.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace Minideck {

using namespace std::chrono_literals;

static constexpr auto Unseen = 1s;

FirstFrame::FirstFrame(QWidget &window, std::function<void()> act)
    : QObject(&window)
    , m_act(std::move(act))
{
    window.installEventFilter(this);
    QTimer::singleShot(Unseen, this, &FirstFrame::act);
}

bool FirstFrame::eventFilter(QObject *watched, QEvent *event)
{
    // The frame is sent to the screen in the same turn of the event loop.
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        QTimer::singleShot(0, this, &FirstFrame::act);
    }
    return QObject::eventFilter(watched, event);
}

void FirstFrame::act()
{
    if (const std::function<void()> act = std::exchange(m_act, {})) {
        act();
        deleteLater();
    }
}

} // namespace Minideck
