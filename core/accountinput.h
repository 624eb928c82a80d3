#pragma once

#include <QString>

namespace Minideck {

//! What can be said of an e-mail address, a name or a password without asking anybody (ACC-1): the server
//! refuses it, the client says it beforehand. Each gives the code of what is wrong, as it stands in the
//! `errors` of a refusal, or an empty text.
namespace AccountInput {

//! The form in which names and passwords are compared and kept: NFC, so that two keyboards give the same.
QString normalized(const QString &text);

//! `syntax` unless mail could reach it: one @, a name before it, a domain of two labels or more behind it,
//! 254 bytes at most.
QString emailFault(const QString &email);

//! `length` outside 1 to Limits::DisplayNameCharacters characters, `control` for those that nobody sees or
//! that turn the direction of writing.
QString displayNameFault(const QString &name);

//! `control`, or `short` below Limits::PasswordMinimum characters. Whether it can be guessed is for the
//! server to say.
QString passwordFault(const QString &password);

} // namespace AccountInput
} // namespace Minideck
