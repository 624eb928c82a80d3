#pragma once

#include "sessionkeeper.h"

#include <client/api/service.h>

#include <QUrl>

namespace Minideck {

class BrowserSignIn;
class Random;

//! One way or another into a platform: asks first whether it is one, then opens a session by a password or by
//! the browser. One at a time; a newer one or cancel() ends an older one without an answer.
class SignInFlow : public QObject
{
    Q_OBJECT

public:
    struct Arrival
    {
        QUrl platform;
        WireEnum<Environment> environment;
        SessionKeeper::Identity identity;
        bool passing = false; //!< not an account of this computer
    };
    using Answer = std::function<void(const Result<Arrival> &)>;

    SignInFlow(SyncThread &thread, SessionKeeper &session, Random &random);
    ~SignInFlow() override;

    //! `origin` as platformOrigin() gives it.
    void byPassword(const QUrl &origin, SignInRequest request, Answer answer);

    //! `open` is given the page to show, at most once. Errors beside those of the session: those of
    //! BrowserSignIn, and NotFound with the code `oauth.missing`.
    void byBrowser(const QUrl &origin, bool keep, std::function<void(const QUrl &)> open, Answer answer);

    //! As another person of the sandbox that the session is in (ACC-11).
    void as(DemoRole role, Answer answer);

    void cancel();

private:
    using Next = std::function<void(const ServiceInfo &service)>;

    void begin(const QUrl &origin, Answer answer, Next next);
    void browse(bool keep, const std::function<void(const QUrl &)> &open);
    void takeGrant(bool keep, const Result<AuthorizationGrant> &grant);
    SessionKeeper::Opened arrived(bool passing = false);
    void finish(const Result<Arrival> &result);

    SyncThread &m_thread;
    SessionKeeper &m_session;
    Random &m_random;
    Answer m_answer;
    QUrl m_origin;
    WireEnum<Environment> m_environment;
    std::unique_ptr<BrowserSignIn> m_browser; //!< while a page of it is open
    int m_number = 0;
};

} // namespace Minideck
