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

//! The one query parameter that a change may have, where it has it.
static std::optional<Problem> checkQuery(const RouteCall &call, EffectHandler::DryRun dryRun)
{
    const auto &query = call.request.query;
    if (query.isEmpty())
        return std::nullopt;
    const QString name = u"dryRun"_qs;
    if (dryRun == EffectHandler::DryRun::No || query.size() > 1 || query.first().first != name)
        return Problems::invalidQuery(u"This resource has no such query parameter."_qs);
    const QString &value = query.first().second;
    if (value != u"true" && value != u"false")
        return Problems::invalidQuery(u"dryRun is true or false."_qs);
    return std::nullopt;
}

Answer ExactlyOnce::once(const RouteCall &call, Connection &connection,
                         const std::function<Answer()> &act) const
{
    const QByteArray fingerprint =
        Idempotency::fingerprint(call.request.method, call.request.target, call.request.body);
    return once(call, connection, fingerprint, [&] {
        Savepoint savepoint(connection);
        Answer answer = act();
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

template <typename Handler>
Answer ExactlyOnce::tryOrDo(const RouteCall &call, Connection &connection, const Handler &handler) const
{
    if (handler.dryRun == EffectHandler::DryRun::Yes && call.request.queryItem(u"dryRun") == u"true") {
        const Savepoint everythingIsTakenBack(connection);
        return act(call, connection, handler);
    }
    return once(call, connection, [&] { return act(call, connection, handler); });
}

Answer ExactlyOnce::answer(const RouteCall &call, Connection &connection, const EffectHandler &handler) const
{
    return tryOrDo(call, connection, handler);
}

Answer ExactlyOnce::answer(const RouteCall &call, Connection &connection,
                           const PlatformEffectHandler &handler) const
{
    return tryOrDo(call, connection, handler);
}

AuditEvent ExactlyOnce::originOf(const RouteCall &call, const QDateTime &now) const
{
    AuditEvent origin;
    origin.at = now;
    origin.accountId = call.caller->accountId;
    origin.requestId = call.request.requestId;
    origin.idempotencyKey = QString::fromLatin1(keyOf(call.request).value_or(QByteArray()));
    origin.onBehalfOf = call.caller->onBehalfOf;
    return origin;
}

Answer ExactlyOnce::act(const RouteCall &call, Connection &connection, const EffectHandler &handler) const
{
    const auto found = handler.scope == EffectHandler::Scope::Workspace
        ? membershipWith(handler.permission, call, connection)
        : membershipSomewhere(handler.permission, call, connection);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    if (const auto problem = checkQuery(call, handler.dryRun))
        return *problem;
    const auto &membership = std::get<Membership>(found);
    if (membership.workspace.status != WorkspaceStatus::Active)
        return Problems::workspaceNotActive(membership.workspace);

    const QDateTime now = m_clock.now();
    AuditEvent origin = originOf(call, now);
    origin.workspaceId = membership.workspace.id.text();
    origin.memberId = membership.member.member.id.text();
    ChangeJournal journal(connection, membership.workspace.key, origin);
    Effect effect{.call = call,
                  .connection = connection,
                  .membership = membership,
                  .now = now,
                  .random = m_random,
                  .journal = journal,
                  .origin = origin};
    return handler.run(effect);
}

Answer ExactlyOnce::act(const RouteCall &call, Connection &connection,
                        const PlatformEffectHandler &handler) const
{
    const auto account = Accounts::byKey(connection, call.caller->account);
    if (!account)
        return Problems::unauthenticated();
    if (handler.whom == PlatformEffectHandler::For::Operators && !account->isOperator)
        return Problems::operatorsOnly();
    if (const auto problem = checkQuery(call, handler.dryRun))
        return *problem;
    const QDateTime now = m_clock.now();
    PlatformEffect effect{.call = call,
                          .connection = connection,
                          .account = *account,
                          .now = now,
                          .random = m_random,
                          .origin = originOf(call, now)};
    return handler.run(effect);
}

} // namespace Minideck
