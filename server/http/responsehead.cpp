#include "responsehead.h"

#include "characters.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace Minideck {

static QByteArrayView reason(int status)
{
    struct Reason
    {
        int status;
        QByteArrayView text;
    };
    static constexpr std::array<Reason, 42> Reasons{{
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {206, "Partial Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {411, "Length Required"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"},
        {421, "Misdirected Request"},
        {422, "Unprocessable Content"},
        {423, "Locked"},
        {425, "Too Early"},
        {426, "Upgrade Required"},
        {428, "Precondition Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
        {507, "Insufficient Storage"},
    }};
    const auto found = std::ranges::find(Reasons, status, &Reason::status);
    return found == Reasons.end() ? QByteArrayView() : found->text;
}

static bool isOurs(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 7> Names{
        "Date",       "Content-Length", "Transfer-Encoding",     "Connection",
        "Keep-Alive", "X-Request-Id",   "X-Content-Type-Options"};
    return std::ranges::any_of(Names,
                               [&](QByteArrayView it) { return it.compare(name, Qt::CaseInsensitive) == 0; });
}

static void appendField(QByteArray &head, QByteArrayView name, QByteArrayView value)
{
    if (name.isEmpty() || !std::ranges::all_of(name, isTokenCharacter))
        return;
    head.append(name).append(": ");
    for (const char c : value)
        head += isControlCharacter(c) ? ' ' : c;
    head += "\r\n";
}

bool isBodyless(int status)
{
    return status < 200 || status == 204 || status == 304;
}

QByteArray serializeHead(int status, const HttpHeaders &headers, const ResponseFrame &frame)
{
    QByteArray head;
    head.reserve(512);
    head.append("HTTP/1.1 ")
        .append(QByteArray::number(status))
        .append(' ')
        .append(reason(status))
        .append("\r\n");

    const QString date = QLocale::c().toString(frame.now.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_qs);
    appendField(head, "Date", date.toLatin1());
    appendField(head, "X-Request-Id", frame.requestId.toLatin1());
    appendField(head, "X-Content-Type-Options", "nosniff");
    if (!headers.contains("Cache-Control"))
        appendField(head, "Cache-Control", "no-store");
    for (const auto &[name, value] : headers.all()) {
        if (!isOurs(name))
            appendField(head, name, value);
    }
    if (frame.framing == BodyFraming::Length)
        appendField(head, "Content-Length", QByteArray::number(frame.length));
    if (frame.framing == BodyFraming::Chunked)
        appendField(head, "Transfer-Encoding", "chunked");
    if (frame.closes)
        appendField(head, "Connection", "close");
    return head.append("\r\n");
}

QByteArray serializeChunk(QByteArrayView bytes)
{
    QByteArray chunk = QByteArray::number(bytes.size(), 16);
    chunk.reserve(chunk.size() + bytes.size() + 4);
    return chunk.append("\r\n").append(bytes).append("\r\n");
}

} // namespace Minideck
