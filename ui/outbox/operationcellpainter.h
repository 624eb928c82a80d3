#pragma once

#include <ui/shared/cellpainter.h>

namespace Minideck {

// The cells of the outbox: what on two lines, where it stands as icon and word.
class OperationCellPainter : public CellPainter
{
public:
    void paint(QPainter &painter, const Cell &cell) const override;
};

} // namespace Minideck
