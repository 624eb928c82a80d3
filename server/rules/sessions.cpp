#include "sessions.h"

#include "auditlog.h"
#include "masterkey.h"

#include <core/clock.h>
#include <core/limits.h>
#include <core/random.h>
#include <core/ulid.h>
#include <server/store/accountstore.h>
#include <server/store/sessionstore.h>

#include <QCryptographicHash>

namespace Minideck {

static constexpr auto TextForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

static QByteArray hashOf(const Secret &token)
{
    // Tokens are 256 random bits, so a fast hash is enough; looking one up by it leaks nothing about others.
    return QCryptographicHash::hash(token.reveal(), QCryptographicHash::Sha256);
}

Sessions::Sessions(const Clock &clock, Random &random, const MasterKey &key)
    : m_clock(clock)
    , m_random(random)
    , m_key(key)
{ }

// Access token and successor follow from the refresh token and the server's key, so a lost answer can be
// given once more although neither is stored.
Secret Sessions::accessTokenOf(const Secret &refreshToken) const
{
    return Secret(m_key.sign("access-token", refreshToken.reveal()).toBase64(TextForm));
}

Secret Sessions::successorOf(const Secret &refreshToken) const
{
    return Secret(m_key.sign("refresh-token", refreshToken.reveal()).toBase64(TextForm));
}

IssuedTokens Sessions::issue(Connection &connection, qint64 account, qint64 session, qint64 generation,
                             Secret refreshToken)
{
    const QDateTime now = m_clock.now();
    IssuedTokens tokens{.account = account,
                        .session = session,
                        .accessToken = accessTokenOf(refreshToken),
                        .accessExpiresAt = now.addDuration(Limits::AccessTokenLife),
                        .refreshToken = std::move(refreshToken),
                        .refreshExpiresAt = now.addDuration(Limits::RefreshTokenLife)};
    SessionRows::insertToken(connection,
                             {.session = session,
                              .generation = generation,
                              .accessHash = hashOf(tokens.accessToken),
                              .accessExpiresAt = tokens.accessExpiresAt,
                              .refreshHash = hashOf(tokens.refreshToken),
                              .refreshExpiresAt = tokens.refreshExpiresAt,
                              .rotatedAt = {}});
    SessionRows::markSeen(connection, session, now);
    Accounts::touch(connection, account, now);
    return tokens;
}

IssuedTokens Sessions::start(Connection &connection, qint64 account, const QString &onBehalfOf)
{
    const QDateTime now = m_clock.now();
    SessionRows::forgetExpired(connection, account, now);
    const qint64 session = SessionRows::insert(connection,
                                               {.id = makeId<SessionId>(m_clock, m_random),
                                                .account = account,
                                                .onBehalfOf = onBehalfOf,
                                                .createdAt = now});
    return issue(connection, account, session, 0, Secret(m_random.bytes(32).toBase64(TextForm)));
}

std::optional<IssuedTokens> Sessions::refresh(Connection &connection, const Secret &refreshToken)
{
    const QDateTime now = m_clock.now();
    const auto found = SessionRows::byRefreshHash(connection, hashOf(refreshToken));
    if (!found || found->session.revoked || found->token.refreshExpiresAt <= now)
        return std::nullopt;

    Secret successor = successorOf(refreshToken);
    const qint64 next = found->token.generation + 1;
    if (!found->token.rotatedAt.isValid()) {
        SessionRows::markRotated(connection, found->token, now);
        return issue(connection, found->session.account, found->session.key, next, std::move(successor));
    }

    const auto issued = SessionRows::tokenOf(connection, found->session.key, next);
    const bool last = issued && !issued->rotatedAt.isValid();
    if (last && now <= found->token.rotatedAt.addDuration(Grace)) {
        return IssuedTokens{.account = found->session.account,
                            .session = found->session.key,
                            .accessToken = accessTokenOf(successor),
                            .accessExpiresAt = issued->accessExpiresAt,
                            .refreshToken = std::move(successor),
                            .refreshExpiresAt = issued->refreshExpiresAt};
    }
    // An old token in somebody's hands: theft or a copy; nobody keeps this session.
    SessionRows::revoke(connection, found->session.key, now);
    const auto account = Accounts::byKey(connection, found->session.account);
    AuditLog::append(connection,
                     {.at = now,
                      .accountId = account.value_or(AccountRecord()).id.text(),
                      .action = u"session.reuse"_qs,
                      .objectKind = u"session"_qs,
                      .objectId = found->session.id.text(),
                      .onBehalfOf = found->session.onBehalfOf});
    return std::nullopt;
}

std::optional<Caller> Sessions::caller(Connection &connection, const Secret &accessToken) const
{
    const auto found = SessionRows::byAccessHash(connection, hashOf(accessToken));
    if (!found || found->session.revoked || found->token.accessExpiresAt <= m_clock.now())
        return std::nullopt;
    const auto account = Accounts::byKey(connection, found->session.account);
    if (!account)
        return std::nullopt;
    return Caller{.account = account->key,
                  .session = found->session.key,
                  .accountId = account->id.text(),
                  .onBehalfOf = found->session.onBehalfOf,
                  .expiresAt = found->token.accessExpiresAt};
}

bool Sessions::isAlive(Connection &connection, const Caller &caller) const
{
    return caller.expiresAt > m_clock.now() && SessionRows::isOpen(connection, caller.session);
}

void Sessions::end(Connection &connection, qint64 session) const
{
    SessionRows::revoke(connection, session, m_clock.now());
}

void Sessions::endOthers(Connection &connection, qint64 account, qint64 kept) const
{
    SessionRows::revokeOthers(connection, account, kept, m_clock.now());
}

std::optional<qint64> Sessions::sessionOf(Connection &connection, const Secret &token)
{
    const QByteArray hash = hashOf(token);
    auto found = SessionRows::byRefreshHash(connection, hash);
    if (!found)
        found = SessionRows::byAccessHash(connection, hash);
    return found ? std::optional(found->session.key) : std::nullopt;
}

} // namespace Minideck
