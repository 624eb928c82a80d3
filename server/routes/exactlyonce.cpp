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

std::optional<QByteArray> ExactlyOnce::keyOf(const HttpRequest &request)
{
    const QList<QByteArray> keys = request.headers.values(KeyField);
    return keys.size() == 1 && Idempotency::isKey(keys.first()) ? std::optional(keys.first()) : std::nullopt;
}

Answer ExactlyOnce::answer(const RouteCall &call, Connection &connection, const EffectHandler &handler) const
{
    const QByteArray fingerprint =
        Idempotency::fingerprint(call.request.method, call.request.target, call.request.body);
    return once(call, connection, fingerprint, [&] {
        Savepoint savepoint(connection);
        Answer answer = act(call, connection, handler);
        if (std::holds_alternative<HttpResponse>(answer))
            savepoint.keep();
        return answer;
    });
}

Answer ExactlyOnce::once(const RouteCall &call, Connection &connection, const QByteArray &fingerprint,
                         const std::function<Answer()> &act) const
{
    const auto key = keyOf(call.request);
    if (!key)
        return Problems::idempotencyKeyNeeded();
    const QDateTime now = m_clock.now();
    const qint64 account = call.caller ? call.caller->account : 0;
    if (const auto kept = Idempotency::find(connection, account, *key, now)) {
        if (kept->fingerprint != fingerprint)
            return Problems::idempotencyKeyReused();
        return replay(*kept);
    }

    Answer answer = act();
    if (const auto *response = std::get_if<HttpResponse>(&answer)) {
        Idempotency::keep(connection, account, *key,
                          {.fingerprint = fingerprint,
                           .status = response->status,
                           .etag = response->headers.value("ETag").value_or(QByteArray()),
                           .body = std::get<QByteArray>(response->body),
                           .createdAt = now});
    }
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
    ChangeJournal journal(connection, membership.workspace.key,
                          {.at = now,
                           .workspaceId = membership.workspace.id.text(),
                           .accountId = call.caller->accountId,
                           .memberId = membership.member.member.id.text(),
                           .requestId = call.request.requestId,
                           .idempotencyKey = QString::fromLatin1(keyOf(call.request).value_or(QByteArray())),
                           .onBehalfOf = call.caller->onBehalfOf});
    Effect effect{.call = call,
                  .connection = connection,
                  .membership = membership,
                  .now = now,
                  .random = m_random,
                  .journal = journal};
    return handler.run(effect);
}

} // namespace Minideck
