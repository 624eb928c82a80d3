#include "accountrules.h"

#include "commonpasswords.h"

#include <core/accountinput.h>
#include <core/limits.h>
#include <server/store/foldedtext.h>

namespace Minideck::AccountRules {

// Shorter names stand in too many words to say anything.
static constexpr qsizetype TellingName = 4;

static QList<FieldError> error(const QString &pointer, const QString &code, const QString &detail)
{
    return {{.pointer = pointer, .code = code, .detail = detail}};
}

static bool followsFrom(const QString &email, const QString &password)
{
    const QString folded = foldForSearch(password);
    const QString address = foldForSearch(email);
    const QString name = address.section(u'@', 0, 0);
    return folded.contains(address) || address.contains(folded)
        || (name.size() >= TellingName && folded.contains(name));
}

Secret normalized(const Secret &password)
{
    return Secret(AccountInput::normalized(QString::fromUtf8(password.reveal())).toUtf8());
}

QList<FieldError> checkPassword(const QString &pointer, const Secret &password, const QString &email)
{
    const QString text = QString::fromUtf8(normalized(password).reveal());
    if (const QString fault = AccountInput::passwordFault(text); fault == u"control"_qs)
        return error(pointer, fault, u"A password cannot hold control characters."_qs);
    else if (!fault.isEmpty())
        return error(pointer, fault,
                     u"A password has at least %1 characters."_qs.arg(Limits::PasswordMinimum));
    if (followsFrom(email, text))
        return error(pointer, u"email"_qs, u"The password can be guessed from the e-mail address."_qs);
    if (CommonPasswords::contains(text))
        return error(pointer, u"common"_qs, u"This is one of the passwords that are tried first."_qs);
    return {};
}

QList<FieldError> checkDisplayName(const QString &pointer, const QString &name)
{
    const QString fault = AccountInput::displayNameFault(name);
    if (fault.isEmpty())
        return {};
    return error(pointer, fault,
                 fault == u"length"_qs
                     ? u"A name has 1 to %1 characters."_qs.arg(Limits::DisplayNameCharacters)
                     : u"A name cannot hold characters that nobody sees."_qs);
}

QList<FieldError> checkEmail(const QString &pointer, const QString &email)
{
    const QString fault = AccountInput::emailFault(email);
    return fault.isEmpty() ? QList<FieldError>()
                           : error(pointer, fault, u"This is not an e-mail address."_qs);
}

} // namespace Minideck::AccountRules
