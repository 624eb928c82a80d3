#pragma once

#include <core/error.h>

#include <QMetaType>
#include <QString>

namespace Minideck {

// What became of an export.
struct ExportOutcome
{
    enum class End {
        Written,
        Cancelled,   // nothing was written
        DiskFull,    // nothing was written
        NotWritable, // nothing was written; `reason` is the system's
        NotReadable, // nothing was written; `error` is the cache's
    };

    End end = End::Cancelled;
    qint64 rows = 0;
    QString path = {};
    QString reason = {};
    Error error = {};
};

// A sentence about it.
QString exportText(const ExportOutcome &outcome);

} // namespace Minideck

Q_DECLARE_METATYPE(Minideck::ExportOutcome)
