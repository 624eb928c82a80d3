// What leaves a MembersModel by the clipboard or as a file.
#include "memberrowsource.h"
#include "membersmodel.h"

#include <client/sync/memberpages.h>
#include <client/sync/memberrepository.h>

namespace Minideck {

std::unique_ptr<RowSource> MembersModel::rowSource(const QList<QPair<int, int>> &ranges) const
{
    if (!m_repository || !m_numbersHold)
        return nullptr;
    if (ranges.isEmpty())
        return std::make_unique<MemberRowSource>(m_repository->pages(m_query));
    RowOrder numbers;
    for (const auto &[first, last] : ranges) {
        for (int row = first; row <= last && row < m_rows.size(); ++row)
            numbers.push_back(m_rows.order()[static_cast<size_t>(row)]);
    }
    return std::make_unique<MemberRowSource>(m_repository->pages(std::move(numbers)));
}

QString MembersModel::curlOf(const QList<int> &rows) const
{
    if (!m_repository)
        return {};
    if (rows.isEmpty())
        return m_repository->curlOf(m_query);
    QStringList lines;
    for (const int row : rows) {
        if (const auto known = member(row))
            lines << m_repository->curlOf(known->id);
    }
    return lines.join(u'\n');
}

} // namespace Minideck
