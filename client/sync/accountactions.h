#pragma once

#include <client/api/accounts.h>
#include <core/result.h>
#include <core/types/sandboxletter.h>
#include <core/types/workspace.h>

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>
#include <optional>

namespace Minideck {

class Clock;
class Random;
class SessionKeeper;
class SyncThread;

//! What an account is about apart from signing in (ACC-1, MEM-2). Lives on the GUI thread; every future is
//! answered once. Nothing is queued, and passwords are in memory only. What is sent again with the same
//! content after nobody knows what became of it has the key of the first time, so that it happens once.
//!
//! Those with a platform need no session. They ask first whether it is a platform, before a password is sent:
//! NotThePlatform; Invalid with a field `/platform` for an address that cannot be used; NotFound with the
//! code `accounts.missing` where there is nothing of the kind. Refusals are Invalid, with fields as the
//! server names them, and RateLimited (AUTH-3).
class AccountActions : public QObject
{
    Q_OBJECT

public:
    AccountActions(SyncThread &thread, SessionKeeper &session, const Clock &clock, Random &random);

    //! Success for every address: only its letter says whether there is an account now.
    QFuture<Result<void>> apply(const QUrl &platform, const QString &email, const QString &name,
                                const Secret &password);

    //! The code that was mailed to the address, in any case and with or without hyphen.
    QFuture<Result<void>> verify(const QUrl &platform, const QString &email, const QString &code);

    //! Another code; the earlier one ends. Success for every address, as for the next.
    QFuture<Result<void>> requestVerificationCode(const QUrl &platform, const QString &email);

    //! A code for a new password.
    QFuture<Result<void>> requestResetCode(const QUrl &platform, const QString &email);

    //! Ends all sessions of the account.
    QFuture<Result<void>> resetPassword(const QUrl &platform, const QString &email, const QString &code,
                                        const Secret &password);

    //! For the account of the session; joined() is emitted, too. Forbidden with the code `ACC-1` if its
    //! address is not verified.
    QFuture<Result<WorkspaceMembership>> acceptInvitation(const QString &code);

    //! How many sessions the account has beside this one.
    QFuture<Result<int>> otherSessions();

    //! Ends them all; PlatformClient::signOut() does what is left to do here.
    QFuture<Result<void>> endSessions();

    //! Of a sandbox, for the people of its demo workspace (ACC-10); newest first.
    QFuture<Result<QList<SandboxLetter>>> sandboxMail();

signals:
    void joined(const Minideck::WorkspaceMembership &workspace);

private:
    template <typename T>
    using Promise = std::shared_ptr<QPromise<Result<T>>>;
    using Make = std::function<Request(Secret accessToken)>;

    struct Attempt
    {
        QUrl url;
        Secret body;
        QByteArray key;
    };

    QFuture<Result<void>> sendWithoutSession(const QUrl &platform, std::function<Request(const QUrl &)> make);
    template <typename T>
    QFuture<Result<T>> ask(Make make, Result<T> (*parse)(const Reply &));
    template <typename T>
    void ask(const Promise<T> &promise, const Make &make, Result<T> (*parse)(const Reply &), bool mayRenew);
    template <typename T>
    void send(const Promise<T> &promise, Request request, Result<T> (*parse)(const Reply &),
              std::function<bool(const Error &)> recover = {});

    void giveKey(Request &request);
    void settle(const QByteArray &key, const Error *error);

    SyncThread &m_thread;
    SessionKeeper &m_session;
    const Clock &m_clock;
    Random &m_random;
    std::optional<Attempt> m_unclear; //!< the last write until it is known what became of it
};

} // namespace Minideck
