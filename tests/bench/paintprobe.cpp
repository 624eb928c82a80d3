#include "paintprobe.h"

#include <QAbstractItemView>
#include <QEvent>

namespace Minideck {

PaintProbe::PaintProbe(QAbstractItemView &view)
{
    view.viewport()->installEventFilter(this);
}

bool PaintProbe::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Paint)
        ++m_paints;
    return QObject::eventFilter(object, event);
}

} // namespace Minideck
