#pragma once

#include "goal.h"

namespace Minideck {

// G10: a scroll step and a random jump, painted.
class Scroll final : public Goal
{
public:
    QStringList ids() const override { return {QStringLiteral("G10")}; }
    QString title() const override { return QStringLiteral("scrolling a painted list"); }
    QList<Row> measure(Context &context) override;

private:
    struct Figures
    {
        QList<double> floor, floorInOurFont, table, step, stepWorst,
            jump; // one value a run: the median, or the 99th percentile
    };

    static QList<Row> rows(const Figures &figures);
};

} // namespace Minideck
