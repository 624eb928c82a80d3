#pragma once

#include "tabletext.h"

#include <core/result.h>

#include <QList>

namespace Minideck {

// The rows of an export, page by page. Everything but the constructor is called on the thread of the job.
class RowSource
{
public:
    virtual ~RowSource() = default;

    // How many there will be, about.
    virtual Result<qint64> begin() = 0;
    // The next page; empty after the last one.
    virtual Result<QList<TableRow>> next() = 0;
};

} // namespace Minideck
