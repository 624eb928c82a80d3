#include "mailmessage.h"

#include <QLocale>

#include <algorithm>

namespace Minideck {

// A line with encoded words may have 76 characters (RFC 2047 2): the name of the field, 12 for the frame, and
// 52 of Base64 for 39 bytes.
static constexpr qsizetype WordBytes = 39;
static constexpr qsizetype LineCharacters = 76;

static QString onOneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text.trimmed();
}

static bool isPlain(const QString &text)
{
    return text.size() <= 60
        && std::ranges::all_of(text, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; })
        && !text.contains(u"=?"_qs);
}

//! Cuts between characters, never inside of one (RFC 2047 5).
static QByteArrayList pieces(const QString &text)
{
    QByteArrayList all{QByteArray()};
    for (const char32_t point : text.toUcs4()) {
        const QByteArray bytes = QString::fromUcs4(&point, 1).toUtf8();
        if (all.last().size() + bytes.size() > WordBytes)
            all.append(QByteArray());
        all.last().append(bytes);
    }
    return all;
}

static QByteArray subjectField(const QString &subject)
{
    const QString line = onOneLine(subject);
    if (isPlain(line))
        return line.toLatin1();
    QByteArrayList words;
    for (const QByteArray &piece : pieces(line))
        words << "=?utf-8?B?" + piece.toBase64() + "?=";
    return words.join("\r\n ");
}

static QByteArray encodedText(QString text)
{
    const QByteArray coded = text.replace(u'\n', u"\r\n"_qs).toUtf8().toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < coded.size(); at += LineCharacters)
        lines.append(coded.mid(at, LineCharacters)).append("\r\n");
    return lines;
}

QByteArray toInternetMessage(const Mail &mail, const QString &sender)
{
    const QString from = onOneLine(sender);
    const QString domain = from.section(u'@', -1);
    const QString date =
        QLocale::c().toString(mail.createdAt.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss '+0000'"_qs);
    QByteArray message;
    const auto field = [&message](const char *name, const QByteArray &value) {
        message.append(name).append(": ").append(value).append("\r\n");
    };
    field("Date", date.toLatin1());
    field("From", "Minideck <" + from.toUtf8() + '>');
    field("To", '<' + onOneLine(mail.recipient).toUtf8() + '>');
    field("Subject", subjectField(mail.subject));
    field("Message-ID", '<' + mail.id.text().toLatin1() + '@' + domain.toUtf8() + '>');
    field("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday notes, please
    field("MIME-Version", "1.0");
    field("Content-Type", "text/plain; charset=utf-8");
    field("Content-Transfer-Encoding", "base64");
    return message.append("\r\n").append(encodedText(mail.text));
}

} // namespace Minideck
