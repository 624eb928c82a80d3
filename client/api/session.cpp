#include "session.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Minideck {

namespace {

Request post(const QUrl &platform, const QString &path, const QJsonObject &body)
{
    Request request;
    request.method = "POST";
    request.url = platform;
    request.url.setPath(path);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

QString revealed(const Secret &secret)
{
    return QString::fromUtf8(secret.reveal());
}

} // namespace

Request signInRequest(const QUrl &platform, const QString &email, const Secret &password,
                      const Secret &oneTimeToken)
{
    if (!oneTimeToken.isEmpty())
        return post(platform, u"/v1/session"_qs, {{u"oneTimeToken"_qs, revealed(oneTimeToken)}});
    return post(platform, u"/v1/session"_qs, {{u"email"_qs, email}, {u"password"_qs, revealed(password)}});
}

Request refreshRequest(const QUrl &platform, const Secret &refreshToken)
{
    return post(platform, u"/v1/session/refresh"_qs, {{u"refreshToken"_qs, revealed(refreshToken)}});
}

Request signOutRequest(const QUrl &platform, Secret accessToken)
{
    Request request;
    request.method = "DELETE";
    request.url = platform;
    request.url.setPath(u"/v1/session"_qs);
    request.token = std::move(accessToken);
    return request;
}

WorkspaceMembership readMembership(const QJsonObject &json)
{
    return {.id = WorkspaceId(json[u"id"].toString()),
            .name = json[u"name"].toString(),
            .status = WireEnum<WorkspaceStatus>(json[u"status"].toString()),
            .memberId = MemberId(json[u"memberId"].toString()),
            .role = WireEnum<Role>(json[u"role"].toString())};
}

Result<SessionGrant> parseSession(const Reply &reply)
{
    const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
    const QJsonObject account = json[u"account"].toObject();
    SessionGrant grant;
    grant.accessToken = Secret(json[u"accessToken"].toString().toUtf8());
    grant.refreshToken = Secret(json[u"refreshToken"].toString().toUtf8());
    grant.accessLife = std::chrono::seconds(json[u"expiresIn"].toInt());
    grant.account = AccountId(account[u"id"].toString());
    grant.email = account[u"email"].toString();
    grant.name = account[u"name"].toString();
    for (const QJsonValue &workspace : json[u"workspaces"].toArray())
        grant.workspaces.append(readMembership(workspace.toObject()));
    if (grant.accessToken.isEmpty() || grant.refreshToken.isEmpty() || grant.account.isEmpty())
        return Error{.kind = ErrorKind::NotThePlatform, .detail = u"session without token or account"_qs};
    return grant;
}

} // namespace Minideck
