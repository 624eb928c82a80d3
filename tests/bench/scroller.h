#pragma once

#include "paintprobe.h"

class QAbstractItemView;

namespace Minideck {

// Scrolls a shown view and waits until it has painted, the way the event loop would have it.
class Scroller
{
public:
    // Lets the shown view settle. Its scroll bar moves that many units for a row.
    Scroller(QAbstractItemView &view, int unitsPerRow);

    // Milliseconds until painted; each goes on where the last one ended.
    double stepThreeRows();
    double jump(); // to a place that nobody foresaw; the same places in every run

private:
    double moveTo(int value);

    QAbstractItemView &m_view;
    PaintProbe m_probe;
    int m_unitsPerRow;
    quint32 m_draw = 12345;
};

} // namespace Minideck
