#pragma once

#include <ui/shared/cellpainter.h>

namespace Minideck {

// The cells of the list of addresses: line, icon and address, state.
class InviteCellPainter : public CellPainter
{
public:
    void paint(QPainter &painter, const Cell &cell) const override;
};

} // namespace Minideck
