#include "memberrowsource.h"

#include "membercopy.h"

#include <client/sync/memberpages.h>

namespace Minideck {

static constexpr qsizetype RowsOfAPage = 256;

MemberRowSource::MemberRowSource(std::unique_ptr<MemberPages> pages)
    : m_pages(std::move(pages))
{ }

MemberRowSource::~MemberRowSource() = default;

Result<qint64> MemberRowSource::begin()
{
    return m_pages->begin();
}

Result<QList<TableRow>> MemberRowSource::next()
{
    const Result<QList<Member>> members = m_pages->next(RowsOfAPage);
    if (!members)
        return members.error();
    QList<TableRow> rows;
    for (const Member &member : *members)
        rows << memberTableRow(member);
    return rows;
}

} // namespace Minideck
