#include "report.h"

#include <QJsonArray>
#include <QSysInfo>
#include <QThread>

namespace Minideck {

namespace {

QString number(double value)
{
    const double size = qAbs(value);
    return QString::number(value, 'f', size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

QString spreadText(const Spread &spread)
{
    return QStringLiteral("%1 (%2–%3)")
        .arg(number(spread.median), number(spread.minimum), number(spread.maximum));
}

QString verdictText(const Row &row)
{
    switch (row.verdict()) {
    case Row::Verdict::Met:
        return QStringLiteral("met");
    case Row::Verdict::NotMet:
        return QStringLiteral("NOT MET");
    case Row::Verdict::NotMeasured:
        return row.notMeasured;
    case Row::Verdict::Orientation:
        return QStringLiteral("–");
    }
    Q_UNREACHABLE();
}

QString limitText(const Row &row)
{
    if (!row.limit)
        return {};
    const QString sign = row.atLeast ? QStringLiteral("≥ ") : QStringLiteral("≤ ");
    if (row.isRatio())
        return sign + number(*row.limit) + QStringLiteral(" ×");
    return sign + number(*row.limit) + u' ' + row.unit;
}

QStringList cells(const Row &row)
{
    if (!row.notMeasured.isEmpty())
        return {row.goal, row.what, {}, {}, {}, {}, verdictText(row)};
    return {row.goal,
            row.what,
            spreadText(row.ours) + u' ' + row.unit,
            row.isRatio() ? row.anchor + u' ' + spreadText(row.anchorFigure) : QString(),
            row.isRatio() ? number(row.ratio()) : QString(),
            limitText(row),
            verdictText(row)};
}

QJsonObject toJson(const Spread &spread)
{
    return {{QStringLiteral("median"), spread.median},
            {QStringLiteral("min"), spread.minimum},
            {QStringLiteral("max"), spread.maximum},
            {QStringLiteral("runs"), spread.runs}};
}

QJsonObject rowToJson(const Row &row)
{
    QJsonObject json{{QStringLiteral("goal"), row.goal},
                     {QStringLiteral("what"), row.what},
                     {QStringLiteral("verdict"), verdictText(row)}};
    if (!row.notMeasured.isEmpty())
        return json;
    json.insert(QStringLiteral("unit"), row.unit);
    json.insert(QStringLiteral("ours"), toJson(row.ours));
    if (row.isRatio()) {
        json.insert(QStringLiteral("anchor"), row.anchor);
        json.insert(QStringLiteral("anchorFigure"), toJson(row.anchorFigure));
        json.insert(QStringLiteral("ratio"), row.ratio());
    }
    if (row.limit)
        json.insert(row.atLeast ? QStringLiteral("atLeast") : QStringLiteral("atMost"), *row.limit);
    return json;
}

} // namespace

Report::Report(const BenchOptions &options)
    : m_options(options)
{ }

QString Report::toText() const
{
    QList<QStringList> table{{QStringLiteral("goal"), QStringLiteral("what"),
                              QStringLiteral("ours, median (min–max)"), QStringLiteral("anchor"),
                              QStringLiteral("ratio"), QStringLiteral("limit"), QStringLiteral("verdict")}};
    for (const Row &row : m_rows)
        table << cells(row);
    QList<qsizetype> widths(table.first().size(), 0);
    for (const QStringList &line : table) {
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[i] = qMax(widths[i], line[i].size());
    }
    QString text;
    for (const QStringList &line : table) {
        QString out;
        for (qsizetype i = 0; i < line.size(); ++i)
            out += line[i].leftJustified(widths[i] + 2);
        text += out.trimmed() + u'\n';
    }
    return text;
}

QJsonObject Report::toJson() const
{
    QJsonArray rows;
    for (const Row &row : m_rows)
        rows << rowToJson(row);
    return {{QStringLiteral("rows"), m_options.rows},
            {QStringLiteral("runs"), m_options.runs},
            {QStringLiteral("cores"), QThread::idealThreadCount()},
            {QStringLiteral("system"), QSysInfo::prettyProductName()},
            {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
            {QStringLiteral("results"), rows}};
}

bool Report::gateIsOpen() const
{
    return std::none_of(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.shutsGate(); });
}

} // namespace Minideck
