#pragma once

#include "spread.h"

#include <QString>

#include <optional>

namespace Minideck {

// One line of the table: a figure of ours against an anchor of the same run, or against a fixed bound, or for
// orientation only.
struct Row
{
    enum class Verdict { Met, NotMet, NotMeasured, Orientation };

    QString goal;
    QString what;
    QString unit;
    Spread ours;
    QString anchor; // empty: the limit is a bound in the unit of the figure
    Spread anchorFigure;
    std::optional<double> limit; // of the ratio, or the bound; none for orientation
    bool atLeast = false;        // the figure must reach the limit instead of staying below it
    QString notMeasured;         // why there is nothing
    double gateSlack = 1.25;     // the gate is shut beyond limit × slack, or reachedRatio() × slack

    bool isRatio() const { return !anchor.isEmpty(); }
    double ratio() const; // 0 without an anchor
    Verdict verdict() const;
    bool shutsGate() const;

    static Row againstAnchor(const QString &goal, const QString &what, const QString &unit,
                             const Spread &ours, const QString &anchor, const Spread &anchorFigure,
                             std::optional<double> limit);
    static Row againstBound(const QString &goal, const QString &what, const QString &unit, const Spread &ours,
                            double bound);
    static Row orientation(const QString &goal, const QString &what, const QString &unit,
                           const Spread &figure);
    static Row absent(const QString &goal, const QString &what, const QString &why);
};

} // namespace Minideck
