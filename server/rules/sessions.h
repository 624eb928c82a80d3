#pragma once

#include <core/ids.h>
#include <core/secret.h>

#include <QDateTime>

#include <chrono>
#include <optional>

namespace Minideck {

class Clock;
class Connection;
class MasterKey;
class Random;

//! Who sent a request: the account and session of its access token.
struct Caller
{
    qint64 account = 0;
    qint64 session = 0;
    QString accountId;
    QString onBehalfOf;  //!< id of the account whose person acts as this one (ACC-11); empty for nobody else
    QDateTime expiresAt; //!< of the access token
};

//! What a sign-in or refresh gives out, once; the store keeps hashes only.
struct IssuedTokens
{
    qint64 account = 0;
    qint64 session = 0;
    Secret accessToken;
    QDateTime accessExpiresAt;
    Secret refreshToken;
    QDateTime refreshExpiresAt;
};

//! The rules of first-party sessions (ACC-1): short access tokens, rotating refresh tokens, reuse ends the
//! family. All functions work inside the caller's transaction.
class Sessions
{
public:
    //! How long the last rotated refresh token still gives the same successor, for a reply that was lost.
    static constexpr std::chrono::seconds Grace{30};

    Sessions(const Clock &clock, Random &random, const MasterKey &key);

    //! Begins a session; `onBehalfOf` is the id of another account whose person acts as this one (ACC-11).
    IssuedTokens start(Connection &connection, qint64 account, const QString &onBehalfOf = {});

    //! The next tokens, or nothing if the token is unknown, expired, revoked or was used before (which
    //! revokes its whole family and goes into the audit log; RFC 9700 4.14).
    std::optional<IssuedTokens> refresh(Connection &connection, const Secret &refreshToken);

    //! Who the access token belongs to, if it is alive.
    std::optional<Caller> caller(Connection &connection, const Secret &accessToken) const;

    //! Whether what caller() found still holds.
    bool isAlive(Connection &connection, const Caller &caller) const;

    //! Ends the session with all its tokens.
    void end(Connection &connection, qint64 session) const;

    //! Ends all sessions of the account but one; with 0, all (ACC-1: sign out everywhere).
    void endOthers(Connection &connection, qint64 account, qint64 kept) const;

    //! The session that an access or refresh token belongs to, alive or not.
    static std::optional<qint64> sessionOf(Connection &connection, const Secret &token);

private:
    Secret accessTokenOf(const Secret &refreshToken) const;
    Secret successorOf(const Secret &refreshToken) const;
    IssuedTokens issue(Connection &connection, qint64 account, qint64 session, qint64 generation,
                       Secret refreshToken);

    const Clock &m_clock;
    Random &m_random;
    const MasterKey &m_key;
};

} // namespace Minideck
