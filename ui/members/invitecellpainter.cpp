#include "invitecellpainter.h"

#include "invitelook.h"

#include <models/members/invitationsmodel.h>
#include <ui/shared/paintstate.h>
#include <ui/shared/textpainter.h>
#include <ui/shared/theme/colors.h>

namespace Minideck {

void InviteCellPainter::paint(QPainter &painter, const Cell &cell) const
{
    const QString text = cell.index.data(Qt::DisplayRole).toString();
    const auto state = static_cast<InvitationState>(cell.index.data(InvitationsModel::StateRole).toInt());
    const InviteLook look = inviteLook(state, cell.index.data(InvitationsModel::CleanedRole).toBool());
    switch (cell.index.column()) {
    case InvitationsModel::Line:
        return paintText(painter, cell, text, cell.colors.muted);
    case InvitationsModel::Address:
        return paintState(painter, cell.rect, {look.icon, text, look.tone, false}, cell.selected, cell.colors,
                          cell.text);
    default:
        return paintText(painter, cell, text, toneColor(cell.colors, look.wordTone));
    }
}

} // namespace Minideck
