#pragma once

#include <core/ids.h>

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <optional>

namespace Minideck {

class Connection;

//! A family of tokens: what one sign-in began and its refreshes continue.
struct SessionRecord
{
    qint64 key = 0;
    SessionId id;
    qint64 account = 0;
    bool revoked = false;
    QString onBehalfOf; //!< id of the account whose person acts as this one (ACC-11); empty for nobody else
    QDateTime createdAt;
    QDateTime lastSeenAt; //!< when its tokens were last issued
};

//! One generation of tokens, as SHA-256 of each.
struct TokenRecord
{
    qint64 session = 0;
    qint64 generation = 0;
    QByteArray accessHash;
    QDateTime accessExpiresAt;
    QByteArray refreshHash;
    QDateTime refreshExpiresAt;
    QDateTime rotatedAt; //!< when the next generation took its place
};

//! A token together with its family.
struct SessionToken
{
    SessionRecord session;
    TokenRecord token;
};

namespace SessionRows {

//! Begins a family and gives its key.
qint64 insert(Connection &connection, const SessionRecord &session);
void insertToken(Connection &connection, const TokenRecord &token);

std::optional<SessionToken> byAccessHash(Connection &connection, const QByteArray &hash);
std::optional<SessionToken> byRefreshHash(Connection &connection, const QByteArray &hash);

//! The token of that generation, if there is one.
std::optional<TokenRecord> tokenOf(Connection &connection, qint64 session, qint64 generation);

//! Whether the family exists and was not revoked.
bool isOpen(Connection &connection, qint64 session);

void markRotated(Connection &connection, const TokenRecord &token, const QDateTime &now);
void markSeen(Connection &connection, qint64 session, const QDateTime &now);
void revoke(Connection &connection, qint64 session, const QDateTime &now);

//! Revokes all families of the account but one; with 0, all.
void revokeOthers(Connection &connection, qint64 account, qint64 kept, const QDateTime &now);

//! The families of the account that can still go on, newest first.
QList<SessionRecord> open(Connection &connection, qint64 account, const QDateTime &now);

//! Removes families of the account that no token can continue any more.
void forgetExpired(Connection &connection, qint64 account, const QDateTime &now);

} // namespace SessionRows
} // namespace Minideck
