#include "invitationlist.h"

#include "invitationtokens.h"

#include <core/accountinput.h>
#include <models/shared/membertext.h>

#include <QHash>
#include <QSet>
#include <QStringDecoder>

namespace Minideck {

namespace {

constexpr qsizetype LongestHead = 4096;
const QString Separators = u",;\t，；、"_qs;

QString key(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded().trimmed();
}

// Nobody sees them and nothing is lost with them: they come along when text is copied from a page.
bool isLitter(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF || code == 0x00AD
        || code == 0x061C || code == 0x180E;
}

// They make a text look like another one.
bool deceives(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
        || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

bool takeLitterOut(QString &text)
{
    const qsizetype before = text.size();
    return text.removeIf(isLitter).size() < before;
}

// Whether anything deceives, which is shown as a replacement from then on.
bool showDeceit(QString &text)
{
    bool found = false;
    for (QChar &c : text) {
        if (!deceives(c))
            continue;
        c = QChar::ReplacementCharacter;
        found = true;
    }
    return found;
}

const QHash<QString, Role> &roleWords()
{
    static const QHash<QString, Role> words = [] {
        QHash<QString, Role> all;
        for (const Role role : {Role::Admin, Role::Reviewer, Role::Developer}) {
            all.insert(key(toWire(role)), role);
            all.insert(key(roleText(role)), role);
        }
        all.insert(u"administrator"_qs, Role::Admin);
        return all;
    }();
    return words;
}

std::optional<Role> roleOf(const QString &word)
{
    const auto found = roleWords().constFind(key(word));
    return found == roleWords().constEnd() ? std::nullopt : std::optional(*found);
}

// "Name <address>", "<address>", "mailto:address" or an address alone.
InvitationEntry entryOf(const InvitationToken &token)
{
    InvitationEntry entry{.line = token.line, .email = token.text};
    entry.cleaned = takeLitterOut(entry.email);
    const qsizetype open = entry.email.lastIndexOf(u'<');
    const qsizetype close = entry.email.lastIndexOf(u'>');
    if (open >= 0 && close == entry.email.size() - 1 && close > open + 1) {
        entry.name = entry.email.left(open).trimmed();
        entry.email = entry.email.mid(open + 1, close - open - 1);
        if (entry.name.size() > 1 && entry.name.startsWith(u'"') && entry.name.endsWith(u'"'))
            entry.name = entry.name.mid(1, entry.name.size() - 2);
    }
    if (entry.email.startsWith(u"mailto:"_qs, Qt::CaseInsensitive))
        entry.email.remove(0, 7);
    entry.email = entry.email.trimmed();
    entry.cleaned = showDeceit(entry.name) || entry.cleaned;
    if (showDeceit(entry.email))
        entry.fault = InvitationFault::Hidden;
    else if (!AccountInput::emailFault(entry.email).isEmpty())
        entry.fault = InvitationFault::Syntax;
    return entry;
}

// Several addresses with blanks between them.
QList<InvitationToken> splitAtBlanks(const InvitationToken &token)
{
    if (token.text.count(u'@') < 2 || token.text.contains(u'<'))
        return {token};
    const QStringList parts = token.text.simplified().split(u' ');
    QList<InvitationToken> tokens;
    for (const QString &part : parts) {
        if (!part.contains(u'@'))
            return {token};
        tokens << InvitationToken{token.line, part};
    }
    return tokens;
}

bool looksLikeName(const QString &text)
{
    return !text.contains(u'@') && text.contains(u' ');
}

void readLine(const QList<InvitationToken> &line, QList<InvitationEntry> &entries)
{
    const qsizetype before = entries.size();
    QString name;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const InvitationToken &token = line[i];
        if (token.text.isEmpty())
            continue;
        if (const auto role = roleOf(token.text); role && entries.size() > before) {
            entries.last().role = role;
            continue;
        }
        if (looksLikeName(token.text) && i + 1 < line.size() && line[i + 1].text.contains(u'@')) {
            name = token.text;
            continue;
        }
        for (const InvitationToken &each : splitAtBlanks(token)) {
            InvitationEntry entry = entryOf(each);
            if (entry.name.isEmpty())
                entry.name = std::exchange(name, {});
            entries << entry;
        }
    }
}

// Which column holds what.
struct CsvColumns
{
    QChar separator;
    qsizetype email = -1;
    qsizetype role = -1;
    qsizetype name = -1;
};

qsizetype columnOf(const QStringList &heads, const QStringList &words)
{
    for (qsizetype i = 0; i < heads.size(); ++i) {
        if (words.contains(key(heads[i])))
            return i;
    }
    return -1;
}

std::optional<CsvColumns> csvColumns(const QString &text)
{
    static const QStringList emails{u"email"_qs,         u"e-mail"_qs,         u"mail"_qs,
                                    u"email address"_qs, u"e-mail address"_qs, u"address"_qs,
                                    u"login e-mail"_qs,  u"login email"_qs,    u"邮箱"_qs,
                                    u"电子邮件"_qs,      u"电子邮箱"_qs,       u"メールアドレス"_qs};
    static const QStringList roles{u"role"_qs, u"角色"_qs, u"ロール"_qs};
    static const QStringList names{u"name"_qs, u"user name"_qs, u"姓名"_qs, u"名前"_qs};
    // A head is short.
    QString first = text.left(LongestHead).section(u'\n', 0, 0);
    (void)takeLitterOut(first);
    for (const QChar separator : {u',', u';', u'\t'}) {
        const auto lines = invitationTokens(first, separator, false);
        QStringList heads;
        for (const InvitationToken &token : lines.value(0))
            heads << token.text;
        const CsvColumns columns{separator, columnOf(heads, emails), columnOf(heads, roles),
                                 columnOf(heads, names)};
        if (columns.email >= 0 && (heads.size() > 1 || separator == u'\t'))
            return columns;
    }
    return std::nullopt;
}

// Our own exports have an apostrophe before what a spreadsheet would take for a formula.
QString unguarded(const QString &cell)
{
    return cell.size() > 1 && cell[0] == u'\'' && u"=+-@"_qs.contains(cell[1]) ? cell.mid(1) : cell;
}

QList<InvitationEntry> readCsv(const QString &text, const CsvColumns &columns)
{
    QList<InvitationEntry> entries;
    auto lines = invitationTokens(text, columns.separator, true);
    lines.removeFirst();
    for (const QList<InvitationToken> &line : lines) {
        const auto cell = [&line](qsizetype column) {
            return column < 0 || column >= line.size() ? QString() : unguarded(line[column].text);
        };
        InvitationEntry entry = entryOf({line.first().line, cell(columns.email)});
        if (QString name = cell(columns.name); !name.isEmpty()) {
            const bool litter = takeLitterOut(name);
            entry.cleaned = showDeceit(name) || litter || entry.cleaned;
            entry.name = name;
        }
        const QString role = cell(columns.role);
        entry.role = roleOf(role);
        if (!role.isEmpty() && !entry.role && entry.fault == InvitationFault::None)
            entry.fault = InvitationFault::UnknownRole;
        entries << entry;
    }
    return entries;
}

void findTwice(QList<InvitationEntry> &entries)
{
    QSet<QString> seen;
    for (InvitationEntry &entry : entries) {
        if (entry.fault != InvitationFault::None)
            continue;
        const QString folded = foldedAddress(entry.email);
        if (seen.contains(folded))
            entry.fault = InvitationFault::Twice;
        seen.insert(folded);
    }
}

} // namespace

QList<InvitationEntry> parseInvitations(const QString &text)
{
    QList<InvitationEntry> entries;
    if (const auto columns = csvColumns(text)) {
        entries = readCsv(text, *columns);
    } else {
        for (const QList<InvitationToken> &line : invitationTokens(text, Separators, false))
            readLine(line, entries);
    }
    findTwice(entries);
    return entries;
}

QString decodeInvitations(const QByteArray &bytes)
{
    if (const auto encoding = QStringConverter::encodingForData(bytes);
        encoding && *encoding != QStringConverter::Utf8 && bytes.size() >= 2)
        return QStringDecoder(*encoding)(bytes);
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

QString foldedAddress(const QString &email)
{
    return email.normalized(QString::NormalizationForm_KC)
        .toCaseFolded()
        .normalized(QString::NormalizationForm_KC);
}

} // namespace Minideck
