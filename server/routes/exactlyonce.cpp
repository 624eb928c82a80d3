#include "exactlyonce.h"

#include "effect.h"
#include "writeproblems.h"

#include <core/clock.h>
#include <server/rules/idempotency.h>
#include <server/store/savepoint.h>

namespace Minideck {

static constexpr QByteArrayView KeyField = "Idempotency-Key";

static HttpResponse replay(const KeptAnswer &kept)
{
    HttpResponse response;
    if (kept.body.isEmpty())
        response.status = kept.status;
    else
        response = jsonResponse(kept.body, kept.status);
    if (!kept.etag.isEmpty())
        response.headers.set("ETag", kept.etag);
    response.headers.set("Idempotency-Replayed", "true");
    return response;
}

Answer ExactlyOnce::answer(const RouteCall &call, Connection &connection, const EffectHandler &handler) const
{
    const QList<QByteArray> keys = call.request.headers.values(KeyField);
    if (keys.size() != 1 || !Idempotency::isKey(keys.first()))
        return Problems::idempotencyKeyNeeded();
    const QDateTime now = m_clock.now();
    const qint64 account = call.caller->account;
    const QByteArray fingerprint =
        Idempotency::fingerprint(call.request.method, call.request.target, call.request.body);
    if (const auto kept = Idempotency::find(connection, account, keys.first(), now)) {
        if (kept->fingerprint != fingerprint)
            return Problems::idempotencyKeyReused();
        return replay(*kept);
    }

    Savepoint savepoint(connection);
    Answer answer = act(call, connection, handler);
    const auto *response = std::get_if<HttpResponse>(&answer);
    if (!response)
        return answer;
    Idempotency::keep(connection, account, keys.first(),
                      {.fingerprint = fingerprint,
                       .status = response->status,
                       .etag = response->headers.value("ETag").value_or(QByteArray()),
                       .body = std::get<QByteArray>(response->body),
                       .createdAt = now});
    savepoint.keep();
    return answer;
}

Answer ExactlyOnce::act(const RouteCall &call, Connection &connection, const EffectHandler &handler) const
{
    const auto found = membershipWith(handler.permission, call, connection);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    if (!call.request.query.isEmpty())
        return Problems::invalidQuery(u"This resource has no query parameters."_qs);
    const auto &membership = std::get<Membership>(found);
    if (membership.workspace.status != WorkspaceStatus::Active)
        return Problems::workspaceNotActive();

    const QDateTime now = m_clock.now();
    ChangeJournal journal(
        connection, membership.workspace.key,
        {.at = now,
         .workspaceId = membership.workspace.id.text(),
         .accountId = call.caller->accountId,
         .memberId = membership.member.member.id.text(),
         .requestId = call.request.requestId,
         .idempotencyKey = QString::fromLatin1(call.request.headers.value(KeyField).value_or(QByteArray()))});
    Effect effect{.call = call,
                  .connection = connection,
                  .membership = membership,
                  .now = now,
                  .random = m_random,
                  .journal = journal};
    return handler.run(effect);
}

} // namespace Minideck
