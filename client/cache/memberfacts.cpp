#include "memberfacts.h"

#include <algorithm>
#include <iterator>

namespace Minideck {

namespace {

template <typename Enum>
quint8 maskOf(const QList<Enum> &values)
{
    if (values.isEmpty())
        return 0xff;
    quint8 mask = 0;
    for (const Enum value : values)
        mask = static_cast<quint8>(mask | (1 << static_cast<int>(value)));
    return mask;
}

} // namespace

int MemberFacts::code(const Statement &statement, int column)
{
    const qint64 stored = statement.isInteger(column) ? statement.integer(column) : Unknown;
    return stored >= 0 && stored < Unknown ? static_cast<int>(stored) : Unknown;
}

Result<void> MemberFacts::load(const Database &database, qint64 highestRow)
{
    Result<Statement> all = database.prepare("SELECT row, role, status, assigned FROM member");
    if (!all)
        return all.error();
    std::vector<quint8> facts(static_cast<size_t>(highestRow) + 1);
    for (;;) {
        const Result<bool> more = all->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        const int fact =
            code(*all, 1) | (code(*all, 2) << 2) | (all->integer(3) != 0 ? 0 : Unassigned) | Exists;
        facts[static_cast<size_t>(all->integer(0))] = static_cast<quint8>(fact);
    }
    m_facts = std::move(facts);
    return {};
}

MemberFacts::Filter MemberFacts::filterOf(const MemberQuery &query)
{
    return {.roles = maskOf(query.roles),
            .statuses = maskOf(query.statuses),
            .withoutAssignment = query.withoutAssignment};
}

bool MemberFacts::pass(const Filter &filter, qint32 row) const
{
    const quint8 facts = m_facts[static_cast<size_t>(row)];
    return (facts & Exists) != 0 && (filter.roles >> role(facts) & 1) != 0
        && (filter.statuses >> status(facts) & 1) != 0
        && (!filter.withoutAssignment || (facts & Unassigned) != 0);
}

MemberCounts MemberFacts::counts() const
{
    MemberCounts counts;
    for (const quint8 facts : m_facts) {
        if ((facts & Exists) == 0)
            continue;
        ++counts.all;
        counts.invited += status(facts) == static_cast<int>(MemberStatus::Invited);
        counts.inactive += status(facts) == static_cast<int>(MemberStatus::Inactive);
        counts.withoutAssignment += (facts & Unassigned) != 0;
        counts.activeAdmins += role(facts) == static_cast<int>(Role::Admin)
            && status(facts) == static_cast<int>(MemberStatus::Active);
    }
    return counts;
}

std::vector<qint32> MemberFacts::sorted(std::span<const qint32> rows, MemberSort sort,
                                        Qt::SortOrder direction) const
{
    std::vector<qint32> result;
    result.reserve(rows.size());
    for (int step = 0; step <= Unknown; ++step) {
        const int wanted = direction == Qt::AscendingOrder ? step : Unknown - step;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(result), [&](qint32 row) {
            const quint8 facts = m_facts[static_cast<size_t>(row)];
            return (sort == MemberSort::Role ? role(facts) : status(facts)) == wanted;
        });
    }
    return result;
}

} // namespace Minideck
