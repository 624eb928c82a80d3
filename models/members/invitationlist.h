#pragma once

#include <core/types/role.h>

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Minideck {

// What stands against an address before anybody is asked (MEM-2).
enum class InvitationFault {
    None,
    Syntax,      // mail could not reach it
    Hidden,      // it holds characters that make it look like another one; they are shown as replacements
    Twice,       // it stands further up already
    UnknownRole, // the role beside it is none
};

// One address of a pasted list.
struct InvitationEntry
{
    int line = 0;  // of the text, from 1
    QString email; // what is sent; what was written if that is no address
    QString name;  // what stood beside it; text from outside, sent nowhere
    std::optional<Role> role;
    InvitationFault fault = InvitationFault::None;
    bool cleaned = false; // characters that nobody sees were taken out

    bool operator==(const InvitationEntry &) const = default;
};

// Reads addresses from a text as people paste it: lines, commas, semicolons, tabs, "Name <address>"; or CSV
// with a head that names a column of addresses, and perhaps one of roles and one of names. A role beside an
// address is its role. Entries stand in the order of the text; linear in its length, for any thread.
QList<InvitationEntry> parseInvitations(const QString &text);

// The text of a file: UTF-8, UTF-16 if it begins with a byte order mark, else Latin-1.
QString decodeInvitations(const QByteArray &bytes);

// The form in which two addresses are one and the same; the platform's own.
QString foldedAddress(const QString &email);

} // namespace Minideck
