#pragma once

#include <core/types/operation.h>

#include <QList>
#include <QString>

namespace Minideck {

// One value that an operation sets, beside what the platform has (OFF-6).
struct OperationField
{
    QString name;
    QString yours;
    QString platforms; // as far as it is known; empty without a conflict

    bool differs() const { return yours != platforms; }
    bool operator==(const OperationField &) const = default;
};

// What an operation sets, read from its body: nothing for what a removal or a finished operation no longer
// holds.
QList<OperationField> operationFields(const Operation &operation);

} // namespace Minideck
