#pragma once

#include <core/error.h>

#include <QString>

namespace Minideck {

// What is wrong with what somebody typed about an account (ACC-1), by the code of the refusal; the local
// checks have the same codes. Empty for no code.
QString emailProblem(const QString &code);
QString displayNameProblem(const QString &code);
QString passwordProblem(const QString &code);

// Of a code that was mailed.
QString mailedCodeProblem(const QString &code);

// The code of an error that is about a member of the request; empty if it is not.
QString codeOf(const Error &error, QStringView pointer);

} // namespace Minideck
