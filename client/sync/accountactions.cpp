#include "accountactions.h"

#include "sessionkeeper.h"
#include "syncthread.h"

#include <client/api/origin.h>
#include <client/api/service.h>
#include <core/answer.h>
#include <core/clock.h>
#include <core/random.h>
#include <core/ulid.h>

namespace Minideck {

namespace {

template <typename T>
void answer(const std::shared_ptr<QPromise<Result<T>>> &promise, Result<T> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

template <typename T>
std::shared_ptr<QPromise<Result<T>>> startedPromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

// The platform said no, so it has not happened; of everything else nobody knows.
bool isRefusal(const Error &error)
{
    return error.status >= 400 && error.status < 500 && error.kind != ErrorKind::KeyInUse
        && error.kind != ErrorKind::Timeout;
}

} // namespace

AccountActions::AccountActions(SyncThread &thread, SessionKeeper &session, const Clock &clock, Random &random)
    : m_thread(thread)
    , m_session(session)
    , m_clock(clock)
    , m_random(random)
{ }

QFuture<Result<void>> AccountActions::apply(const QUrl &platform, const QString &email, const QString &name,
                                            const Secret &password)
{
    return sendWithoutSession(platform,
                              [=, content = std::make_shared<Secret>(password.copy())](const QUrl &origin) {
                                  return applyRequest(origin, email, name, *content);
                              });
}

QFuture<Result<void>> AccountActions::verify(const QUrl &platform, const QString &email, const QString &code)
{
    return sendWithoutSession(platform,
                              [=](const QUrl &origin) { return verifyRequest(origin, email, code); });
}

QFuture<Result<void>> AccountActions::requestVerificationCode(const QUrl &platform, const QString &email)
{
    return sendWithoutSession(platform,
                              [=](const QUrl &origin) { return verificationCodeRequest(origin, email); });
}

QFuture<Result<void>> AccountActions::requestResetCode(const QUrl &platform, const QString &email)
{
    return sendWithoutSession(platform, [=](const QUrl &origin) { return resetCodeRequest(origin, email); });
}

QFuture<Result<void>> AccountActions::resetPassword(const QUrl &platform, const QString &email,
                                                    const QString &code, const Secret &password)
{
    return sendWithoutSession(platform,
                              [=, content = std::make_shared<Secret>(password.copy())](const QUrl &origin) {
                                  return resetPasswordRequest(origin, email, code, *content);
                              });
}

QFuture<Result<WorkspaceMembership>> AccountActions::acceptInvitation(const QString &code)
{
    const auto future = ask<WorkspaceMembership>(
        [this, code](Secret token) {
            Request request = acceptInvitationRequest(m_session.platform(), code, std::move(token));
            giveKey(request);
            return request;
        },
        &parseJoined);
    whenAnswered(future, this, [this](const Result<WorkspaceMembership> &workspace) {
        if (workspace)
            emit joined(*workspace);
    });
    return future;
}

QFuture<Result<int>> AccountActions::otherSessions()
{
    return ask<int>([this](Secret token) { return sessionsRequest(m_session.platform(), std::move(token)); },
                    &parseOtherSessions);
}

QFuture<Result<void>> AccountActions::endSessions()
{
    return ask<void>(
        [this](Secret token) { return endSessionsRequest(m_session.platform(), std::move(token)); },
        &parseNothing);
}

QFuture<Result<QList<SandboxLetter>>> AccountActions::sandboxMail()
{
    return ask<QList<SandboxLetter>>(
        [this](Secret token) { return sandboxMailRequest(m_session.platform(), std::move(token)); },
        &parseSandboxMail);
}

QFuture<Result<void>> AccountActions::sendWithoutSession(const QUrl &platform,
                                                         std::function<Request(const QUrl &)> make)
{
    const Promise<void> promise = startedPromise<void>();
    const Result<QUrl> origin = platformOrigin(platform);
    if (!origin) {
        answer(promise, Result<void>(origin.error()));
        return promise->future();
    }
    whenAnswered(
        m_thread.ask(serviceRequest(*origin), &parseService), this,
        [this, promise, make = std::move(make), origin = *origin](const Result<ServiceInfo> &service) {
            if (!service)
                return answer(promise, Result<void>(service.error()));
            if (!service->features.contains(u"accounts"_qs)) {
                const Error missing{.kind = ErrorKind::NotFound, .code = u"accounts.missing"_qs};
                return answer(promise, Result<void>(missing));
            }
            Request request = make(origin);
            giveKey(request);
            send(promise, std::move(request), &parseNothing);
        });
    return promise->future();
}

template <typename T>
QFuture<Result<T>> AccountActions::ask(Make make, Result<T> (*parse)(const Reply &))
{
    const Promise<T> promise = startedPromise<T>();
    if (m_session.isOpen())
        ask(promise, make, parse, true);
    else
        answer(promise, Result<T>(Error{.kind = ErrorKind::Unauthenticated, .detail = u"no session"_qs}));
    return promise->future();
}

template <typename T>
void AccountActions::ask(const Promise<T> &promise, const Make &make, Result<T> (*parse)(const Reply &),
                         bool mayRenew)
{
    m_session.access([=, this](Result<Secret> token) {
        if (!token)
            return answer(promise, Result<T>(token.error()));
        send<T>(promise, make(std::move(token).value()), parse, [=, this](const Error &error) {
            if (error.kind != ErrorKind::Unauthenticated || !mayRenew)
                return false;
            m_session.dropAccess();
            ask(promise, make, parse, false);
            return true;
        });
    });
}

template <typename T>
void AccountActions::send(const Promise<T> &promise, Request request, Result<T> (*parse)(const Reply &),
                          std::function<bool(const Error &)> recover)
{
    const QByteArray key = request.idempotencyKey;
    whenAnswered(m_thread.ask(std::move(request), parse), this,
                 [this, promise, key, recover = std::move(recover)](const Result<T> &result) {
                     settle(key, result ? nullptr : &result.error());
                     if (result || !recover || !recover(result.error()))
                         answer(promise, result);
                 });
}

void AccountActions::giveKey(Request &request)
{
    Secret body(QByteArray(request.body.constData(), request.body.size()));
    if (!m_unclear || m_unclear->url != request.url || !m_unclear->body.equals(body)) {
        m_unclear = Attempt{.url = request.url,
                            .body = std::move(body),
                            .key = makeId<OperationId>(m_clock, m_random).text().toLatin1()};
    }
    request.idempotencyKey = m_unclear->key;
}

void AccountActions::settle(const QByteArray &key, const Error *error)
{
    const bool isClear = !error || isRefusal(*error);
    if (m_unclear && m_unclear->key == key && isClear)
        m_unclear.reset();
}

} // namespace Minideck
