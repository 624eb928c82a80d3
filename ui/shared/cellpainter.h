#pragma once

#include <QModelIndex>
#include <QRect>

class QPainter;

namespace Minideck {

struct Colors;
class TextPainter;

// What a cell must know to paint itself. The background is painted already.
struct Cell
{
    QModelIndex index;
    QRect rect; // without the gap to the next column
    const Colors &colors;
    TextPainter &text;
    bool selected = false;
    bool hovered = false;
    bool current = false; // the row that keys act on, shown only while the list has the focus
};

// Paints the cells of a RowView. Called for each visible cell of each repaint: no layouts, no style calls, no
// allocation that can be avoided.
class CellPainter
{
public:
    virtual ~CellPainter();

    // One line of DisplayRole text, aligned by TextAlignmentRole.
    virtual void paint(QPainter &painter, const Cell &cell) const;

protected:
    // Paints a line; on selected rows every colour of words gives way to the text colour.
    static void paintText(QPainter &painter, const Cell &cell, const QString &text, const QColor &color);
};

} // namespace Minideck
