#include "membercopymenu.h"

#include <models/members/memberactionsmodel.h>
#include <models/members/membergatherer.h>
#include <models/members/membersmodel.h>
#include <ui/shared/rowview.h>

#include <QClipboard>
#include <QGuiApplication>

namespace Minideck {

MemberCopyMenu::MemberCopyMenu(MembersModel &model, RowView &view, QWidget *parent)
    : QMenu(tr("Copy as"), parent)
    , m_model(model)
    , m_view(view)
    , m_gatherer(new MemberGatherer(model, this))
{
    connect(m_gatherer, &MemberGatherer::finished, this, [this](const QList<Member> &members) {
        QGuiApplication::clipboard()->setText(membersAs(m_format, members));
    });
}

QList<QPair<int, int>> MemberCopyMenu::ranges() const
{
    QList<QPair<int, int>> ranges;
    for (const RowRange &range : m_view.selectedRows().ranges())
        ranges << qMakePair(range.first, range.last);
    if (ranges.isEmpty() && m_view.currentRow() >= 0)
        ranges << qMakePair(m_view.currentRow(), m_view.currentRow());
    return ranges;
}

void MemberCopyMenu::copyAs(MemberFormat format)
{
    m_format = format;
    if (const auto rows = ranges(); !rows.isEmpty())
        m_gatherer->start(rows);
}

void MemberCopyMenu::copyCell()
{
    const QModelIndex cell = m_model.index(m_view.currentRow(), m_column);
    if (cell.isValid())
        QGuiApplication::clipboard()->setText(cell.data().toString());
}

// More than a few is the list itself.
void MemberCopyMenu::copyAsCurl()
{
    QList<int> rows;
    for (const auto &[first, last] : ranges()) {
        for (int row = first; row <= last && rows.size() <= MemberActionsModel::MostAtOnce; ++row)
            rows << row;
    }
    if (rows.size() > MemberActionsModel::MostAtOnce)
        rows.clear();
    QGuiApplication::clipboard()->setText(m_model.curlOf(rows));
}

} // namespace Minideck
