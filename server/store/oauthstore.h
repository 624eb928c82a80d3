#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace Minideck {

class Connection;

//! An authorization code that was given to a program, as SHA-256.
struct StoredAuthorization
{
    QByteArray codeHash;
    qint64 account = 0;
    QString redirectUri;
    QString challenge; //!< of PKCE, S256
    QDateTime expiresAt;
    bool used = false;
    qint64 session = 0; //!< that it was exchanged for; 0 for none
};

namespace AuthorizationRows {

void insert(Connection &connection, const StoredAuthorization &authorization);
std::optional<StoredAuthorization> byHash(Connection &connection, const QByteArray &codeHash);
void markUsed(Connection &connection, const QByteArray &codeHash);
void setSession(Connection &connection, const QByteArray &codeHash, qint64 session);
void forgetUpTo(Connection &connection, const QDateTime &moment);

} // namespace AuthorizationRows
} // namespace Minideck
