#pragma once

#include "loopbacklistener.h"

#include <client/api/oauth.h>

#include <QTimer>

#include <functional>
#include <memory>

namespace Minideck {

class Random;

//! One sign-in by the system's browser (ACC-1; RFC 8252, 7636, 9207), from the page to open to the code that
//! the browser brings back. Lives on the GUI thread.
class BrowserSignIn : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(Result<AuthorizationGrant>)>;

    //! How long the browser may take; afterwards nobody is listened to.
    static constexpr std::chrono::minutes Patience{5};

    BrowserSignIn(const QUrl &platform, Random &random, Answer answer, QObject *parent = nullptr);

    //! The page to open, or why that cannot be. The answer comes once after that: the grant; Forbidden if
    //! somebody refused there; NotThePlatform if what came back is not the answer to this page; Timeout.
    Result<QUrl> start();

private:
    void take(const QUrlQuery &parameters);
    Result<AuthorizationGrant> grant(const QUrlQuery &parameters);
    void finish(Result<AuthorizationGrant> result);

    const QUrl m_platform;
    Answer m_answer;
    Secret m_state;
    Secret m_verifier;
    LoopbackListener m_listener;
    QTimer m_patience;
};

} // namespace Minideck
