#include "row.h"

#include "reached.h"

namespace Minideck {

double Row::ratio() const
{
    return isRatio() && anchorFigure.median > 0 ? ours.median / anchorFigure.median : 0;
}

Row::Verdict Row::verdict() const
{
    if (!notMeasured.isEmpty())
        return Verdict::NotMeasured;
    if (!limit)
        return Verdict::Orientation;
    const double figure = isRatio() ? ratio() : ours.median;
    return (atLeast ? figure >= *limit : figure <= *limit) ? Verdict::Met : Verdict::NotMet;
}

// Bounds in seconds or megabytes never shut the gate: machines differ, ratios of one run much less.
bool Row::shutsGate() const
{
    if (verdict() != Verdict::NotMet || !isRatio())
        return false;
    return ratio() > qMax(*limit, reachedRatio(goal, what).value_or(0)) * gateSlack;
}

Row Row::againstAnchor(const QString &goal, const QString &what, const QString &unit, const Spread &ours,
                       const QString &anchor, const Spread &anchorFigure, std::optional<double> limit)
{
    Row row;
    row.goal = goal;
    row.what = what;
    row.unit = unit;
    row.ours = ours;
    row.anchor = anchor;
    row.anchorFigure = anchorFigure;
    row.limit = limit;
    return row;
}

Row Row::againstBound(const QString &goal, const QString &what, const QString &unit, const Spread &ours,
                      double bound)
{
    return againstAnchor(goal, what, unit, ours, {}, {}, bound);
}

Row Row::orientation(const QString &goal, const QString &what, const QString &unit, const Spread &figure)
{
    return againstAnchor(goal, what, unit, figure, {}, {}, {});
}

Row Row::absent(const QString &goal, const QString &what, const QString &why)
{
    Row row;
    row.goal = goal;
    row.what = what;
    row.notMeasured = why;
    return row;
}

} // namespace Minideck
