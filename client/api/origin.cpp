#include "origin.h"

#include <QHostAddress>

namespace Minideck {

namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == u"https" ? 443 : 80);
}

bool isThisComputer(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

Error refused(const QString &code)
{
    return Error{.kind = ErrorKind::Invalid,
                 .code = code,
                 .fields = {{.pointer = u"/platform"_qs, .code = code, .detail = {}}}};
}

} // namespace

Result<QUrl> platformOrigin(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return refused(u"url.invalid"_qs);
    if (url.scheme() != u"https" && url.scheme() != u"http")
        return refused(u"url.scheme"_qs);
    if (url.scheme() == u"http" && !isThisComputer(url.host()))
        return refused(u"url.plainHttp"_qs);
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    if (url.port() != -1 && url.port() != (url.scheme() == u"https" ? 443 : 80))
        origin.setPort(url.port());
    return origin;
}

bool sameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && one.host() == other.host() && portOf(one) == portOf(other);
}

} // namespace Minideck
