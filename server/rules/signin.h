#pragma once

#include "sessions.h"
#include "signinthrottle.h"

#include <core/types/account.h>
#include <server/store/accountstore.h>
#include <server/store/workerthread.h>

#include <functional>
#include <memory>
#include <mutex>
#include <variant>

namespace Minideck {

class StoreDatabase;

//! Either e-mail and password, or the one-time token of an embedded server.
struct SignInAttempt
{
    QString email;
    Secret password;
    Secret oneTimeToken;
    QByteArray peer; //!< address of the other end
};

//! What a session is told about itself.
struct OpenedSession
{
    IssuedTokens tokens;
    AccountRecord account;
    QList<AccountWorkspace> workspaces;
};

enum class SignInRefusal { WrongCredentials, TooManyAttempts, Busy, Failed };

//! A refusal, with the wait before the next try where there is one.
struct SignInRefused
{
    SignInRefusal why;
    std::chrono::seconds retryAfter{0};
};

//! Checks who signs in (ACC-1). Passwords are checked on a thread of its own, one at a time, because each
//! takes 64 MiB. An unknown account costs the same time and gets the same answer as a wrong password.
class SignIn
{
public:
    struct Options
    {
        bool demoPasswords = false; //!< accounts of the demo workspace may use their documented password
        Secret oneTimeToken;        //!< accepted once, for the administrator of the demo workspace
    };
    using Answer = std::variant<std::shared_ptr<OpenedSession>, SignInRefused>;
    using Identity = std::variant<qint64, SignInRefused>;

    SignIn(StoreDatabase &database, const Clock &clock, Sessions &sessions, Options options);

    //! Answers later, on another thread, or at once if the attempt is refused without a look.
    void request(std::shared_ptr<SignInAttempt> request, std::function<void(Answer)> answer);

    //! The same without beginning a session: the key of the account.
    void identify(std::shared_ptr<SignInAttempt> request, std::function<void(Identity)> answer);

    //! Queues other work with passwords for the one thread that may take so much memory; false if too much is
    //! waiting there already.
    bool postPasswordWork(std::function<void()> work);

private:
    std::optional<SignInRefused> admit(const QString &who);
    Identity byPassword(const SignInAttempt &request);
    Identity byToken(const SignInAttempt &request);
    Answer begin(qint64 account);
    bool takeToken(const Secret &token);

    StoreDatabase &m_database;
    Sessions &m_sessions;
    const bool m_demoPasswords;
    std::mutex m_tokenMutex;
    Secret m_oneTimeToken;
    SignInThrottle m_throttle;
    WorkerThread m_worker; // last: its tasks use all of the above
};

} // namespace Minideck
