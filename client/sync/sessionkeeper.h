#pragma once

#include "refreshlock.h"
#include "signin.h"

#include <client/api/accounts.h>
#include <client/api/oauth.h>
#include <client/api/session.h>
#include <core/result.h>
#include <core/types/connectionstate.h>

#include <QObject>

#include <functional>
#include <memory>

namespace Minideck {

class Clock;
class Keychain;
class SyncThread;

//! Holds the tokens of one session and has them renewed: the access token in memory only, the refresh token
//! in memory and, if wished, in the keychain. One refresh at a time. Lives on the GUI thread. A callback is
//! called exactly once and later; the next open(), restore() or forget() answers older ones with Cancelled.
class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    //! Who the session belongs to and what it reaches; no tokens.
    struct Identity
    {
        AccountId account;
        QString email;
        QString name;
        QList<WorkspaceMembership> workspaces;
    };
    using Opened = std::function<void(Result<Identity>)>;
    using Access = std::function<void(Result<Secret>)>;

    SessionKeeper(SyncThread &sync, Keychain &keychain, const Clock &clock);
    //! Signs in at an origin. Without a keychain it succeeds too, see keychainState(). While it fails, the
    //! session so far goes on.
    void open(const QUrl &platform, const QString &email, const Secret &password, const Secret &oneTimeToken,
              bool keep, Opened answer);

    //! The same by what the browser brought back.
    void openByBrowser(const QUrl &platform, const AuthorizationGrant &grant, bool keep, Opened answer);

    //! Goes on as another person of the sandbox's demo workspace (ACC-11), which the keychain does not get to
    //! know. The session so far ends, unless the keychain holds it. Unauthenticated without a session.
    void openAs(DemoRole role, Opened answer);

    //! Gives up an open() that runs: Cancelled.
    void cancelOpening();

    //! Opens a session by what the keychain holds.
    void restore(const KnownAccount &account, Opened answer);

    //! An access token that is good for a while yet, renewed if need be.
    void access(Access answer);

    //! The platform did not accept the access token: the next access() renews it.
    void dropAccess();

    //! Wipes the tokens here and in the keychain, and tells the platform if it can be reached.
    void forget(std::function<void()> answer);

    bool isOpen() const { return m_granted; }

    //! Where the session is; empty without one.
    const QUrl &platform() const { return m_platform; }

    //! There is a session, and it is that account's.
    bool belongsTo(const KnownAccount &account) const
    {
        return m_granted && m_account == account.id && m_platform == account.platform;
    }
    bool isKept() const { return m_kept; }
    KeychainState keychainState() const { return m_keychainState; }

    //! Where the refresh token of an account stands in the keychain.
    static QString keychainKey(const QUrl &platform, const AccountId &account);

private:
    void begin(const QUrl &platform);
    void openWith(Request request, const QUrl &platform, bool keep);
    void endAfterOpening(Secret former);
    void opened(const QUrl &platform, bool keep, Result<SessionGrant> grant);
    void renew(Opened answer);
    void waitForLock(int generation, int tries);
    void readKeychain(int generation);
    void askPlatform(int generation);
    void take(Result<SessionGrant> grant, int generation);
    void store(int generation, Identity identity);
    void settle(const Result<Identity> &result);
    void noteKeychain(const Result<void> &result);

    SyncThread &m_sync;
    Keychain &m_keychain;
    const Clock &m_clock;
    QUrl m_platform;
    AccountId m_account;
    Secret m_access;
    Secret m_refresh;
    std::chrono::milliseconds m_accessUntil{0};
    Opened m_opening;
    int m_openNumber = 0;
    std::vector<Opened> m_waiting;
    std::unique_ptr<RefreshLock> m_lock;
    KeychainState m_keychainState = KeychainState::Unknown;
    int m_generation = 0;
    bool m_keep = false; //!< the keychain is to hold the token
    bool m_kept = false; //!< it does
    bool m_renewing = false;
    bool m_granted = false; //!< the platform has accepted what we have
};

} // namespace Minideck
