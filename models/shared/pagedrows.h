#pragma once

#include <QCache>
#include <QList>

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace Minideck {

// The rows of a list of any length: four bytes for each of them, and the last pages that were looked at.
template <typename Row>
class PagedRows
{
public:
    static constexpr int PageSize = 32;
    static constexpr int MostPages = 512;

    // Reads the rows of these numbers in this order; nothing if that failed.
    using Fetch = std::function<std::optional<QList<Row>>(std::span<const qint32>)>;

    explicit PagedRows(Fetch fetch)
        : m_fetch(std::move(fetch))
    { }

    int size() const { return static_cast<int>(m_order.size()); }
    int pages() const { return (size() + PageSize - 1) / PageSize; }
    const std::vector<qint32> &order() const { return m_order; }

    // Another list: nothing known of the old one holds.
    void reset(std::vector<qint32> order)
    {
        m_pages.clear();
        m_order = std::move(order);
    }

    // The same list, of which now more is known. False, and nothing done, if it does not begin with the rows
    // known so far.
    bool extend(std::vector<qint32> &&order)
    {
        if (order.size() < m_order.size() || !std::equal(m_order.begin(), m_order.end(), order.begin()))
            return false;
        if (size() % PageSize != 0)
            m_pages.remove(pages() - 1);
        m_order = std::move(order);
        return true;
    }

    // The first rows, which somebody else has read.
    void setFirst(QList<Row> rows)
    {
        for (qsizetype first = 0; first < rows.size(); first += PageSize)
            setPage(static_cast<int>(first / PageSize), rows.mid(first, PageSize));
    }

    void setPage(int page, QList<Row> rows) { m_pages.insert(page, new QList<Row>(std::move(rows))); }
    bool hasPage(int page) const { return m_pages.contains(page); }
    int pagesHeld() const { return static_cast<int>(m_pages.size()); }

    // The row if its page is at hand. Valid until the next call that is not const.
    const Row *known(int row) const
    {
        const QList<Row> *page = m_pages.object(row / PageSize);
        const int position = row % PageSize;
        return page && position < page->size() ? &page->at(position) : nullptr;
    }

    // The row, read together with its page if need be; null if it cannot be read. A page that failed is not
    // asked for again and again: it stays empty until reset().
    const Row *row(int row)
    {
        load(row / PageSize);
        return known(row);
    }

    // Reads a page unless it is there.
    void load(int page)
    {
        if (page < 0 || page >= pages() || m_pages.object(page))
            return;
        const int first = page * PageSize;
        const int count = std::min(PageSize, size() - first);
        setPage(page,
                m_fetch(std::span(m_order).subspan(static_cast<size_t>(first), static_cast<size_t>(count)))
                    .value_or(QList<Row>()));
    }

private:
    Fetch m_fetch;
    std::vector<qint32> m_order;
    QCache<int, QList<Row>> m_pages{MostPages};
};

} // namespace Minideck
