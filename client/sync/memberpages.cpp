#include "memberpages.h"

#include <client/cache/memberreader.h>

#include <algorithm>

namespace Minideck {

MemberPages::MemberPages(QString databasePath, const MemberQuery &query)
    : m_path(std::move(databasePath))
    , m_what(query)
{ }

MemberPages::MemberPages(QString databasePath, RowOrder rows)
    : m_path(std::move(databasePath))
    , m_what(std::move(rows))
{ }

MemberPages::~MemberPages() = default;

Result<qint64> MemberPages::begin()
{
    Result<std::unique_ptr<MemberReader>> opened = MemberReader::open(m_path);
    if (!opened)
        return opened.error();
    m_reader = std::move(opened).value();
    m_next = 0;
    if (const auto *query = std::get_if<MemberQuery>(&m_what)) {
        Result<RowOrder> rows = m_reader->orderAndHold(*query);
        if (!rows)
            return rows.error();
        m_rows = std::move(rows).value();
    } else {
        if (Result<void> held = m_reader->hold(); !held)
            return held.error();
        m_rows = std::get<RowOrder>(m_what);
    }
    return static_cast<qint64>(m_rows.size());
}

Result<QList<Member>> MemberPages::next(qsizetype count)
{
    QList<Member> members;
    while (members.isEmpty() && m_next < m_rows.size()) {
        const size_t taken = std::min(static_cast<size_t>(count), m_rows.size() - m_next);
        Result<QList<Member>> page = m_reader->members(std::span(m_rows).subspan(m_next, taken));
        if (!page)
            return page.error();
        m_next += taken;
        members = std::move(page).value();
        members.removeIf([](const Member &member) { return member.id.isEmpty(); });
    }
    return members;
}

} // namespace Minideck
