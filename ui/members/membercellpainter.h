#pragma once

#include <ui/shared/cellpainter.h>

namespace Minideck {

class MemberActionsModel;

// The cells of the list of members: names strong, addresses and times muted, states as icon and word.
class MemberCellPainter : public CellPainter
{
public:
    explicit MemberCellPainter(const MemberActionsModel &actions)
        : m_actions(actions)
    { }

    void paint(QPainter &painter, const Cell &cell) const override;

private:
    void paintStatus(QPainter &painter, const Cell &cell) const;
    static void paintPlaceholder(QPainter &painter, const Cell &cell);

    const MemberActionsModel &m_actions;
};

} // namespace Minideck
