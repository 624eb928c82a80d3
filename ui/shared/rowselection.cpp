#include "rowselection.h"

#include <algorithm>

namespace Minideck {

RowSelection::RowSelection(const QItemSelection &selection)
{
    m_ranges.reserve(static_cast<size_t>(selection.size()));
    for (const QItemSelectionRange &range : selection) {
        if (range.isValid())
            m_ranges.push_back({range.top(), range.bottom()});
    }
    std::sort(m_ranges.begin(), m_ranges.end(), [](RowRange a, RowRange b) { return a.first < b.first; });
    size_t kept = 0;
    for (size_t at = 1; at < m_ranges.size(); ++at) {
        if (m_ranges[at].first <= m_ranges[kept].last + 1)
            m_ranges[kept].last = std::max(m_ranges[kept].last, m_ranges[at].last);
        else
            m_ranges[++kept] = m_ranges[at];
    }
    if (!m_ranges.empty())
        m_ranges.resize(kept + 1);
    for (const RowRange &range : m_ranges)
        m_count += range.count();
}

bool RowSelection::contains(int row) const
{
    const auto after = std::upper_bound(m_ranges.begin(), m_ranges.end(), row,
                                        [](int wanted, RowRange range) { return wanted < range.first; });
    return after != m_ranges.begin() && std::prev(after)->last >= row;
}

} // namespace Minideck
