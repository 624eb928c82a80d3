#pragma once

#include <core/types/member.h>

#include <QList>
#include <QString>

namespace Minideck {

enum class MemberFormat { Emails, Csv, Json, Markdown };

// Members as text for the clipboard or a file. Words of states and heads are those of the window; times are
// RFC 3339 in UTC; JSON has the names of the platform's contract.
//
// CSV follows RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe.
QString membersAs(MemberFormat format, const QList<Member> &members);

// The cell as CSV, guarded and quoted as needed.
QString csvCell(const QString &text);

// Plain text that looks the same when rendered as Markdown, on one line, fit for a table cell.
QString markdownCell(const QString &text);

} // namespace Minideck
