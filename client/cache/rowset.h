#pragma once

#include <QtGlobal>

#include <cstddef>
#include <vector>

namespace Minideck {

//! A set of row numbers, one bit each.
class RowSet
{
public:
    explicit RowSet(qint64 highestRow = 0)
        : m_words(static_cast<size_t>(highestRow / 64 + 1))
    { }

    void insert(qint64 row)
    {
        const auto word = static_cast<size_t>(row / 64);
        if (word >= m_words.size())
            m_words.resize(word + 1);
        m_words[word] |= bit(row);
    }
    void remove(qint64 row)
    {
        if (static_cast<size_t>(row / 64) < m_words.size())
            m_words[static_cast<size_t>(row / 64)] &= ~bit(row);
    }
    bool contains(qint64 row) const
    {
        const auto word = static_cast<size_t>(row / 64);
        return word < m_words.size() && (m_words[word] & bit(row)) != 0;
    }

    //! The bits themselves, 64 rows a word, lowest row in the lowest bit.
    std::vector<quint64> &words() { return m_words; }
    const std::vector<quint64> &words() const { return m_words; }

private:
    static quint64 bit(qint64 row) { return quint64(1) << (row % 64); }

    std::vector<quint64> m_words;
};

} // namespace Minideck
