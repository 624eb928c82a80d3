#pragma once

#include <QList>
#include <QString>

namespace Minideck {

// A piece of a pasted text between two separators.
struct InvitationToken
{
    int line = 0; // from 1
    QString text;

    bool operator==(const InvitationToken &) const = default;
};

// The pieces of each line that has any, cut at `separators`; what stands in quotes is whole, without them. A
// quotation may go over the end of a line only if `spanning`.
QList<QList<InvitationToken>> invitationTokens(const QString &text, const QString &separators, bool spanning);

} // namespace Minideck
