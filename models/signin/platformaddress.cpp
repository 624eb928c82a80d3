#include "platformaddress.h"

#include <QRegularExpression>

namespace Minideck {

bool isThisComputer(const QString &host)
{
    static const QRegularExpression loopback(u"^127(\\.\\d{1,3}){3}$"_qs);
    return host.compare(u"localhost"_qs, Qt::CaseInsensitive) == 0 || host == u"::1"_qs
        || loopback.match(host).hasMatch();
}

PlatformAddress platformAddress(const QString &typed)
{
    using Problem = PlatformAddress::Problem;
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]*://"_qs);

    const QString text = typed.trimmed();
    if (text.isEmpty())
        return {{}, Problem::Empty};

    const bool named = scheme.match(text).hasMatch();
    QUrl url(named ? text : u"https://"_qs + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0)
        return {{}, Problem::NotAnAddress};
    if (!url.userInfo().isEmpty())
        return {{}, Problem::HasLogin};
    if (!named && isThisComputer(url.host()))
        url.setScheme(u"http"_qs);
    if (url.scheme() == u"http"_qs && !isThisComputer(url.host()))
        return {{}, Problem::PlainHttp};
    if (url.scheme() != u"https"_qs && url.scheme() != u"http"_qs)
        return {{}, Problem::OtherScheme};

    QUrl bare;
    bare.setScheme(url.scheme());
    bare.setHost(url.host());
    bare.setPort(url.port());
    return {bare, Problem::None};
}

} // namespace Minideck
