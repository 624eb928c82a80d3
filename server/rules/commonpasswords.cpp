#include "commonpasswords.h"

#include <QSet>
#include <QStringList>

#include <algorithm>

namespace Minideck::CommonPasswords {

// The well-known ones of twelve characters and more that no pattern below catches, in the form of plain().
static const QSet<QString> &wellKnown()
{
    static const QSet<QString> all{
        u"correcthorsebatterystaple"_qs,
        u"letmeinplease"_qs,
        u"iloveyousomuch"_qs,
        u"iloveyouforever"_qs,
        u"passwordpassword"_qs,
        u"mypasswordis"_qs,
        u"thisismypassword"_qs,
        u"ihateyouforever"_qs,
        u"trustnoonetrustnoone"_qs,
        u"administrator"_qs,
        u"unbelievable"_qs,
        u"basketballplayer"_qs,
        u"chocolatecake"_qs,
        u"manchesterunited"_qs,
        u"liverpoolfootballclub"_qs,
        u"jesuschristislord"_qs,
        u"iwillalwaysloveyou"_qs,
        u"nothingtosee"_qs,
        u"opensesame"_qs,
        u"whatsupdoc"_qs,
        u"thequickbrownfox"_qs,
        u"loremipsumdolor"_qs,
        u"qweasdzxcqwe"_qs,
        u"qazwsxedcrfv"_qs,
        u"qlwzeoractvb"_qs,
        u"changemenow"_qs,
        u"changemeplease"_qs,
        u"donotchange"_qs,
        u"temporarypassword"_qs,
        u"defaultpassword"_qs,
        u"secretpassword"_qs,
        u"nopasswordneeded"_qs,
        u"enterpassword"_qs,
        u"passwordsecret"_qs,
        u"welcomehome"_qs,
        u"welcometothejungle"_qs,
        u"superadministrator"_qs,
        u"rootpassword"_qs,
        u"adminpassword"_qs,
        u"passwordadmin"_qs,
        u"testpassword"_qs,
        u"companypassword"_qs,
        u"iamtheboss"_qs,
        u"windowsvista"_qs,
        u"harrypotterfan"_qs,
        u"starwarsfan"_qs,
        u"gameofthrones"_qs,
        u"lordoftherings"_qs,
        u"northbaysandbox"_qs,
    };
    return all;
}

static const QStringList &words()
{
    static const QStringList all{
        u"password"_qs, u"passwort"_qs,    u"passw"_qs,     u"qwerty"_qs,     u"qwertyuiop"_qs,
        u"qwertz"_qs,   u"azerty"_qs,      u"asdfgh"_qs,    u"zxcvbn"_qs,     u"welcome"_qs,
        u"letmein"_qs,  u"iloveyou"_qs,    u"admin"_qs,     u"root"_qs,       u"master"_qs,
        u"login"_qs,    u"secret"_qs,      u"default"_qs,   u"changeme"_qs,   u"dragon"_qs,
        u"monkey"_qs,   u"football"_qs,    u"baseball"_qs,  u"basketball"_qs, u"superman"_qs,
        u"batman"_qs,   u"princess"_qs,    u"sunshine"_qs,  u"shadow"_qs,     u"michael"_qs,
        u"jennifer"_qs, u"summer"_qs,      u"winter"_qs,    u"spring"_qs,     u"autumn"_qs,
        u"january"_qs,  u"february"_qs,    u"september"_qs, u"october"_qs,    u"november"_qs,
        u"december"_qs, u"monday"_qs,      u"friday"_qs,    u"company"_qs,    u"computer"_qs,
        u"internet"_qs, u"samsung"_qs,     u"google"_qs,    u"facebook"_qs,   u"starwars"_qs,
        u"pokemon"_qs,  u"liverpool"_qs,   u"chelsea"_qs,   u"arsenal"_qs,    u"hello"_qs,
        u"test"_qs,     u"guest"_qs,       u"user"_qs,      u"minideck"_qs,   u"sandbox"_qs,
        u"platform"_qs, u"miniprogram"_qs,
    };
    return all;
}

//! Lower case, with letters for the digits and signs that stand for them, and without what is no letter.
static QString lettersOf(const QString &password)
{
    static const QHash<QChar, QChar> meant{{u'@', u'a'}, {u'4', u'a'}, {u'0', u'o'},
                                           {u'1', u'l'}, {u'3', u'e'}, {u'$', u's'},
                                           {u'5', u's'}, {u'7', u't'}, {u'!', u'i'}};
    QString letters;
    for (const QChar c : password) {
        const QChar letter = meant.value(c, c);
        if (letter.isLetter())
            letters += letter;
    }
    return letters;
}

static bool isFewCharacters(const QString &text)
{
    return QSet<QChar>(text.begin(), text.end()).size() <= 3;
}

static bool isOneThingRepeated(const QString &text)
{
    for (qsizetype length = 1; length <= (text.size() + 1) / 2; ++length) {
        const QString unit = text.first(length);
        if (unit.repeated(text.size() / length + 1).startsWith(text))
            return true;
    }
    return false;
}

//! Whether most steps go to the neighbour in the alphabet, among the digits or on the keyboard.
static bool isRun(const QString &text)
{
    static const QString rows =
        u"abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm 1qaz2wsx3edc4rfv5tgb6yhn7ujm"
        u" q1w2e3r4t5y6u7i8o9p0 1q2w3e4r5t6y7u8i9o0p"_qs;
    qsizetype steps = 0;
    for (qsizetype i = 1; i < text.size(); ++i) {
        const QString step = text.sliced(i - 1, 2);
        const QString back = QString(step.back()) + step.front();
        if (rows.contains(step) || rows.contains(back))
            ++steps;
    }
    return steps * 5 >= (text.size() - 1) * 4;
}

//! Without the digits and signs at both ends.
static QString withoutTrimmings(const QString &text)
{
    const auto isLetter = [](QChar c) { return c.isLetter(); };
    const auto first = std::ranges::find_if(text, isLetter);
    qsizetype end = text.size();
    while (end > 0 && !isLetter(text[end - 1]))
        --end;
    const qsizetype begin = first - text.begin();
    return begin < end ? text.sliced(begin, end - begin) : QString();
}

//! Whether hardly anything is left without the common words in it.
static bool isWordAndTrimmings(const QString &text)
{
    for (const QString &form : {text, lettersOf(text), lettersOf(withoutTrimmings(text))}) {
        for (const QString &word : words()) {
            if (!form.contains(word))
                continue;
            QString rest = form;
            rest.remove(word);
            const auto letters = std::ranges::count_if(rest, [](QChar c) { return c.isLetter(); });
            if (letters <= 2)
                return true;
        }
    }
    return false;
}

bool contains(const QString &password)
{
    const QString text = password.toCaseFolded();
    return wellKnown().contains(lettersOf(text)) || isFewCharacters(text) || isOneThingRepeated(text)
        || isRun(text) || isWordAndTrimmings(text);
}

} // namespace Minideck::CommonPasswords
