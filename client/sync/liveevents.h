#pragma once

#include <client/api/networkpolicy.h>
#include <core/random.h>
#include <core/result.h>
#include <core/secret.h>
#include <core/types/account.h>

#include <QObject>
#include <QTimer>

namespace Minideck {

class SessionKeeper;
class SyncThread;

//! Follows the live events of one workspace (OFF-2): they only say that something changed. A stream that ends
//! is begun again, sooner or later as others retry; what changed in between is announced at once, because the
//! platform is told the place that the cache has reached. Lives on the GUI thread.
class LiveEvents : public QObject
{
    Q_OBJECT

public:
    LiveEvents(SyncThread &thread, SessionKeeper &session, const NetworkPolicy &policy, Random &random);

    //! Follows a workspace, if it does not already.
    void follow(const KnownAccount &account, const QString &workspace);

    //! Ends it, also for a platform that was found to have no events.
    void stop();

signals:
    void changed();

private:
    void listen();
    void listenWith(Secret token);
    void ended(const Result<void> &result);

    SyncThread &m_thread;
    SessionKeeper &m_session;
    const NetworkPolicy m_policy;
    Random &m_random;
    KnownAccount m_account;
    QString m_workspace;
    QTimer m_pause;
    int m_failures = 0;
    int m_number = 0; //!< answers to older questions are dropped
    bool m_following = false;
};

} // namespace Minideck
