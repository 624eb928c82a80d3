#pragma once

#include <core/error.h>

#include <QString>

namespace Minideck {

// What somebody can do about an error.
enum class ErrorVerb { None, Retry, SignIn, Wait, RebuildCache, UnlockKeychain };

// What to tell people about an error: a bold start, one sentence, and a verb. The server's own words are
// quoted only where they name a broken rule.
struct ErrorText
{
    QString start;
    QString sentence;
    ErrorVerb verb = ErrorVerb::None;

    QString whole() const { return sentence.isEmpty() ? start : start + u' ' + sentence; }
};

ErrorText errorText(const Error &error);

// The caption of a verb's button; empty for None and Wait.
QString verbText(ErrorVerb verb);

} // namespace Minideck
