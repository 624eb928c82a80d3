#pragma once

#include "reply.h"
#include "request.h"

#include <core/types/workspace.h>

#include <QJsonObject>
#include <QList>

#include <chrono>

namespace Minideck {

//! An open session as the platform gave it.
struct SessionGrant
{
    Secret accessToken;
    Secret refreshToken;
    std::chrono::seconds accessLife{0};
    AccountId account;
    QString email;
    QString name;
    QList<WorkspaceMembership> workspaces;
};

//! POST /v1/session with a password, or with a one-time token if that is not empty.
Request signInRequest(const QUrl &platform, const QString &email, const Secret &password,
                      const Secret &oneTimeToken);

//! POST /v1/session/refresh.
Request refreshRequest(const QUrl &platform, const Secret &refreshToken);

//! DELETE /v1/session.
Request signOutRequest(const QUrl &platform, Secret accessToken);

//! The session in an answer to the first two. Error: NotThePlatform if something that we need is missing.
Result<SessionGrant> parseSession(const Reply &reply);

//! A workspace as it stands in a session.
WorkspaceMembership readMembership(const QJsonObject &json);

} // namespace Minideck
