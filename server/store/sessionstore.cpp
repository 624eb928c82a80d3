#include "sessionstore.h"

#include "connection.h"
#include "storestatement.h"

namespace Minideck::SessionRows {

static const QString TokenColumns =
    u"token.session, token.generation, token.access_hash, token.access_expires_at, token.refresh_hash,"
    u" token.refresh_expires_at, token.rotated_at"_qs;

static TokenRecord tokenAt(const StoreStatement &row)
{
    return TokenRecord{.session = row.integer(0),
                       .generation = row.integer(1),
                       .accessHash = row.bytes(2),
                       .accessExpiresAt = row.time(3),
                       .refreshHash = row.bytes(4),
                       .refreshExpiresAt = row.time(5),
                       .rotatedAt = row.time(6)};
}

qint64 insert(Connection &connection, const SessionRecord &session)
{
    StoreStatement statement(connection,
                             u"INSERT INTO session (id, account, on_behalf_of, created_at, last_seen_at)"
                             u" VALUES (?, ?, ?, ?, ?)"_qs);
    statement.bind(session.id.text())
        .bind(session.account)
        .bind(session.onBehalfOf)
        .bind(session.createdAt)
        .bind(session.createdAt)
        .run();
    return statement.insertedKey();
}

void insertToken(Connection &connection, const TokenRecord &token)
{
    StoreStatement(
        connection,
        u"INSERT INTO session_token (session, generation, access_hash, access_expires_at, refresh_hash,"
        u" refresh_expires_at) VALUES (?, ?, ?, ?, ?, ?)"_qs)
        .bind(token.session)
        .bind(token.generation)
        .bind(token.accessHash)
        .bind(token.accessExpiresAt)
        .bind(token.refreshHash)
        .bind(token.refreshExpiresAt)
        .run();
}

static std::optional<SessionToken> byHash(Connection &connection, const QString &column,
                                          const QByteArray &hash)
{
    StoreStatement row(connection,
                       u"SELECT "_qs + TokenColumns
                           + u", session.id, session.account, session.revoked_at, session.on_behalf_of,"
                             u" session.created_at, session.last_seen_at FROM session_token AS token"
                             u" JOIN session ON session.key = token.session WHERE token."_qs
                           + column + u" = ?"_qs);
    row.bind(hash);
    if (!row.next())
        return std::nullopt;
    SessionToken found{.session = {.key = row.integer(0),
                                   .id = SessionId(row.text(7)),
                                   .account = row.integer(8),
                                   .revoked = !row.isNull(9),
                                   .onBehalfOf = row.text(10),
                                   .createdAt = row.time(11),
                                   .lastSeenAt = row.time(12)},
                       .token = tokenAt(row)};
    row.reset();
    return found;
}

std::optional<SessionToken> byAccessHash(Connection &connection, const QByteArray &hash)
{
    return byHash(connection, u"access_hash"_qs, hash);
}

std::optional<SessionToken> byRefreshHash(Connection &connection, const QByteArray &hash)
{
    return byHash(connection, u"refresh_hash"_qs, hash);
}

std::optional<TokenRecord> tokenOf(Connection &connection, qint64 session, qint64 generation)
{
    StoreStatement row(connection,
                       u"SELECT "_qs + TokenColumns
                           + u" FROM session_token AS token WHERE session = ? AND generation = ?"_qs);
    row.bind(session).bind(generation);
    if (!row.next())
        return std::nullopt;
    TokenRecord found = tokenAt(row);
    row.reset();
    return found;
}

bool isOpen(Connection &connection, qint64 session)
{
    StoreStatement row(connection, u"SELECT 1 FROM session WHERE key = ? AND revoked_at IS NULL"_qs);
    row.bind(session);
    const bool open = row.next();
    row.reset();
    return open;
}

void markRotated(Connection &connection, const TokenRecord &token, const QDateTime &now)
{
    StoreStatement(connection,
                   u"UPDATE session_token SET rotated_at = ? WHERE session = ? AND generation = ?"_qs)
        .bind(now)
        .bind(token.session)
        .bind(token.generation)
        .run();
}

void markSeen(Connection &connection, qint64 session, const QDateTime &now)
{
    StoreStatement(connection, u"UPDATE session SET last_seen_at = ? WHERE key = ?"_qs)
        .bind(now)
        .bind(session)
        .run();
}

void revokeOthers(Connection &connection, qint64 account, qint64 kept, const QDateTime &now)
{
    StoreStatement(
        connection,
        u"UPDATE session SET revoked_at = ? WHERE account = ? AND key <> ? AND revoked_at IS NULL"_qs)
        .bind(now)
        .bind(account)
        .bind(kept)
        .run();
}

QList<SessionRecord> open(Connection &connection, qint64 account, const QDateTime &now)
{
    StoreStatement row(
        connection,
        u"SELECT key, id, on_behalf_of, created_at, last_seen_at FROM session WHERE account = ?"
        u" AND revoked_at IS NULL AND EXISTS (SELECT 1 FROM session_token AS token"
        u" WHERE token.session = session.key AND token.refresh_expires_at > ?) ORDER BY key DESC"_qs);
    row.bind(account).bind(now);
    QList<SessionRecord> sessions;
    while (row.next()) {
        sessions.append({.key = row.integer(0),
                         .id = SessionId(row.text(1)),
                         .account = account,
                         .onBehalfOf = row.text(2),
                         .createdAt = row.time(3),
                         .lastSeenAt = row.time(4)});
    }
    return sessions;
}

void revoke(Connection &connection, qint64 session, const QDateTime &now)
{
    StoreStatement(connection, u"UPDATE session SET revoked_at = ? WHERE key = ? AND revoked_at IS NULL"_qs)
        .bind(now)
        .bind(session)
        .run();
}

void forgetExpired(Connection &connection, qint64 account, const QDateTime &now)
{
    StoreStatement(
        connection,
        u"DELETE FROM session WHERE account = ? AND NOT EXISTS (SELECT 1 FROM session_token AS token"
        u" WHERE token.session = session.key AND token.refresh_expires_at > ?)"_qs)
        .bind(account)
        .bind(now)
        .run();
}

} // namespace Minideck::SessionRows
