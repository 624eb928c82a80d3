#pragma once

#include <ui/shared/cellpainter.h>

namespace Minideck {

// The cells of the list of members: names strong, addresses and times muted, states as icon and word.
class MemberCellPainter : public CellPainter
{
public:
    void paint(QPainter &painter, const Cell &cell) const override;

private:
    static void paintPlaceholder(QPainter &painter, const Cell &cell);
};

} // namespace Minideck
