#include "requestscanner.h"

#include "characters.h"
#include "refusal.h"

#include <core/limits.h>

#include <algorithm>

namespace Minideck {

// Longest method plus " HTTP/1.1" and the two spaces; whatever is longer has a target that is too long.
static constexpr int RequestLineBytes = Limits::UrlBytes + 64;

Result<std::optional<qsizetype>> RequestScanner::scan(QByteArrayView bytes)
{
    for (; m_position < bytes.size(); ++m_position) {
        const char c = bytes[m_position];
        if (auto error = checkByte(c, m_position > m_line ? bytes[m_position - 1] : '\0'))
            return *error;
        if (auto error = checkLength())
            return *error;
        if (c != '\n')
            continue;

        const QByteArrayView line = bytes.sliced(m_line, m_position - 1 - m_line);
        const bool first = m_line == 0;
        m_line = m_position + 1;
        if (auto error = first ? checkRequestLine(line) : checkField(line))
            return *error;
        if (first)
            m_fieldsStart = m_line;
        else if (line.isEmpty())
            return std::optional(m_line);
    }
    return std::optional<qsizetype>();
}

std::optional<Error> RequestScanner::checkByte(char c, char before) const
{
    if (m_position == 0 && !isTokenCharacter(c)) // a TLS greeting, an empty line: no need to wait for its end
        return refusal(400, u"The request does not begin with a method."_qs);
    if ((c == '\n') != (before == '\r'))
        return refusal(400, u"A line of the header does not end with CR LF."_qs);
    if (isControlCharacter(c) && c != '\r' && c != '\n' && c != '\t')
        return refusal(400, u"The header contains a control character."_qs);
    return {};
}

std::optional<Error> RequestScanner::checkLength() const
{
    const qsizetype length = m_position - m_line;
    if (m_line == 0)
        return length > RequestLineBytes ? std::optional(refusal(414, u"The address is too long."_qs))
                                         : std::nullopt;
    if (length > Limits::HeaderFieldBytes + 1) // the CR is not part of the field
        return refusal(431, u"A header field is too long."_qs);
    if (m_position - m_fieldsStart > Limits::HeaderBytes)
        return refusal(431, u"The header is too long."_qs);
    return {};
}

std::optional<Error> RequestScanner::checkRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first < 1 || last - first < 2)
        return refusal(400, u"The request line is not made of method, target and version."_qs);
    if (!std::ranges::all_of(line.first(first), isTokenCharacter))
        return refusal(400, u"The method contains a character that is not allowed."_qs);

    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    if (std::ranges::any_of(target, [](char c) { return c == ' ' || c == '\t'; }))
        return refusal(400, u"The request line contains too many spaces."_qs);
    if (target.size() > Limits::UrlBytes)
        return refusal(414, u"The address is too long."_qs);

    const QByteArrayView version = line.sliced(last + 1);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigit(version[5]) || version[6] != '.'
        || !isDigit(version[7]))
        return refusal(400, u"The request line does not end with the version of HTTP."_qs);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return refusal(505, u"Only HTTP/1.1 and HTTP/1.0 are spoken here."_qs);
    return {};
}

std::optional<Error> RequestScanner::checkField(QByteArrayView line)
{
    if (line.isEmpty())
        return {};
    if (++m_fields > Limits::HeaderFields)
        return refusal(431, u"There are too many header fields."_qs);
    if (line.front() == ' ' || line.front() == '\t')
        return refusal(400, u"A header field is folded over several lines."_qs);
    const qsizetype colon = line.indexOf(':');
    if (colon < 1 || !std::ranges::all_of(line.first(colon), isTokenCharacter))
        return refusal(400, u"A header field has no valid name."_qs);
    return {};
}

} // namespace Minideck
