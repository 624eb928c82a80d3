#pragma once

#include "database.h"
#include "gram.h"

#include <string>
#include <string_view>
#include <vector>

namespace Minideck {

//! Writes the index behind "part of a name or e-mail address, from one character on" (MEM-7). For every run
//! of one to three characters it keeps the rows that have it, 65,536 rows a segment, as differences or as a
//! bitmap. FTS5's trigrams were measured against it: they know no words of two characters, the normal case in
//! Chinese, and cost three times as much to build.
//!
//! The index holds for the rows as they were when it was built. Rows written later stand in `search_pending`
//! and are looked at one by one, until rebuild().
class SearchIndex
{
public:
    static constexpr int SegmentBits = 16;
    static constexpr qint64 SegmentRows = qint64(1) << SegmentBits;
    static constexpr qsizetype BitmapBytes = SegmentRows / 8;

    explicit SearchIndex(const Database &database);

    //! Empties the index, to be filled by add() and finish() inside the caller's transaction.
    Result<void> begin();

    //! Adds a row with its folded texts. Rows must come in ascending order.
    Result<void> add(qint64 row, std::string_view name, std::string_view email);

    //! Writes what is still in memory.
    Result<void> finish();

    //! Notes that the texts of a row are not those of the index.
    Result<void> markPending(qint64 row);

    //! Builds anew from the table, in a transaction of its own, if so many rows are pending that searches
    //! would feel it.
    Result<void> rebuildIfWorthwhile();

private:
    struct Posting
    {
        Gram gram = 0;
        quint32 last = 0;
        quint32 count = 0;
        std::string differences;
    };

    void note(Gram gram, quint32 row);
    void grow();
    Posting &slot(Gram gram);
    Result<void> writeSegment();
    Result<void> rebuild();

    const Database &m_database;
    Statement m_insert;
    Statement m_pend;
    std::vector<Posting> m_postings; //!< open addressing; a power of two
    size_t m_used = 0;
    qint64 m_segment = 0;
};

} // namespace Minideck
