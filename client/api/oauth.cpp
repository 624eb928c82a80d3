#include "oauth.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace Minideck {

static constexpr const char *ClientId = "minideck-desktop";

QUrl authorizationUrl(const QUrl &platform, const QString &redirectUri, const QString &state,
                      const QByteArray &challenge)
{
    QUrlQuery query;
    query.addQueryItem(u"response_type"_qs, u"code"_qs);
    query.addQueryItem(u"client_id"_qs, QString::fromLatin1(ClientId));
    query.addQueryItem(u"redirect_uri"_qs, QString::fromLatin1(QUrl::toPercentEncoding(redirectUri)));
    query.addQueryItem(u"state"_qs, state);
    query.addQueryItem(u"code_challenge"_qs, QString::fromLatin1(challenge));
    query.addQueryItem(u"code_challenge_method"_qs, u"S256"_qs);
    QUrl url = platform;
    url.setPath(u"/oauth/authorize"_qs);
    url.setQuery(query);
    return url;
}

Request tokenRequest(const QUrl &platform, const AuthorizationGrant &grant)
{
    Request request;
    request.method = "POST";
    request.url = platform;
    request.url.setPath(u"/oauth/token"_qs);
    request.contentType = "application/x-www-form-urlencoded";
    request.body = QByteArray("grant_type=authorization_code&client_id=") + ClientId + "&redirect_uri="
        + QUrl::toPercentEncoding(grant.redirectUri) + "&code=" + grant.code.reveal().toPercentEncoding()
        + "&code_verifier=" + grant.verifier.reveal().toPercentEncoding();
    return request;
}

Result<Secret> parseTokens(const Reply &reply)
{
    Secret token(QJsonDocument::fromJson(reply.body).object().value(u"refresh_token").toString().toUtf8());
    if (token.isEmpty())
        return Error{.kind = ErrorKind::NotThePlatform, .detail = u"tokens without a refresh token"_qs};
    return token;
}

} // namespace Minideck
