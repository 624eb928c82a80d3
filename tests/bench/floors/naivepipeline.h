#pragma once

#include <QString>

namespace Minideck {

// The obvious way: QJsonDocument, QSqlQuery, indexes and a full-text trigger from the start, a transaction
// per page.
class NaivePipeline
{
public:
    // Reads the first `members` members of the stream into a new database file; the number read.
    static qint64 load(const QString &snapshotFile, const QString &databaseFile, qint64 members);
};

} // namespace Minideck
