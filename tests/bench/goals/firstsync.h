#pragma once

#include "goal.h"

namespace Minideck {

// G13: from the bytes of a snapshot to a cache that is indexed and searchable, on one core.
class FirstSync final : public Goal
{
public:
    QStringList ids() const override { return {QStringLiteral("G13")}; }
    QString title() const override { return QStringLiteral("first sync into an empty cache"); }
    QList<Row> measure(Context &context) override;

private:
    struct Figures
    {
        QList<double> ours, tidy, overHttp, words, substrings, naive; // microseconds a row
    };

    static double msOverHttp(const QString &stream, const QString &folder);
    static QList<Row> rows(const Figures &figures);
};

} // namespace Minideck
