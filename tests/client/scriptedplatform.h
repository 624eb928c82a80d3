#pragma once

#include "snapshotcache.h"

#include <client/sync/platformclient.h>
#include <support/scriptedpeer.h>

#include <QJsonDocument>
#include <QJsonObject>

namespace Minideck {

//! A platform just good enough for sign-in and snapshots, with every answer open to change. Counts its
//! tokens: the n-th session has access-n and refresh-n.
class ScriptedPlatform
{
public:
    ScriptedPlatform()
        : peer([this](const PeerRequest &request) { return answer(request); })
    { }

    QByteArray session() const
    {
        const QByteArray n = QByteArray::number(sessions);
        return R"({"accessToken":"access-canary-)" + n + R"(","tokenType":"Bearer","expiresIn":)"
            + QByteArray::number(accessLife) + R"(,"refreshToken":"refresh-canary-)" + n
            + R"(","refreshExpiresIn":9000,"account":{"id":"acc_1","email":"ana@example.com","name":"Ana"},"workspaces":[)"
            + R"({"id":"wsp_1","name":"Demo","status":"active","memberId":"mbr_1","role":"admin","memberStatus":"active"}]})";
    }

    ScriptedPeer peer;
    //! A member as the answer to a change of it.
    static QByteArray member(const QByteArray &id, int revision, const QByteArray &more = {})
    {
        return SnapshotCache::member(id, "Ana", "ana@example.com", revision, more);
    }

    //! Requests that change something.
    QList<PeerRequest> writes() const
    {
        QList<PeerRequest> writes;
        for (const PeerRequest &request : peer.requests()) {
            if (request.method != "GET" && !request.target.startsWith("/v1/session"))
                writes << request;
        }
        return writes;
    }

    int sessions = 0;
    int accessLife = 900;
    QByteArray snapshot = SnapshotCache::snapshot({SnapshotCache::member("1", "Ana", "ana@example.com")});

    QByteArray changes; //!< a page of the change feed; empty means that only a snapshot will do

    //! Answers to those who follow events with a good token.
    std::function<PeerAnswer(const PeerRequest &)> events;

    //! Answers to changes with a good token.
    std::function<PeerAnswer(const PeerRequest &)> write;

    //! Overrides for one path each; unset means the good answer.
    std::function<std::optional<PeerAnswer>(const PeerRequest &)> override;

private:
    PeerAnswer answer(const PeerRequest &request)
    {
        if (override) {
            if (const std::optional<PeerAnswer> other = override(request))
                return *other;
        }
        if (request.target == "/v1")
            return PeerAnswer::of(
                200, R"({"name":"Scripted","apiVersion":"1.0","environment":"test","features":[]})");
        if (request.target == "/v1/session" && request.method == "DELETE")
            return {.bytes = "HTTP/1.1 204 No Content\r\n\r\n"};
        if (request.target == "/v1/session") {
            if (!request.body.contains("password-canary"))
                return problem(401, "AUTH-1");
            ++sessions;
            return PeerAnswer::of(201, session());
        }
        if (request.target == "/v1/session/refresh") {
            if (!request.body.contains(QByteArray("refresh-canary-" + QByteArray::number(sessions) + '"')))
                return problem(401, "AUTH-2");
            ++sessions;
            return PeerAnswer::of(200, session());
        }
        if (request.field("Authorization") != "Bearer access-canary-" + QByteArray::number(sessions))
            return problem(401, "AUTH-3");
        if (request.target.startsWith("/v1/workspaces/Demo/changes"))
            return changes.isEmpty() ? problem(410, "CHANGES-1") : PeerAnswer::of(200, changes);
        if (request.target == "/v1/workspaces/Demo/events")
            return events ? events(request) : problem(404, "ROUTE-1");
        if (request.method != "GET")
            return write ? write(request) : problem(404, "ROUTE-1");
        return PeerAnswer::of(200, snapshot, "application/x-ndjson");
    }

public:
    static PeerAnswer problem(int status, const QByteArray &code, const QByteArray &type = "/problems/x")
    {
        return PeerAnswer::of(status, R"({"type":")" + type + R"(","code":")" + code + R"("})",
                              "application/problem+json", "WWW-Authenticate: Bearer\r\n");
    }
};

} // namespace Minideck
