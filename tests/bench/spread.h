#pragma once

#include <QList>

namespace Minideck {

// The middle of several measurements and how far they lie apart.
struct Spread
{
    double median = 0;
    double minimum = 0;
    double maximum = 0;
    qsizetype runs = 0;

    static Spread of(QList<double> values);
};

// The value below which `percent` of the values lie (nearest rank); 0 of none.
double percentile(QList<double> values, double percent);

} // namespace Minideck
