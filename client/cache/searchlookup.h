#pragma once

#include "database.h"
#include "gram.h"
#include "rowset.h"

#include <string>

namespace Minideck {

//! Rows that may hold a text, from the index that SearchIndex wrote.
struct SearchHits
{
    RowSet rows;
    bool exact = false; //!< false: each row is still to be compared with the text
};

//! Reads the search index. One object per connection.
class SearchLookup
{
public:
    explicit SearchLookup(const Database &database);

    //! The rows that hold a folded text of at least one character, rows up to `highestRow`. Pending rows are
    //! answered exactly; see SearchHits for the others.
    Result<SearchHits> find(std::string_view needle, qint64 highestRow);

    //! Whether the member in this row holds the folded text in its name or e-mail address.
    Result<bool> matches(qint64 row, std::string_view needle);

private:
    Result<void> prepare();
    Result<RowSet> rowsOf(Gram gram, qint64 highestRow);
    Result<void> lookAtPending(std::string_view needle, RowSet &rows);

    const Database &m_database;
    Statement m_posting;
    Statement m_texts;
    Statement m_pending;
    std::string m_buffer;
};

} // namespace Minideck
