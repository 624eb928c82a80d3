#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Minideck {

enum class TableFormat { Csv, Json, Markdown };

// A row as every format needs it.
struct TableRow
{
    QStringList cells;  // in the order of the heads, for people
    QJsonObject object; // with the names of the platform's contract, for programs
};

// A table as text, piece by piece, so that it never has to be whole in memory: head, rows, foot.
//
// CSV follows RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe. JSON is
// an array with an object in each line.
class TableText
{
public:
    TableText(TableFormat format, QStringList heads);

    QString head() const;
    QString row(const TableRow &row);
    QString foot() const;

private:
    TableFormat m_format;
    QStringList m_heads;
    bool m_begun = false;
};

// The cell as CSV, guarded and quoted as needed.
QString csvCell(const QString &text);

// Plain text that looks the same when rendered as Markdown, on one line, fit for a table cell.
QString markdownCell(const QString &text);

// How files of that format end, without the dot.
QString fileSuffix(TableFormat format);

} // namespace Minideck
