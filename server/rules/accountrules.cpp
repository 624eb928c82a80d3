#include "accountrules.h"

#include "commonpasswords.h"
#include "invitations.h"

#include <core/limits.h>
#include <server/store/foldedtext.h>

#include <algorithm>

namespace Minideck::AccountRules {

// Shorter names stand in too many words to say anything.
static constexpr qsizetype TellingName = 4;

static QList<FieldError> error(const QString &pointer, const QString &code, const QString &detail)
{
    return {{.pointer = pointer, .code = code, .detail = detail}};
}

static bool isHidden(QChar c)
{
    // Some scripts cannot be written without the joiners.
    if (c == QChar(0x200C) || c == QChar(0x200D))
        return false;
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
        || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
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
    return Secret(QString::fromUtf8(password.reveal()).normalized(QString::NormalizationForm_C).toUtf8());
}

QList<FieldError> checkPassword(const QString &pointer, const Secret &password, const QString &email)
{
    const QString text = QString::fromUtf8(normalized(password).reveal());
    if (std::ranges::any_of(text, [](QChar c) { return c.category() == QChar::Other_Control; }))
        return error(pointer, u"control"_qs, u"A password cannot hold control characters."_qs);
    if (text.toUcs4().size() < Limits::PasswordMinimum) {
        return error(pointer, u"short"_qs,
                     u"A password has at least %1 characters."_qs.arg(Limits::PasswordMinimum));
    }
    if (followsFrom(email, text))
        return error(pointer, u"email"_qs, u"The password can be guessed from the e-mail address."_qs);
    if (CommonPasswords::contains(text))
        return error(pointer, u"common"_qs, u"This is one of the passwords that are tried first."_qs);
    return {};
}

QList<FieldError> checkDisplayName(const QString &pointer, const QString &name)
{
    const auto characters = name.toUcs4().size();
    if (characters < 1 || characters > Limits::DisplayNameCharacters) {
        return error(pointer, u"length"_qs,
                     u"A name has 1 to %1 characters."_qs.arg(Limits::DisplayNameCharacters));
    }
    if (std::ranges::any_of(name, isHidden))
        return error(pointer, u"control"_qs, u"A name cannot hold characters that nobody sees."_qs);
    return {};
}

QList<FieldError> checkEmail(const QString &pointer, const QString &email)
{
    if (Invitations::isAddress(email))
        return {};
    return error(pointer, u"syntax"_qs, u"This is not an e-mail address."_qs);
}

} // namespace Minideck::AccountRules
