#pragma once

#include <core/types/member.h>
#include <models/shared/tabletext.h>

#include <QList>
#include <QString>

namespace Minideck {

enum class MemberFormat { Emails, Csv, Json, Markdown };

// Members as text for the clipboard or a file. Words of states and heads are those of the window; times are
// RFC 3339 in UTC; JSON has the names of the platform's contract.
QString membersAs(MemberFormat format, const QList<Member> &members);

QStringList memberTableHeads();
TableRow memberTableRow(const Member &member);

} // namespace Minideck
