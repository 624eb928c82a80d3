#include "accounts.h"

#include "session.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Minideck {

namespace {

Request get(const QUrl &platform, const QString &path, Secret accessToken)
{
    Request request;
    request.url = platform;
    request.url.setPath(path);
    request.token = std::move(accessToken);
    return request;
}

Request post(const QUrl &platform, const QString &path, const QJsonObject &body, Secret accessToken = {})
{
    Request request = get(platform, path, std::move(accessToken));
    request.method = "POST";
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

QString revealed(const Secret &secret)
{
    return QString::fromUtf8(secret.reveal());
}

Error foreign(const QString &what)
{
    return {.kind = ErrorKind::NotThePlatform, .detail = what};
}

} // namespace

Request applyRequest(const QUrl &platform, const QString &email, const QString &name, const Secret &password)
{
    return post(platform, u"/v1/accounts"_qs,
                {{u"email"_qs, email}, {u"displayName"_qs, name}, {u"password"_qs, revealed(password)}});
}

Request verifyRequest(const QUrl &platform, const QString &email, const QString &code)
{
    return post(platform, u"/v1/accounts/verification"_qs, {{u"email"_qs, email}, {u"code"_qs, code}});
}

Request verificationCodeRequest(const QUrl &platform, const QString &email)
{
    return post(platform, u"/v1/accounts/verification/request"_qs, {{u"email"_qs, email}});
}

Request resetCodeRequest(const QUrl &platform, const QString &email)
{
    return post(platform, u"/v1/password-reset"_qs, {{u"email"_qs, email}});
}

Request resetPasswordRequest(const QUrl &platform, const QString &email, const QString &code,
                             const Secret &password)
{
    return post(platform, u"/v1/password-reset/confirm"_qs,
                {{u"email"_qs, email}, {u"code"_qs, code}, {u"newPassword"_qs, revealed(password)}});
}

Request acceptInvitationRequest(const QUrl &platform, const QString &code, Secret accessToken)
{
    return post(platform, u"/v1/invitations/accept"_qs, {{u"code"_qs, code}}, std::move(accessToken));
}

Request sessionsRequest(const QUrl &platform, Secret accessToken)
{
    return get(platform, u"/v1/sessions"_qs, std::move(accessToken));
}

Request sandboxMailRequest(const QUrl &platform, Secret accessToken)
{
    return get(platform, u"/v1/sandbox/mail"_qs, std::move(accessToken));
}

Request endSessionsRequest(const QUrl &platform, Secret accessToken)
{
    Request request = get(platform, u"/v1/sessions"_qs, std::move(accessToken));
    request.method = "DELETE";
    return request;
}

Request actAsRequest(const QUrl &platform, DemoRole role, Secret accessToken)
{
    return post(platform, u"/v1/sandbox/act-as"_qs, {{u"role"_qs, toWire(role)}}, std::move(accessToken));
}

Result<WorkspaceMembership> parseJoined(const Reply &reply)
{
    const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
    const WorkspaceMembership workspace = readMembership(json[u"workspace"].toObject());
    if (workspace.id.isEmpty() || workspace.name.isEmpty())
        return foreign(u"no workspace"_qs);
    return workspace;
}

Result<int> parseOtherSessions(const Reply &reply)
{
    const QJsonValue items = QJsonDocument::fromJson(reply.body).object().value(u"items");
    if (!items.isArray())
        return foreign(u"no list of sessions"_qs);
    int others = 0;
    for (const QJsonValue &item : items.toArray()) {
        if (!item.toObject().value(u"current").toBool())
            ++others;
    }
    return others;
}

Result<QList<SandboxLetter>> parseSandboxMail(const Reply &reply)
{
    const QJsonValue items = QJsonDocument::fromJson(reply.body).object().value(u"items");
    if (!items.isArray())
        return foreign(u"no list of letters"_qs);
    QList<SandboxLetter> letters;
    for (const QJsonValue &item : items.toArray()) {
        const QJsonObject json = item.toObject();
        letters.append({.id = MailId(json[u"id"].toString()),
                        .createdAt = QDateTime::fromString(json[u"createdAt"].toString(), Qt::ISODateWithMs),
                        .recipient = json[u"recipient"].toString(),
                        .subject = json[u"subject"].toString(),
                        .text = json[u"text"].toString(),
                        .code = json[u"code"].toString()});
    }
    return letters;
}

Result<void> parseNothing(const Reply &)
{
    return {};
}

} // namespace Minideck
