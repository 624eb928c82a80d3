#pragma once

#include "row.h"

#include <memory>
#include <vector>

namespace Minideck {

class Context;

// One goal, or a few that are measured together.
class Goal
{
public:
    virtual ~Goal() = default;

    virtual QStringList ids() const = 0;
    virtual QString title() const = 0;
    virtual QList<Row> measure(Context &context) = 0;
};

// The one table of goals, in the order in which they run.
std::vector<std::unique_ptr<Goal>> allGoals();

} // namespace Minideck
