#include "platformclient.h"

#include "accountactions.h"
#include "accountbook.h"
#include "sessionkeeper.h"
#include "signinflow.h"
#include "syncthread.h"
#include "workspacesync.h"

#include <client/api/backoff.h>
#include <client/api/origin.h>
#include <core/answer.h>
#include <core/clock.h>
#include <core/random.h>

#include <QDir>
#include <QFile>
#include <QTimer>

namespace Minideck {

namespace {

template <typename T>
QFuture<Result<T>> readyFuture(Result<T> result)
{
    return QtFuture::makeReadyFuture(std::move(result));
}

// The platform gave no answer that we can use, so what is shown is from the cache.
bool meansOffline(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::TlsFailed:
    case ErrorKind::NotThePlatform:
    case ErrorKind::ServerFailed:
        return true;
    default:
        return false;
    }
}

bool endsSession(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unauthenticated:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainAbsent:
    case ErrorKind::KeychainFailed:
    case ErrorKind::NoEntry:
        return true;
    default:
        return false;
    }
}

} // namespace

class PlatformClient::Private
{
public:
    using SignedInPromise = std::shared_ptr<QPromise<Result<SignedIn>>>;

    Private(PlatformClient *client, ClientOptions clientOptions, Keychain &keychain, const Clock &systemClock,
            Random &randomness)
        : q(client)
        , options(std::move(clientOptions))
        , clock(systemClock)
        , random(randomness)
        , book(options.dataFolder)
        , thread(options.network, systemClock, randomness)
        , session(thread, keychain, systemClock)
        , flow(thread, session, randomness)
        , accountActions(thread, session, systemClock, randomness)
        , outbox(
              thread, session, systemClock, randomness, [this] { return refusal(); },
              options.network.confirmWithin)
        , events(thread, session, options.network, randomness)
        , workspace(options.dataFolder, thread, session, outbox, events)
    { }

    void loadAccounts();
    void change(const std::function<void(ConnectionState &)> &edit);
    void fail(const Error &error);
    void scheduleRetry(const Error &error);
    void retry();

    QFuture<Result<SignedIn>> startSignIn();
    void endSignIn(const Result<SignedIn> &result);
    QFuture<Result<SignedIn>> beginSignIn();
    SignInFlow::Answer arrived();
    void signInRefused(const Error &error);
    void opened(const KnownAccount &account, const SessionKeeper::Identity &identity, bool passing = false);
    void joined(const WorkspaceMembership &membership);
    void keepAccount(const KnownAccount &account, const QList<WorkspaceMembership> &workspaces);

    void syncFinished(const Result<void> &result);
    std::optional<Error> refusal() const;

    PlatformClient *q;
    ClientOptions options;
    const Clock &clock;
    Random &random;
    AccountBook book;
    std::optional<Error> accountsWarning;
    SyncThread thread;
    SessionKeeper session;
    SignInFlow flow;
    AccountActions accountActions;
    WorkspaceOutbox outbox;
    LiveEvents events;
    WorkspaceSync workspace;
    ConnectionState state;
    ConnectionState before; //!< the sign-in that runs
    QTimer retryTimer;
    int failures = 0;

    SignedInPromise signingIn;
    int signInNumber = 0;
    std::optional<KnownAccount> account; //!< of the session, also while it cannot be restored
};

