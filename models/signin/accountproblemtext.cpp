#include "accountproblemtext.h"

#include <core/limits.h>

#include <QCoreApplication>

namespace Minideck {

// Gives the sentences below a context for translators.
struct ProblemTexts
{
    Q_DECLARE_TR_FUNCTIONS(AccountProblems)
};

QString emailProblem(const QString &code)
{
    return code.isEmpty() ? QString() : ProblemTexts::tr("This is not an e-mail address.");
}

QString displayNameProblem(const QString &code)
{
    if (code.isEmpty())
        return {};
    if (code == u"control"_qs)
        return ProblemTexts::tr("A name cannot hold characters that nobody sees.");
    return ProblemTexts::tr("A name has 1 to %1 characters.").arg(Limits::DisplayNameCharacters);
}

QString passwordProblem(const QString &code)
{
    if (code.isEmpty())
        return {};
    if (code == u"short"_qs)
        return ProblemTexts::tr("A password has at least %1 characters.").arg(Limits::PasswordMinimum);
    if (code == u"email"_qs)
        return ProblemTexts::tr("This can be guessed from the e-mail address.");
    if (code == u"common"_qs)
        return ProblemTexts::tr("This is one of the passwords that are tried first. Take another one.");
    if (code == u"control"_qs)
        return ProblemTexts::tr("A password cannot hold control characters.");
    return ProblemTexts::tr("The platform does not take this password.");
}

QString mailedCodeProblem(const QString &code)
{
    if (code.isEmpty())
        return {};
    return ProblemTexts::tr("This code is not right, was used, or is too old.");
}

QString codeOf(const Error &error, QStringView pointer)
{
    for (const FieldError &field : error.fields) {
        if (field.pointer == pointer)
            return field.code.isEmpty() ? u"refused"_qs : field.code;
    }
    return {};
}

} // namespace Minideck
