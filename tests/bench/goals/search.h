#pragma once

#include "goal.h"

namespace Minideck {

class OpenCache;

// G21: a key pressed in the search field.
class Search final : public Goal
{
public:
    QStringList ids() const override { return {QStringLiteral("G21")}; }
    QString title() const override { return QStringLiteral("search as you type"); }
    QList<Row> measure(Context &context) override;

private:
    QList<Row> inTheWorker(Context &context, OpenCache &cache) const;
    QList<Row> toPixels(Context &context, OpenCache &cache) const;
};

} // namespace Minideck
