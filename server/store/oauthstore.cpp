#include "oauthstore.h"

#include "connection.h"
#include "storestatement.h"

namespace Minideck::AuthorizationRows {

void insert(Connection &connection, const StoredAuthorization &authorization)
{
    StoreStatement(connection,
                   u"INSERT INTO oauth_code (code_hash, account, redirect_uri, challenge, expires_at)"
                   u" VALUES (?, ?, ?, ?, ?)"_qs)
        .bind(authorization.codeHash)
        .bind(authorization.account)
        .bind(authorization.redirectUri)
        .bind(authorization.challenge)
        .bind(authorization.expiresAt)
        .run();
}

std::optional<StoredAuthorization> byHash(Connection &connection, const QByteArray &codeHash)
{
    StoreStatement row(connection,
                       u"SELECT account, redirect_uri, challenge, expires_at, used, ifnull(session, 0)"
                       u" FROM oauth_code WHERE code_hash = ?"_qs);
    row.bind(codeHash);
    if (!row.next())
        return std::nullopt;
    StoredAuthorization found{.codeHash = codeHash,
                              .account = row.integer(0),
                              .redirectUri = row.text(1),
                              .challenge = row.text(2),
                              .expiresAt = row.time(3),
                              .used = row.integer(4) != 0,
                              .session = row.integer(5)};
    row.reset();
    return found;
}

void markUsed(Connection &connection, const QByteArray &codeHash)
{
    StoreStatement(connection, u"UPDATE oauth_code SET used = 1 WHERE code_hash = ?"_qs).bind(codeHash).run();
}

void setSession(Connection &connection, const QByteArray &codeHash, qint64 session)
{
    StoreStatement(connection, u"UPDATE oauth_code SET session = ? WHERE code_hash = ?"_qs)
        .bind(session)
        .bind(codeHash)
        .run();
}

void forgetUpTo(Connection &connection, const QDateTime &moment)
{
    StoreStatement(connection, u"DELETE FROM oauth_code WHERE expires_at <= ?"_qs).bind(moment).run();
}

} // namespace Minideck::AuthorizationRows
