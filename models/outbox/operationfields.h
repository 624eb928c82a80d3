#pragma once

#include <core/types/operation.h>

#include <QList>
#include <QString>

namespace Minideck {

// One value of what an operation changes, three ways (OFF-6).
struct OperationField
{
    QString name;
    QString before;    // when somebody acted; empty if that is not known
    QString yours;     // what the operation makes of it
    QString platforms; // what stands there now; empty without a conflict
    bool set = true;   // by the operation; else only somebody else changed it

    bool differs() const { return yours != platforms; }
    bool operator==(const OperationField &) const = default;
};

// What an operation sets, read from its body, and below it what others have changed since. Nothing for what a
// finished operation no longer holds.
QList<OperationField> operationFields(const Operation &operation);

} // namespace Minideck
