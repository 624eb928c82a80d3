#include "codestore.h"

#include "connection.h"
#include "storestatement.h"

namespace Minideck::CodeRows {

void replace(Connection &connection, const StoredCode &code)
{
    StoreStatement(
        connection,
        u"DELETE FROM one_time_code WHERE purpose = ? AND address = ? AND ifnull(member, 0) = ?"_qs)
        .bind(static_cast<int>(code.purpose))
        .bind(code.address)
        .bind(code.member)
        .run();
    StoreStatement insert(connection,
                          u"INSERT INTO one_time_code (purpose, address, code_hash, expires_at, member)"
                          u" VALUES (?, ?, ?, ?, ?)"_qs);
    insert.bind(static_cast<int>(code.purpose)).bind(code.address).bind(code.hash).bind(code.expiresAt);
    if (code.member)
        insert.bind(code.member);
    else
        insert.bindNull();
    insert.run();
}

QList<StoredCode> ofAddress(Connection &connection, CodePurpose purpose, const QString &address)
{
    StoreStatement row(connection,
                       u"SELECT key, ifnull(member, 0), code_hash, attempts, expires_at FROM one_time_code"
                       u" WHERE purpose = ? AND address = ?"_qs);
    row.bind(static_cast<int>(purpose)).bind(address);
    QList<StoredCode> codes;
    while (row.next()) {
        codes.append({.key = row.integer(0),
                      .purpose = purpose,
                      .address = address,
                      .member = row.integer(1),
                      .hash = row.bytes(2),
                      .attempts = static_cast<int>(row.integer(3)),
                      .expiresAt = row.time(4)});
    }
    return codes;
}

void countAttempt(Connection &connection, CodePurpose purpose, const QString &address)
{
    StoreStatement(connection,
                   u"UPDATE one_time_code SET attempts = attempts + 1 WHERE purpose = ? AND address = ?"_qs)
        .bind(static_cast<int>(purpose))
        .bind(address)
        .run();
}

void remove(Connection &connection, qint64 key)
{
    StoreStatement(connection, u"DELETE FROM one_time_code WHERE key = ?"_qs).bind(key).run();
}

void removeOfAddress(Connection &connection, CodePurpose purpose, const QString &address)
{
    StoreStatement(connection, u"DELETE FROM one_time_code WHERE purpose = ? AND address = ?"_qs)
        .bind(static_cast<int>(purpose))
        .bind(address)
        .run();
}

void forgetExpired(Connection &connection, const QDateTime &now)
{
    StoreStatement(connection, u"DELETE FROM one_time_code WHERE expires_at <= ?"_qs).bind(now).run();
}

} // namespace Minideck::CodeRows