void PlatformClient::Private::loadAccounts()
{
    QDir().mkpath(options.dataFolder);
    QFile::setPermissions(options.dataFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (const Result<void> loaded = book.load(clock.now()); !loaded)
        accountsWarning = loaded.error();
}

void PlatformClient::Private::change(const std::function<void(ConnectionState &)> &edit)
{
    ConnectionState changed = state;
    edit(changed);
    changed.keychain = session.keychainState();
    if (changed == state)
        return;
    const bool online = changed.phase == Phase::Online && state.phase != Phase::Online;
    state = std::move(changed);
    emit q->stateChanged();
    if (online)
        outbox.wake();
}

// Why nothing can be confirmed now (OFF-5).
std::optional<Error> PlatformClient::Private::refusal() const
{
    if (state.phase == Phase::Online)
        return std::nullopt;
    return Error{.kind = state.phase == Phase::Offline ? ErrorKind::Offline : ErrorKind::Unauthenticated};
}

void PlatformClient::Private::fail(const Error &error)
{
    change([&](ConnectionState &now) {
        now.lastError = error;
        // Its cache is wiped (ROL-3).
        if (error.kind == ErrorKind::MemberBlocked)
            now.lastSynced = {};
        if (meansOffline(error)) {
            if (now.phase != Phase::Offline)
                now.offlineSince = clock.now();
            now.phase = Phase::Offline;
        } else if (endsSession(error)) {
            now.phase = Phase::SessionEnded;
        }
    });
    if (meansOffline(error) || error.kind == ErrorKind::RateLimited)
        scheduleRetry(error);
}

void PlatformClient::Private::scheduleRetry(const Error &error)
{
    if (account)
        retryTimer.start(backoff(options.network, ++failures, error, random));
}

void PlatformClient::Private::retry()
{
    if (signingIn || !account)
        return;
    // Both give their news by the state; nobody else waits for these answers.
    if (!session.isOpen())
        (void)q->restore(*account);
    else if (workspace.isOpen())
        (void)q->sync();
}

QFuture<Result<SignedIn>> PlatformClient::Private::startSignIn()
{
    flow.cancel();
    endSignIn(Error{.kind = ErrorKind::Cancelled});
    retryTimer.stop();
    ++signInNumber;
    signingIn = std::make_shared<QPromise<Result<SignedIn>>>();
    signingIn->start();
    return signingIn->future();
}

QFuture<Result<SignedIn>> PlatformClient::Private::beginSignIn()
{
    QFuture<Result<SignedIn>> future = startSignIn();
    if (state.phase != Phase::SigningIn)
        before = state;
    change([](ConnectionState &now) {
        now.phase = Phase::SigningIn;
        now.lastError.reset();
    });
    return future;
}

void PlatformClient::Private::endSignIn(const Result<SignedIn> &result)
{
    if (const SignedInPromise promise = std::exchange(signingIn, nullptr)) {
        promise->addResult(result);
        promise->finish();
    }
}

SignInFlow::Answer PlatformClient::Private::arrived()
{
    return [this](const Result<SignInFlow::Arrival> &arrival) {
        if (arrival)
            opened({.platform = arrival->platform, .environment = arrival->environment}, arrival->identity,
                   arrival->passing);
        else
            signInRefused(arrival.error());
    };
}

// Whoever mistyped is still where they were.
void PlatformClient::Private::signInRefused(const Error &error)
{
    change([&](ConnectionState &now) {
        now.phase = before.phase;
        const bool tell = before.phase == Phase::SignedOut && error.kind != ErrorKind::Cancelled;
        now.lastError = tell ? error : before.lastError;
    });
    if (before.phase == Phase::Offline && before.lastError)
        scheduleRetry(*before.lastError);
    endSignIn(error);
}

void PlatformClient::Private::opened(const KnownAccount &candidate, const SessionKeeper::Identity &identity,
                                     bool passing)
{
    KnownAccount known = candidate;
    known.id = identity.account;
    known.email = identity.email;
    known.name = identity.name;
    known.keptInKeychain = session.isKept();
    if (const auto entry = book.find(known))
        known.lastWorkspace = entry->account.lastWorkspace;
    account = known;
    failures = 0;
    if (!passing)
        keepAccount(known, identity.workspaces);
    change([](ConnectionState &now) {
        now.phase = Phase::Online;
        now.lastError.reset();
        now.offlineSince = {};
    });
    endSignIn(SignedIn{.account = known, .workspaces = identity.workspaces});
}

void PlatformClient::Private::joined(const WorkspaceMembership &membership)
{
    std::optional<AccountBook::Entry> entry = account ? book.find(*account) : std::nullopt;
    if (!entry)
        return;
    entry->workspaces.removeIf([&](const WorkspaceMembership &each) { return each.id == membership.id; });
    keepAccount(entry->account, entry->workspaces << membership);
}

void PlatformClient::Private::keepAccount(const KnownAccount &known,
                                          const QList<WorkspaceMembership> &workspaces)
{
    if (const Result<void> kept = book.keep({.account = known, .workspaces = workspaces}); !kept)
        accountsWarning = kept.error();
    emit q->accountsChanged();
}

void PlatformClient::Private::syncFinished(const Result<void> &result)
{
    change([](ConnectionState &now) {
        now.syncing = false;
        now.rowsDone = 0;
        now.rowsTotal = 0;
    });
    if (!result && result.error().kind == ErrorKind::Cancelled)
        return;
    if (!result)
        return fail(result.error());
    failures = 0;
    change([this](ConnectionState &now) {
        now.phase = Phase::Online;
        now.lastSynced = clock.now();
        now.offlineSince = {};
        now.lastError.reset();
    });
}

PlatformClient::PlatformClient(ClientOptions options, Keychain &keychain, const Clock &clock, Random &random,
                               QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(options), keychain, clock, random))
{
    d->loadAccounts();
    d->retryTimer.setSingleShot(true);
    connect(&d->retryTimer, &QTimer::timeout, this, [this] { d->retry(); });
    connect(&d->workspace, &WorkspaceSync::progressed, this, [this](qint64 done, qint64 total) {
        d->change([&](ConnectionState &now) {
            now.rowsDone = done;
            now.rowsTotal = total;
        });
    });
    connect(&d->workspace, &WorkspaceSync::finished, this,
            [this](const Result<void> &result) { d->syncFinished(result); });
    connect(&d->thread, &SyncThread::clockCompared, this, [this](std::optional<std::chrono::seconds> ahead) {
        d->change([&](ConnectionState &now) { now.clockAhead = ahead; });
    });
    connect(&d->outbox, &WorkspaceOutbox::failed, this, [this](const Error &error) { d->fail(error); });
    connect(&d->accountActions, &AccountActions::joined, this,
            [this](const WorkspaceMembership &workspace) { d->joined(workspace); });
    connect(&d->workspace, &WorkspaceSync::opened, this, [this](const QDateTime &syncedAt) {
        d->change([&](ConnectionState &now) { now.lastSynced = syncedAt; });
        emit workspaceOpened();
    });
}

