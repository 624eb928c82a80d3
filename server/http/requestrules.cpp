#include "requestrules.h"

#include "refusal.h"
#include "requesttarget.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

namespace Minideck {

static const std::array<QByteArrayView, 7> Methods{"GET",   "HEAD",   "POST",   "PUT",
                                                   "PATCH", "DELETE", "OPTIONS"};

// The elements of a comma-separated list over all fields of that name (RFC 9110 5.6.1), lower case.
static QList<QByteArray> listItems(const HttpHeaders &headers, QByteArrayView name)
{
    QList<QByteArray> items;
    for (const QByteArray &value : headers.values(name)) {
        for (const QByteArray &item : value.split(','))
            items << item.trimmed().toLower();
    }
    return items;
}

namespace {

struct Authority
{
    QString host; //!< lower case, an IPv6 address without brackets
    quint16 port = 80;
};

std::optional<Authority> parseAuthority(QByteArrayView text)
{
    const bool bracketed = text.startsWith('[');
    const qsizetype hostEnd = bracketed ? text.indexOf(']') + 1 : text.indexOf(':');
    const QByteArrayView host = hostEnd < 0 ? text : text.first(hostEnd);
    const QByteArrayView rest = text.sliced(host.size());
    const auto isHostCharacter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
            || c == '-' || c == '_';
    };

    Authority result;
    if (bracketed) {
        const QHostAddress address(
            QString::fromLatin1(host.toByteArray().mid(1).chopped(host.isEmpty() ? 0 : 1)));
        if (address.protocol() != QAbstractSocket::IPv6Protocol || !address.scopeId().isEmpty())
            return {};
        result.host = address.toString();
    } else if (host.isEmpty() || !std::ranges::all_of(host, isHostCharacter)) {
        return {};
    } else {
        result.host = QString::fromLatin1(host).toLower();
    }

    if (!rest.isEmpty()) {
        const QByteArray digits = rest.sliced(1).toByteArray();
        bool ok = false;
        result.port = digits.toUShort(&ok);
        if (rest.front() != ':' || !ok
            || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }))
            return {};
    }
    return result;
}

bool isOurs(const Authority &authority, const HostRules &rules)
{
    if (rules.allowed.contains(authority.host)
        || rules.allowed.contains(authority.host + u':' + QString::number(authority.port)))
        return true;
    if (!rules.loopbackOnly)
        return rules.allowed.isEmpty();
    const bool loopback = authority.host == u"localhost" || QHostAddress(authority.host).isLoopback();
    return loopback && authority.port == rules.port;
}

std::optional<Error> checkHost(const HttpRequest &request, const QByteArray &authority, int minorVersion,
                               const HostRules &rules)
{
    const QList<QByteArray> hosts = request.headers.values("Host");
    if (hosts.size() > 1 || (hosts.isEmpty() && minorVersion > 0))
        return refusal(400, u"There must be exactly one Host field."_qs);
    if (!hosts.isEmpty()) {
        const auto host = parseAuthority(hosts.first());
        if (!host)
            return refusal(400, u"The Host field names no valid host."_qs);
        if (!isOurs(*host, rules))
            return refusal(421, u"This server does not answer for that host."_qs);
    }
    // With two names for the host nobody can say which one the reader in front of us believed.
    if (!authority.isEmpty()
        && (hosts.isEmpty() || authority.compare(hosts.first(), Qt::CaseInsensitive) != 0))
        return refusal(400, u"The target names another host than the Host field."_qs);
    return {};
}

//! A form that one of our own pages sends back: whoever named the host was checked before.
bool isOwnForm(const HttpRequest &request, const HostRules &rules)
{
    const QList<QByteArray> origins = request.headers.values("Origin");
    const QByteArray host = request.headers.value("Host").value_or(QByteArray());
    const QString path = u'/' + request.segments.join(u'/');
    return rules.pages.contains(path) && origins.size() == 1 && !host.isEmpty()
        && origins.first().compare(QByteArray(request.scheme() + "://" + host), Qt::CaseInsensitive) == 0;
}

std::optional<Error> planBody(const HttpRequest &request, int minorVersion, RequestPlan &plan)
{
    const bool hasCoding = request.headers.contains("Transfer-Encoding");
    const QList<QByteArray> lengths = request.headers.values("Content-Length");
    if (hasCoding && (!lengths.isEmpty() || minorVersion == 0))
        return refusal(400, u"The end of the body is ambiguous."_qs);
    if (hasCoding) {
        const QList<QByteArray> codings = listItems(request.headers, "Transfer-Encoding");
        const bool known = std::ranges::all_of(
            codings, [](const QByteArray &it) { return it == "chunked" || it.isEmpty(); });
        if (!known)
            return refusal(501, u"The only transfer coding understood here is chunked."_qs);
        if (codings.size() != 1 || codings.first().isEmpty())
            return refusal(400, u"The transfer coding is ambiguous."_qs);
        plan.chunked = true;
    }
    if (lengths.size() > 1)
        return refusal(400, u"There is more than one Content-Length."_qs);
    if (!lengths.isEmpty()) {
        const QByteArray &digits = lengths.first();
        const bool plain =
            !digits.isEmpty() && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
        bool ok = false;
        plan.length = digits.toLongLong(&ok);
        if (!plain || !ok)
            return refusal(400, u"The Content-Length is not a number that can be."_qs);
    }
    return {};
}

std::optional<Error> planExpectation(const HttpRequest &request, int minorVersion, RequestPlan &plan)
{
    const QList<QByteArray> expectations = listItems(request.headers, "Expect");
    if (expectations.isEmpty() || minorVersion == 0) // RFC 9110 10.1.1: HTTP/1.0 is not to be heard on this
        return {};
    if (expectations != QList<QByteArray>{"100-continue"})
        return refusal(417, u"The only expectation understood here is 100-continue."_qs);
    plan.expectsContinue = true;
    return {};
}

} // namespace

Result<RequestPlan> checkRequest(HttpRequest &request, int minorVersion, const HostRules &hosts)
{
    RequestPlan plan;
    if (std::ranges::find(Methods, QByteArrayView(request.method)) == Methods.end())
        return refusal(501, u"The method is not known here."_qs);

    plan.forServer = request.method == "OPTIONS" && request.target == "*";
    RequestTarget target;
    if (!plan.forServer) {
        auto parsed = RequestTarget::parse(request.target);
        if (!parsed)
            return parsed.error();
        target = std::move(parsed).value();
        request.target = target.origin;
        request.segments = target.segments;
        request.query = target.query;
    }
    if (auto error = checkHost(request, target.authority, minorVersion, hosts))
        return *error;
    if (auto error = planBody(request, minorVersion, plan))
        return *error;
    if (request.headers.contains("Origin") && !isOwnForm(request, hosts))
        return refusal(403, u"Requests of web pages are not served."_qs);
    if (auto error = planExpectation(request, minorVersion, plan))
        return *error;
    plan.closes = minorVersion == 0 || listItems(request.headers, "Connection").contains("close");
    return plan;
}

} // namespace Minideck
