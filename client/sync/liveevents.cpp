#include "liveevents.h"

#include "sessionkeeper.h"
#include "syncthread.h"

#include <client/api/backoff.h>
#include <client/api/memberrequests.h>
#include <core/answer.h>

namespace Minideck {

LiveEvents::LiveEvents(SyncThread &thread, SessionKeeper &session, const NetworkPolicy &policy,
                       Random &random)
    : m_thread(thread)
    , m_session(session)
    , m_policy(policy)
    , m_random(random)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &LiveEvents::listen);
    connect(&m_thread, &SyncThread::eventCame, this, [this] {
        m_failures = 0;
        if (m_following)
            emit changed();
    });
}

void LiveEvents::follow(const KnownAccount &account, const QString &workspace)
{
    if (std::exchange(m_following, true))
        return;
    m_account = account;
    m_workspace = workspace;
    m_failures = 0;
    listen();
}

void LiveEvents::stop()
{
    ++m_number;
    m_pause.stop();
    if (std::exchange(m_following, false))
        m_thread.stopListening();
}

void LiveEvents::listen()
{
    if (!m_session.belongsTo(m_account))
        return ended(Error{.kind = ErrorKind::Offline});
    m_session.access([this, number = ++m_number](Result<Secret> token) {
        if (number != m_number)
            return;
        if (token)
            listenWith(std::move(token).value());
        else
            ended(token.error());
    });
}

void LiveEvents::listenWith(Secret token)
{
    Request request;
    request.url = m_account.platform;
    request.url.setPath(workspacePath(m_workspace, u"events"_qs), QUrl::TolerantMode);
    request.token = std::move(token);
    whenAnswered(m_thread.listen(std::move(request)), this,
                 [this, number = m_number](const Result<void> &result) {
                     if (number == m_number)
                         ended(result);
                 });
}

void LiveEvents::ended(const Result<void> &result)
{
    if (!result && result.error().kind == ErrorKind::MemberBlocked) {
        // A sync finds out, too, and wipes (ROL-3); if one succeeds some day, it follows again.
        m_following = false;
        return emit changed();
    }
    if (result)
        m_failures = 0;
    else if (result.error().kind == ErrorKind::NotFound)
        return; // a platform without events; it is not asked again until the workspace is opened anew
    else if (result.error().kind == ErrorKind::Unauthenticated)
        m_session.dropAccess();
    const Error error = result ? Error{} : result.error();
    m_pause.start(backoff(m_policy, ++m_failures, error, m_random));
}

} // namespace Minideck