PlatformClient::~PlatformClient()
{
    if (d->signingIn) {
        d->signingIn->addResult(Error{.kind = ErrorKind::Cancelled});
        d->signingIn->finish();
    }
}

QList<KnownAccount> PlatformClient::knownAccounts() const
{
    QList<KnownAccount> accounts;
    for (const AccountBook::Entry &entry : d->book.entries())
        accounts.append(entry.account);
    return accounts;
}

QList<WorkspaceMembership> PlatformClient::knownWorkspaces(const KnownAccount &account) const
{
    const std::optional<AccountBook::Entry> entry = d->book.find(account);
    return entry ? entry->workspaces : QList<WorkspaceMembership>();
}

QFuture<Result<SignedIn>> PlatformClient::signIn(SignInRequest request)
{
    const Result<QUrl> origin = platformOrigin(request.platform);
    if (!origin)
        return readyFuture<SignedIn>(origin.error());
    QFuture<Result<SignedIn>> future = d->beginSignIn();
    d->flow.byPassword(*origin, std::move(request), d->arrived());
    return future;
}

QFuture<Result<SignedIn>> PlatformClient::signInByBrowser(const QUrl &platform, bool keep,
                                                          std::function<void(const QUrl &)> open)
{
    const Result<QUrl> origin = platformOrigin(platform);
    if (!origin)
        return readyFuture<SignedIn>(origin.error());
    QFuture<Result<SignedIn>> future = d->beginSignIn();
    d->flow.byBrowser(*origin, keep, std::move(open), d->arrived());
    return future;
}

QFuture<Result<SignedIn>> PlatformClient::actAs(DemoRole role)
{
    QFuture<Result<SignedIn>> future = d->beginSignIn();
    d->flow.as(role, d->arrived());
    return future;
}

void PlatformClient::cancelSignIn()
{
    if (!d->signingIn)
        return;
    d->flow.cancel();
    d->signInRefused(Error{.kind = ErrorKind::Cancelled});
}

QFuture<Result<SignedIn>> PlatformClient::restore(const KnownAccount &account)
{
    QFuture<Result<SignedIn>> future = d->startSignIn();
    d->account = account;
    // A retry in the background does not flicker between offline and signing in.
    if (d->state.phase == Phase::SignedOut) {
        d->before = d->state;
        d->change([](ConnectionState &now) { now.phase = Phase::SigningIn; });
    }
    d->session.restore(
        account, [this, account, number = d->signInNumber](const Result<SessionKeeper::Identity> &result) {
            if (number != d->signInNumber || !d->signingIn)
                return;
            if (result)
                return d->opened(account, *result);
            d->fail(result.error());
            d->endSignIn(result.error());
        });
    return future;
}

QFuture<Result<void>> PlatformClient::signOut()
{
    d->retryTimer.stop();
    d->workspace.stop();
    d->events.stop();
    d->endSignIn(Error{.kind = ErrorKind::Cancelled});
    if (d->account) {
        if (const Result<void> forgotten = d->book.forget(*d->account); !forgotten)
            d->accountsWarning = forgotten.error();
        emit accountsChanged();
    }
    d->account.reset();
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    d->session.forget([promise] {
        promise->addResult(Result<void>());
        promise->finish();
    });
    d->change([](ConnectionState &now) {
        now.phase = Phase::SignedOut;
        now.lastError.reset();
        now.offlineSince = {};
    });
    return promise->future();
}

QFuture<Result<void>> PlatformClient::openWorkspace(const KnownAccount &account,
                                                    const WorkspaceMembership &workspace)
{
    if (std::optional<AccountBook::Entry> entry = d->book.find(account);
        entry && entry->account.lastWorkspace != workspace.name) {
        entry->account.lastWorkspace = workspace.name;
        d->keepAccount(entry->account, entry->workspaces);
    }
    return d->workspace.open(account, workspace);
}

QFuture<Result<void>> PlatformClient::sync()
{
    if (!d->account)
        return readyFuture<void>(Error{.kind = ErrorKind::Unauthenticated, .detail = u"no session"_qs});
    d->retryTimer.stop();
    d->change([](ConnectionState &now) { now.syncing = true; });
    return d->workspace.sync();
}

std::optional<Error> PlatformClient::cacheWarning() const
{
    return d->workspace.warning();
}

std::optional<Error> PlatformClient::accountsWarning() const
{
    return d->accountsWarning;
}

ConnectionState PlatformClient::state() const
{
    return d->state;
}

AccountActions &PlatformClient::accountActions() const
{
    return d->accountActions;
}

MemberRepository *PlatformClient::members() const
{
    return d->workspace.members();
}

MemberActions *PlatformClient::memberActions() const
{
    return d->outbox.memberActions();
}

Outbox *PlatformClient::outbox() const
{
    return d->outbox.outbox();
}

} // namespace Minideck
