#include "sessionkeeper.h"

#include "syncthread.h"

#include <client/keys/keychain.h>
#include <core/answer.h>
#include <core/clock.h>

#include <QTimer>

namespace Minideck {

namespace {

using namespace std::chrono_literals;

// A token that ends while a request is on its way costs a round more than renewing it a little early.
constexpr auto Margin = 30s;
constexpr auto LockPause = 50ms;
constexpr int LockTries = 200;

Result<void> nothing(const Reply &)
{
    return {};
}

} // namespace

SessionKeeper::SessionKeeper(SyncThread &sync, Keychain &keychain, const Clock &clock)
    : m_sync(sync)
    , m_keychain(keychain)
    , m_clock(clock)
{ }

QString SessionKeeper::keychainKey(const QUrl &platform, const AccountId &account)
{
    return u"refresh-token/"_qs + platform.toString(QUrl::FullyEncoded) + u'/'
        + QString::fromLatin1(QUrl::toPercentEncoding(account.text()));
}

void SessionKeeper::begin(const QUrl &platform)
{
    cancelOpening();
    ++m_generation;
    m_platform = platform;
    m_account = {};
    m_access.wipe();
    m_refresh.wipe();
    m_kept = false;
    m_granted = false;
    settle(Error{.kind = ErrorKind::Cancelled});
}

void SessionKeeper::open(const QUrl &platform, const QString &email, const Secret &password,
                         const Secret &oneTimeToken, bool keep, Opened answer)
{
    cancelOpening();
    m_opening = std::move(answer);
    openWith(signInRequest(platform, email, password, oneTimeToken), platform, keep);
}

void SessionKeeper::openByBrowser(const QUrl &platform, const AuthorizationGrant &grant, bool keep,
                                  Opened answer)
{
    cancelOpening();
    m_opening = std::move(answer);
    whenAnswered(m_sync.ask(tokenRequest(platform, grant), &parseTokens), this,
                 [this, platform, keep, number = ++m_openNumber](const Result<Secret> &token) {
                     if (number != m_openNumber || !m_opening)
                         return;
                     // Its first use says who signed in.
                     if (token)
                         openWith(refreshRequest(platform, *token), platform, keep);
                     else
                         opened(platform, keep, token.error());
                 });
}

void SessionKeeper::openAs(DemoRole role, Opened answer)
{
    if (!m_granted)
        return answer(Error{.kind = ErrorKind::Unauthenticated, .detail = u"no session"_qs});
    cancelOpening();
    m_opening = std::move(answer);
    access([this, role, number = ++m_openNumber](Result<Secret> token) {
        if (number != m_openNumber || !m_opening)
            return;
        if (!token)
            return opened(m_platform, false, token.error());
        if (!m_kept)
            endAfterOpening(token->copy());
        openWith(actAsRequest(m_platform, role, std::move(token).value()), m_platform, false);
    });
}

// Nobody could come back to it.
void SessionKeeper::endAfterOpening(Secret former)
{
    m_opening = [this, answer = std::move(m_opening), platform = m_platform,
                 token = std::make_shared<Secret>(std::move(former))](const Result<Identity> &result) {
        if (result)
            m_sync.ask(signOutRequest(platform, std::move(*token)), &nothing);
        answer(result);
    };
}

void SessionKeeper::openWith(Request request, const QUrl &platform, bool keep)
{
    whenAnswered(m_sync.ask(std::move(request), &parseSession), this,
                 [this, platform, keep, number = ++m_openNumber](Result<SessionGrant> grant) {
                     if (number == m_openNumber && m_opening)
                         opened(platform, keep, std::move(grant));
                 });
}

// The session so far goes when there is another, not before.
void SessionKeeper::opened(const QUrl &platform, bool keep, Result<SessionGrant> grant)
{
    Opened answer = std::exchange(m_opening, {});
    if (!grant)
        return answer(grant.error());
    begin(platform);
    m_keep = keep;
    m_renewing = true;
    m_waiting.push_back(std::move(answer));
    take(std::move(grant), m_generation);
}

void SessionKeeper::cancelOpening()
{
    if (const Opened answer = std::exchange(m_opening, {}))
        answer(Error{.kind = ErrorKind::Cancelled});
}

void SessionKeeper::restore(const KnownAccount &account, Opened answer)
{
    begin(account.platform);
    m_account = account.id;
    m_keep = true;
    renew(std::move(answer));
}

void SessionKeeper::access(Access answer)
{
    if (!m_access.isEmpty() && m_clock.monotonic() + Margin < m_accessUntil)
        return answer(m_access.copy());
    renew([this, answer = std::move(answer)](const Result<Identity> &renewed) {
        answer(renewed ? Result<Secret>(m_access.copy()) : Result<Secret>(renewed.error()));
    });
}

void SessionKeeper::dropAccess()
{
    m_access.wipe();
}

void SessionKeeper::renew(Opened answer)
{
    m_waiting.push_back(std::move(answer));
    if (std::exchange(m_renewing, true))
        return;
    m_lock = std::make_unique<RefreshLock>(keychainKey(m_platform, m_account));
    waitForLock(m_generation, LockTries);
}

void SessionKeeper::waitForLock(int generation, int tries)
{
    if (generation != m_generation)
        return;
    // Whoever holds it that long hangs; the platform forgives a token that is used twice within half a
    // minute.
    if (!m_lock->tryLock() && tries > 0) {
        QTimer::singleShot(LockPause, this, [=, this] { waitForLock(generation, tries - 1); });
        return;
    }
    if (m_keep)
        readKeychain(generation);
    else
        askPlatform(generation);
}

void SessionKeeper::readKeychain(int generation)
{
    // Another process may have renewed the token since we last had it.
    whenAnswered(m_keychain.read(keychainKey(m_platform, m_account)), this,
                 [this, generation](Result<Secret> secret) {
                     if (generation != m_generation)
                         return;
                     noteKeychain(secret ? Result<void>() : Result<void>(secret.error()));
                     m_kept = secret.hasValue();
                     if (secret)
                         m_refresh = std::move(secret).value();
                     if (m_refresh.isEmpty())
                         settle(secret.error());
                     else
                         askPlatform(generation);
                 });
}

void SessionKeeper::askPlatform(int generation)
{
    whenAnswered(m_sync.ask(refreshRequest(m_platform, m_refresh), &parseSession), this,
                 [this, generation](Result<SessionGrant> grant) { take(std::move(grant), generation); });
}

void SessionKeeper::take(Result<SessionGrant> grant, int generation)
{
    if (generation != m_generation)
        return;
    if (!grant)
        return settle(grant.error());
    m_granted = true;
    m_account = grant->account;
    m_access = std::move(grant->accessToken);
    m_refresh = std::move(grant->refreshToken);
    m_accessUntil = m_clock.monotonic() + grant->accessLife;
    Identity identity{.account = grant->account,
                      .email = grant->email,
                      .name = grant->name,
                      .workspaces = grant->workspaces};
    if (m_keep)
        store(generation, std::move(identity));
    else
        settle(identity);
}

void SessionKeeper::store(int generation, Identity identity)
{
    whenAnswered(m_keychain.write(keychainKey(m_platform, m_account), m_refresh.copy()), this,
                 [this, generation, identity](Result<void> written) {
                     if (generation != m_generation)
                         return;
                     noteKeychain(written);
                     m_kept = written.hasValue();
                     settle(identity);
                 });
}

void SessionKeeper::settle(const Result<Identity> &result)
{
    m_renewing = false;
    m_lock.reset();
    const std::vector<Opened> waiting = std::exchange(m_waiting, {});
    for (const Opened &answer : waiting)
        answer(result);
}

void SessionKeeper::noteKeychain(const Result<void> &result)
{
    if (result || result.error().kind == ErrorKind::NoEntry)
        m_keychainState = KeychainState::Present;
    else if (result.error().kind == ErrorKind::KeychainLocked)
        m_keychainState = KeychainState::Locked;
    else
        m_keychainState = KeychainState::Absent;
}

void SessionKeeper::forget(std::function<void()> answer)
{
    const QString key = keychainKey(m_platform, m_account);
    if (!m_access.isEmpty())
        m_sync.ask(signOutRequest(m_platform, m_access.copy()), &nothing);
    begin({});
    whenAnswered(m_keychain.remove(key), this,
                 [answer = std::move(answer)](const Result<void> &) { answer(); });
}

} // namespace Minideck
