#include "requesttarget.h"

#include "characters.h"
#include "refusal.h"

#include <QStringDecoder>

#include <algorithm>

namespace Minideck {

// RFC 3986 3.3 without the percent sign, which decode() looks at.
static bool isPathCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("-._~!$&'()*+,;=:@").contains(c);
}

// Square brackets belong in no query, but common encoders leave them there and nobody misunderstands them.
static bool isQueryCharacter(char c)
{
    return isPathCharacter(c) || QByteArrayView("/?[]").contains(c);
}

static int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static std::optional<QString> decode(QByteArrayView encoded, bool (*isAllowed)(char),
                                     QByteArrayView allowedControls)
{
    QByteArray bytes;
    bytes.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        if (encoded[i] != '%') {
            if (!isAllowed(encoded[i]))
                return {};
            bytes += encoded[i];
            continue;
        }
        const int high = i + 2 < encoded.size() ? hexDigit(encoded[i + 1]) : -1;
        const int low = high < 0 ? -1 : hexDigit(encoded[i + 2]);
        if (low < 0)
            return {};
        const char c = static_cast<char>(high * 16 + low);
        if (isControlCharacter(c) && !allowedControls.contains(c))
            return {};
        bytes += c;
        i += 2;
    }
    QStringDecoder utf8(QStringDecoder::Utf8,
                        QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString text = utf8(bytes);
    return utf8.hasError() ? std::nullopt : std::optional(text);
}

static Result<QStringList> parsePath(QByteArrayView path)
{
    QStringList segments;
    if (path.size() == 1)
        return segments;
    for (const QByteArray &part : path.sliced(1).toByteArray().split('/')) {
        const auto segment = decode(part, isPathCharacter, "");
        if (!segment)
            return refusal(400, u"The path is not percent-encoded UTF-8 text without control characters."_qs);
        if (*segment == u"." || *segment == u"..")
            return refusal(400, u"The path contains dot segments."_qs);
        segments << *segment;
    }
    return segments;
}

static Result<QList<std::pair<QString, QString>>> parseQuery(QByteArrayView query)
{
    QList<std::pair<QString, QString>> items;
    for (const QByteArray &part : query.toByteArray().split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const auto name = decode(equals < 0 ? part : part.first(equals), isQueryCharacter, "");
        const auto value =
            decode(equals < 0 ? QByteArray() : part.sliced(equals + 1), isQueryCharacter, "\t\r\n");
        if (!name || !value)
            return refusal(400,
                           u"The query is not percent-encoded UTF-8 text without control characters."_qs);
        items.emplaceBack(*name, *value);
    }
    return items;
}

Result<RequestTarget> RequestTarget::parse(QByteArrayView target)
{
    static constexpr QByteArrayView Scheme = "http://";
    RequestTarget result;
    QByteArrayView origin = target;
    if (target.size() > Scheme.size()
        && target.first(Scheme.size()).compare(Scheme, Qt::CaseInsensitive) == 0) {
        const QByteArrayView rest = target.sliced(Scheme.size());
        const auto end = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
        result.authority = rest.first(end - rest.begin()).toByteArray();
        origin = rest.sliced(end - rest.begin());
        if (result.authority.isEmpty())
            return refusal(400, u"The target names no host."_qs);
    }
    result.origin = origin.toByteArray();
    if (!result.authority.isEmpty() && !origin.startsWith('/'))
        result.origin.prepend('/'); // http://host and http://host?query mean the root
    if (!result.origin.startsWith('/'))
        return refusal(400, u"The target is no path."_qs);

    const qsizetype mark = result.origin.indexOf('?');
    const auto segments = parsePath(mark < 0 ? result.origin : QByteArrayView(result.origin).first(mark));
    if (!segments)
        return segments.error();
    const auto query =
        parseQuery(mark < 0 ? QByteArrayView() : QByteArrayView(result.origin).sliced(mark + 1));
    if (!query)
        return query.error();
    result.segments = *segments;
    result.query = *query;
    return result;
}

} // namespace Minideck
