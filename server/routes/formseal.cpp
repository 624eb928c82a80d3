#include "formseal.h"

#include <core/random.h>

#include <algorithm>

namespace Minideck {

static constexpr auto TextForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
static constexpr QByteArrayView Prefix = "minideck-form=";
static constexpr qsizetype CookieBytes = 16;

static bool isCookie(const QByteArray &value)
{
    return value.size() == 2 * CookieBytes && QByteArray::fromHex(value).toHex() == value;
}

static QByteArray cookieOf(const HttpRequest &request)
{
    for (const QByteArray &field : request.headers.values("Cookie")) {
        for (const QByteArray &part : field.split(';')) {
            const QByteArray pair = part.trimmed();
            if (!pair.startsWith(Prefix))
                continue;
            const QByteArray value = pair.sliced(Prefix.size());
            if (isCookie(value))
                return value;
        }
    }
    return {};
}

FormSeal::FormSeal(const MasterKey &key, Random &random)
    : m_key(key)
    , m_random(random)
{ }

QByteArray FormSeal::cookieFor(const HttpRequest &request) const
{
    const QByteArray known = cookieOf(request);
    return known.isEmpty() ? m_random.bytes(CookieBytes).toHex() : known;
}

QByteArray FormSeal::sealFor(const QByteArray &cookie, const AuthorizationRequest &request,
                             const QDateTime &now) const
{
    const QByteArray moment = QByteArray::number(now.toMSecsSinceEpoch());
    QByteArray text;
    // Every part with its length, so that no two requests have one text.
    for (const QByteArray &part :
         {cookie, moment, request.redirectUri.toUtf8(), request.state.toUtf8(), request.challenge.toUtf8()})
        text.append(QByteArray::number(part.size())).append(':').append(part);
    return moment + '.' + m_key.sign("sign-in-form", text).toBase64(TextForm);
}

bool FormSeal::isWhole(const HttpRequest &http, const QByteArray &seal, const AuthorizationRequest &request,
                       const QDateTime &now) const
{
    const QByteArray cookie = cookieOf(http);
    const auto moment = QDateTime::fromMSecsSinceEpoch(
        seal.first(std::max<qsizetype>(seal.indexOf('.'), 0)).toLongLong(), Qt::UTC);
    if (cookie.isEmpty() || moment > now || moment.addDuration(Life) <= now)
        return false;
    return Secret(sealFor(cookie, request, moment)).equals(Secret(QByteArray(seal)));
}

QByteArray FormSeal::setCookie(const QByteArray &cookie, const HttpRequest &request)
{
    return Prefix.toByteArray() + cookie + "; Path=/oauth; Max-Age=900; HttpOnly; SameSite=Strict"
        + (request.encrypted ? "; Secure" : "");
}

} // namespace Minideck
