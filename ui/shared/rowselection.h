#pragma once

#include <QItemSelection>

#include <vector>

namespace Minideck {

struct RowRange
{
    int first = 0;
    int last = -1;

    int count() const { return last - first + 1; }
    bool operator==(const RowRange &) const = default;
};

// The selected rows as sorted, disjoint ranges: "all of a million" is one of them, and asking for a row is a
// binary search.
class RowSelection
{
public:
    RowSelection() = default;
    explicit RowSelection(const QItemSelection &selection);

    bool contains(int row) const;
    int count() const { return m_count; }
    const std::vector<RowRange> &ranges() const { return m_ranges; }

private:
    std::vector<RowRange> m_ranges;
    int m_count = 0;
};

} // namespace Minideck
