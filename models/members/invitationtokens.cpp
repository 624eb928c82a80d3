#include "invitationtokens.h"

namespace Minideck {

// A quote that is not closed so soon is none: it would swallow the rest of the list.
static constexpr qsizetype LongestQuotation = 1000;

static bool endsLine(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

// Where the quotation that begins at `begin` ends, or -1.
static qsizetype endOfQuotation(const QString &text, qsizetype begin, bool spanning)
{
    const qsizetype last = qMin(text.size() - 1, begin + LongestQuotation);
    for (qsizetype i = begin + 1; i <= last; ++i) {
        if (!spanning && endsLine(text[i]))
            return -1;
        if (text[i] != u'"')
            continue;
        if (i + 1 >= text.size() || text[i + 1] != u'"')
            return i;
        ++i;
    }
    return -1;
}

QList<QList<InvitationToken>> invitationTokens(const QString &text, const QString &separators, bool spanning)
{
    QList<QList<InvitationToken>> lines;
    QList<InvitationToken> line;
    QString token;
    int number = 1;
    bool blank = true; // of the token so far
    const auto endToken = [&] {
        line << InvitationToken{number, token.trimmed()};
        token.clear();
        blank = true;
    };
    const auto endLine = [&] {
        endToken();
        const auto isFull = [](const InvitationToken &each) { return !each.text.isEmpty(); };
        if (std::any_of(line.cbegin(), line.cend(), isFull))
            lines << line;
        line.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'"' && blank) {
            const qsizetype end = endOfQuotation(text, i, spanning);
            if (end > i) {
                QString quoted = text.mid(i + 1, end - i - 1);
                // The entry belongs to the line on which it begins.
                const auto more = static_cast<int>(quoted.count(u'\n'));
                token = quoted.replace(u"\"\""_qs, u"\""_qs).simplified();
                blank = false;
                i = end;
                if (more > 0) {
                    endToken();
                    number += more;
                    while (i + 1 < text.size() && !separators.contains(text[i + 1]) && !endsLine(text[i + 1]))
                        ++i;
                    if (i + 1 < text.size() && separators.contains(text[i + 1]))
                        ++i;
                }
                continue;
            }
        }
        if (endsLine(c)) {
            endLine();
            if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
                ++i;
            ++number;
        } else if (separators.contains(c)) {
            endToken();
        } else {
            token += c;
            blank = blank && c.isSpace();
        }
    }
    endLine();
    return lines;
}

} // namespace Minideck
