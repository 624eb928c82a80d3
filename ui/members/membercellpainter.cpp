#include "membercellpainter.h"

#include "memberlook.h"

#include <models/members/memberactionsmodel.h>
#include <models/members/memberroles.h>
#include <models/members/membersmodel.h>
#include <ui/shared/textpainter.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/metrics.h>

#include <QCoreApplication>
#include <QPainter>

namespace Minideck {

void MemberCellPainter::paint(QPainter &painter, const Cell &cell) const
{
    const QString text = cell.index.data(Qt::DisplayRole).toString();
    if (text.isEmpty() && cell.index.data(static_cast<int>(MemberRole::PendingRole)).toBool())
        return paintPlaceholder(painter, cell);

    const QColor &muted = cell.selected ? cell.colors.text : cell.colors.muted;
    switch (cell.index.column()) {
    case MembersModel::Name:
        cell.text.draw(painter, cell.rect, text, TextStyle::Strong, cell.colors.text);
        break;
    case MembersModel::Email:
    case MembersModel::StartedAt:
        cell.text.draw(painter, cell.rect, text, TextStyle::Base, muted);
        break;
    case MembersModel::Status:
        paintStatus(painter, cell);
        break;
    case MembersModel::LastActivity:
        cell.text.draw(painter, cell.rect, text, TextStyle::Base, muted, Qt::AlignRight | Qt::AlignVCenter);
        break;
    default:
        cell.text.draw(painter, cell.rect, text, TextStyle::Base, cell.colors.text);
    }
}

// A change on its way takes the place of the state that it is about to change.
void MemberCellPainter::paintStatus(QPainter &painter, const Cell &cell) const
{
    const auto text = [&cell](MemberRole role) { return cell.index.data(static_cast<int>(role)).toString(); };
    const StateLook look = m_actions.underWay(MemberId(text(MemberRole::MemberIdRole)))
        ? StateLook{u"st-sending"_qs, QCoreApplication::translate("MemberLook", "Sending"), Tone::Accent,
                    true}
        : memberStateLook(WireEnum<MemberStatus>(text(MemberRole::StatusRole)));
    paintState(painter, cell.rect, look, cell.selected, cell.colors, cell.text);
}

void MemberCellPainter::paintPlaceholder(QPainter &painter, const Cell &cell)
{
    static constexpr int BarHeight = 8;
    if (cell.index.column() != MembersModel::Name && cell.index.column() != MembersModel::Email)
        return;
    const QRect bar(cell.rect.x(), cell.rect.center().y() - BarHeight / 2, cell.rect.width() * 3 / 5,
                    BarHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(cell.colors.sunken);
    painter.drawRoundedRect(bar, Metrics::ControlRadius, Metrics::ControlRadius);
    painter.restore();
}

} // namespace Minideck
