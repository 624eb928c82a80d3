#include "tabletext.h"

#include <QJsonDocument>

#include <algorithm>

namespace Minideck {

static QString csvLine(const QStringList &texts)
{
    QStringList line;
    for (const QString &text : texts)
        line << csvCell(text);
    return line.join(u',') + u"\r\n"_qs;
}

static QString markdownLine(const QStringList &texts)
{
    QString line = u"|"_qs;
    for (const QString &text : texts)
        line += u' ' + markdownCell(text) + u" |"_qs;
    return line + u'\n';
}

TableText::TableText(TableFormat format, QStringList heads)
    : m_format(format)
    , m_heads(std::move(heads))
{ }

QString TableText::head() const
{
    switch (m_format) {
    case TableFormat::Csv:
        return csvLine(m_heads);
    case TableFormat::Json:
        return u"["_qs;
    case TableFormat::Markdown:
        return markdownLine(m_heads) + u'|' + u" --- |"_qs.repeated(m_heads.size()) + u'\n';
    }
    Q_UNREACHABLE();
}

QString TableText::row(const TableRow &row)
{
    switch (m_format) {
    case TableFormat::Csv:
        return csvLine(row.cells);
    case TableFormat::Json:
        return (std::exchange(m_begun, true) ? u",\n  "_qs : u"\n  "_qs)
            + QString::fromUtf8(QJsonDocument(row.object).toJson(QJsonDocument::Compact));
    case TableFormat::Markdown:
        return markdownLine(row.cells);
    }
    Q_UNREACHABLE();
}

QString TableText::foot() const
{
    if (m_format != TableFormat::Json)
        return {};
    return m_begun ? u"\n]\n"_qs : u"]\n"_qs;
}

QString csvCell(const QString &text)
{
    // ASCII and full-width forms; spreadsheets of East Asian locales take the latter for formulas, too.
    static const QString formulaStarts = u"=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"_qs;
    static const QString special = u",\"\r\n"_qs;

    QString cell = text;
    const bool guarded = !cell.isEmpty() && formulaStarts.contains(cell.front());
    if (guarded)
        cell.prepend(u'\'');
    const bool quoted = std::any_of(cell.cbegin(), cell.cend(), [](QChar c) { return special.contains(c); });
    if (!guarded && !quoted)
        return cell;
    return u'"' + cell.replace(u'"', u"\"\""_qs) + u'"';
}

QString markdownCell(const QString &text)
{
    // Only what works inside a line: a table cell holds no headings, lists or quotes.
    static const QString special = u"\\`*_[]<>|~&$"_qs;
    QString cell;
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator) {
            cell += u' ';
            continue;
        }
        if (special.contains(c))
            cell += u'\\';
        cell += c;
    }
    return cell.simplified();
}

QString fileSuffix(TableFormat format)
{
    switch (format) {
    case TableFormat::Csv:
        return u"csv"_qs;
    case TableFormat::Json:
        return u"json"_qs;
    case TableFormat::Markdown:
        return u"md"_qs;
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
