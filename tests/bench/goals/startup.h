#pragma once

#include "goal.h"

#include <QHash>

namespace Minideck {

// G1 to G4: whole programs from exec to idle, seen from outside.
class Startup final : public Goal
{
public:
    QStringList ids() const override;
    QString title() const override { return QStringLiteral("start, memory and idle of whole programs"); }
    QList<Row> measure(Context &context) override;

private:
    // All starts of one program; one list per figure.
    struct Starts
    {
        QList<double> mapped, painted, rows, cpuSeconds, pssMiB, processes, wakeups, idleCpu;
    };

    [[noreturn]] void goOutside(Context &context) const;
    void read(const QString &resultsFile);
    QList<Row> paintedRows() const;
    QList<Row> memoryRows() const;
    QList<Row> idleRows() const;
    Row compare(const QString &goal, const QString &what, const QString &unit, const QString &anchor,
                QList<double> Starts::*figure, std::optional<double> limit) const;

    QHash<QString, Starts> m_starts;
};

} // namespace Minideck
