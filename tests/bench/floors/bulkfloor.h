#pragma once

#include <QString>

namespace Minideck {

// The least that can be done to make a snapshot searchable: simdjson into a bare table, then three indexes
// and a full-text table. No checks, no model, no second thread.
class BulkFloor
{
public:
    enum class Search {
        Words,     // FTS5 as it comes: finds beginnings of words
        Substrings // FTS5 trigram: finds parts of words from three characters on, as MEM-7 asks
    };

    // Reads the stream into a new database file.
    static void load(const QString &snapshotFile, const QString &databaseFile, Search search);
};

} // namespace Minideck
