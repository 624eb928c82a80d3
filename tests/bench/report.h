#pragma once

#include "benchoptions.h"
#include "row.h"

#include <QJsonObject>

namespace Minideck {

// The table for people, and the same as JSON.
class Report
{
public:
    explicit Report(const BenchOptions &options);

    void add(const QList<Row> &rows) { m_rows += rows; }

    QString toText() const;
    QJsonObject toJson() const;
    bool gateIsOpen() const;

private:
    BenchOptions m_options;
    QList<Row> m_rows;
};

} // namespace Minideck
