#pragma once

#include "goal.h"

namespace Minideck {

class OpenCache;

// G11: another sort or filter.
class Reorder final : public Goal
{
public:
    QStringList ids() const override { return {QStringLiteral("G11")}; }
    QString title() const override { return QStringLiteral("changing sort and filter"); }
    QList<Row> measure(Context &context) override;

private:
    QList<Row> firstPages(Context &context, OpenCache &cache) const;
    QList<Row> wholeOrders(Context &context, OpenCache &cache) const;
    QList<Row> lateness(Context &context, OpenCache &cache) const;
};

} // namespace Minideck
