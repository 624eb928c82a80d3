#include "cellpainter.h"

#include "textpainter.h"

#include <ui/shared/theme/colors.h>

namespace Minideck {

CellPainter::~CellPainter() = default;

void CellPainter::paint(QPainter &painter, const Cell &cell) const
{
    paintText(painter, cell, cell.index.data(Qt::DisplayRole).toString(), cell.colors.text);
}

void CellPainter::paintText(QPainter &painter, const Cell &cell, const QString &text, const QColor &color)
{
    const QVariant wanted = cell.index.data(Qt::TextAlignmentRole);
    const Qt::Alignment alignment = wanted.isValid() ? Qt::Alignment(wanted.toInt()) | Qt::AlignVCenter
                                                     : Qt::AlignLeft | Qt::AlignVCenter;
    cell.text.draw(painter, cell.rect, text, TextStyle::Base, cell.selected ? cell.colors.text : color,
                   alignment);
}

} // namespace Minideck
