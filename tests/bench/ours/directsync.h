#pragma once

#include <QString>

namespace Minideck {

// Our reader of snapshots and our store without HTTP between: what G13 asks, and comparable with its floors.
class DirectSync
{
public:
    struct Times
    {
        double searchableMs = 0; // every question is answered
        double tidyMs = 0;       // and every sort column has its index
    };

    // Reads the stream into a new cache file.
    static Times load(const QString &snapshotFile, const QString &databaseFile);
};

} // namespace Minideck
