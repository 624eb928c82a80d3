#pragma once

#include <core/error.h>
#include <core/secret.h>

#include <QList>
#include <QString>

namespace Minideck {

//! What a new account, name or password must be like (ACC-1). Each check gives the error for the member of
//! the body that `pointer` names, or nothing.
namespace AccountRules {

//! The form in which a password is hashed and compared: NFC, so that two keyboards give the same bytes.
Secret normalized(const Secret &password);

//! Limits::PasswordMinimum characters or more, no control characters, nothing that follows from the address,
//! and none of the most common.
QList<FieldError> checkPassword(const QString &pointer, const Secret &password, const QString &email);

//! 1 to Limits::DisplayNameCharacters characters in NFC without blanks around, and none that is invisible or
//! turns the direction of writing.
QList<FieldError> checkDisplayName(const QString &pointer, const QString &name);

//! An address that mail could reach.
QList<FieldError> checkEmail(const QString &pointer, const QString &email);

} // namespace AccountRules
} // namespace Minideck
