#include "plaintext.h"

namespace Minideck {

static constexpr qsizetype LongestLine = 2000;

static bool turnsDirection(QChar character)
{
    const ushort code = character.unicode();
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E
        || code == 0x200F || code == 0x061C;
}

static bool isControl(QChar character)
{
    const ushort code = character.unicode();
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
}

QString singleLine(const QString &text)
{
    const auto suspicious = [](QChar c) { return isControl(c) || turnsDirection(c); };
    if (text.size() <= LongestLine && std::none_of(text.cbegin(), text.cend(), suspicious))
        return text;
    QString line;
    line.reserve(qMin(text.size(), LongestLine));
    for (const QChar character : text.left(LongestLine)) {
        if (isControl(character))
            line += u' ';
        else if (!turnsDirection(character))
            line += character;
    }
    return line;
}

QString toolTipText(const QString &plain)
{
    if (plain.isEmpty())
        return {};
    return u"<qt>"_qs + plain.left(LongestLine).toHtmlEscaped().replace(u'\n', u"<br>"_qs) + u"</qt>"_qs;
}

} // namespace Minideck
