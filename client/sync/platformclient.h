#pragma once

#include "signin.h"

#include <client/api/networkpolicy.h>
#include <core/result.h>
#include <core/types/connectionstate.h>
#include <core/types/demorole.h>

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace Minideck {

class AccountActions;
class Clock;
class Keychain;
class MemberActions;
class MemberRepository;
class Outbox;
class Random;

//! Where the client keeps its files and how it talks.
struct ClientOptions
{
    QString dataFolder; //!< absolute; created with mode 0700
    NetworkPolicy network;
};

//! The platform as the rest of the program sees it. Lives on the GUI thread; network, JSON and the one
//! writing connection are on a thread of its own. Every future is answered on the GUI thread's event loop,
//! exactly once. The seams given to the constructor must outlive it; clock and random are used on both
//! threads.
class PlatformClient : public QObject
{
    Q_OBJECT

public:
    PlatformClient(ClientOptions options, Keychain &keychain, const Clock &clock, Random &random,
                   QObject *parent = nullptr);
    ~PlatformClient() override;

    //! Accounts that were signed in on this computer and not signed out since (ACC-7), last used first.
    QList<KnownAccount> knownAccounts() const;

    //! The workspaces of an account as they were last seen, so that one can be opened without the network.
    QList<WorkspaceMembership> knownWorkspaces(const KnownAccount &account) const;

    //! Opens a session. Errors: Invalid with a field `/platform` for an address that cannot be used,
    //! NotThePlatform before any password was sent, Unauthenticated for wrong credentials, RateLimited; a
    //! session that was open stays so. A newer call ends an older one with Cancelled. Without a keychain it
    //! succeeds too; state().keychain tells.
    QFuture<Result<SignedIn>> signIn(SignInRequest request);

    //! The same by the system's browser (RFC 8252): `open` is given the page to show there, at most once.
    //! Timeout after five minutes; Forbidden if somebody refused on the page; NotFound with the code
    //! `oauth.missing` if the platform has none.
    QFuture<Result<SignedIn>> signInByBrowser(const QUrl &platform, bool keep,
                                              std::function<void(const QUrl &page)> open);

    //! Goes on as another person of the demo workspace, in a sandbox and for its own people only (ACC-11);
    //! Forbidden or NotFound elsewhere. This computer does not remember that account.
    QFuture<Result<SignedIn>> actAs(DemoRole role);

    //! Gives up a sign-in that runs: it is answered with Cancelled, and a session that was open stays so.
    void cancelSignIn();

    //! Opens a session by the refresh token in the keychain. KeychainLocked, KeychainAbsent, NoEntry and
    //! Unauthenticated keep the account and its cache and set Phase::SessionEnded; Offline sets
    //! Phase::Offline and tries again by itself.
    QFuture<Result<SignedIn>> restore(const KnownAccount &account);

    //! Ends the session and forgets token and account; the cache file stays. Always succeeds here; the
    //! platform is told if it can be reached.
    QFuture<Result<void>> signOut();

    //! Opens the cache of a workspace; needs neither network nor session. A damaged file is set aside and a
    //! fresh one begun: the result is then a success and cacheWarning() says so.
    QFuture<Result<void>> openWorkspace(const KnownAccount &account, const WorkspaceMembership &workspace);

    //! Takes a snapshot of the open workspace into its cache; all of it or nothing. A call while one runs
    //! shares it.
    QFuture<Result<void>> sync();

    //! What was found wrong with files of ours at opening them (CacheDamaged, CacheTooNew), until the next
    //! openWorkspace(). They were set aside, not deleted.
    std::optional<Error> cacheWarning() const;

    //! The list of accounts was found damaged at the start and set aside, or could not be written.
    std::optional<Error> accountsWarning() const;

    ConnectionState state() const;

    //! What an account is about apart from signing in: there as long as the client.
    AccountActions &accountActions() const;

    //! The members of the open workspace; null until one is open. Replaced by the next openWorkspace().
    MemberRepository *members() const;

    //! What can be changed about the members of the open workspace, and what became of it; null and replaced
    //! as members() is.
    MemberActions *memberActions() const;
    Outbox *outbox() const;

signals:
    void stateChanged();
    void accountsChanged();

    //! members(), memberActions() and outbox() are others now.
    void workspaceOpened();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Minideck
