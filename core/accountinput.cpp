#include "accountinput.h"

#include "limits.h"

#include <QRegularExpression>

#include <algorithm>

namespace Minideck::AccountInput {

static constexpr qsizetype LongestAddress = 254;

static bool isHidden(QChar c)
{
    // Some scripts cannot be written without the joiners.
    if (c == QChar(0x200C) || c == QChar(0x200D))
        return false;
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
        || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

QString normalized(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C);
}

QString emailFault(const QString &email)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(
            u"[^\\s@<>()\\[\\],:;\"\\\\\\p{Cc}]{1,64}@"
            u"(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?\\.)+"
            u"[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])"_qs),
        QRegularExpression::UseUnicodePropertiesOption);
    const bool good = email.toUtf8().size() <= LongestAddress && form.match(email).hasMatch();
    return good ? QString() : u"syntax"_qs;
}

QString displayNameFault(const QString &name)
{
    const auto characters = name.toUcs4().size();
    if (characters < 1 || characters > Limits::DisplayNameCharacters)
        return u"length"_qs;
    return std::ranges::any_of(name, isHidden) ? u"control"_qs : QString();
}

QString passwordFault(const QString &password)
{
    const QString text = normalized(password);
    if (std::ranges::any_of(text, [](QChar c) { return c.category() == QChar::Other_Control; }))
        return u"control"_qs;
    return text.toUcs4().size() < Limits::PasswordMinimum ? u"short"_qs : QString();
}

} // namespace Minideck::AccountInput
