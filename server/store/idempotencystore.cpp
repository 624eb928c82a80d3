#include "idempotencystore.h"

#include "connection.h"
#include "storestatement.h"

namespace Minideck::IdempotencyRows {

std::optional<KeptAnswer> find(Connection &connection, qint64 account, const QByteArray &key)
{
    static const QString columns = u"SELECT fingerprint, status, etag, body, created_at FROM "_qs;
    StoreStatement row(connection,
                       columns
                           + (account ? u"idempotency WHERE key = ? AND account = ?"_qs
                                      : u"open_idempotency WHERE key = ?"_qs));
    row.bind(QString::fromLatin1(key));
    if (account)
        row.bind(account);
    if (!row.next())
        return std::nullopt;
    KeptAnswer answer{.fingerprint = row.bytes(0),
                      .status = static_cast<int>(row.integer(1)),
                      .etag = row.text(2).toLatin1(),
                      .body = row.bytes(3),
                      .createdAt = row.time(4)};
    row.reset();
    return answer;
}

void insert(Connection &connection, qint64 account, const QByteArray &key, const KeptAnswer &answer)
{
    StoreStatement statement(
        connection,
        account ? u"INSERT INTO idempotency (key, fingerprint, status, etag, body, created_at, account)"
                  u" VALUES (?, ?, ?, ?, ?, ?, ?)"_qs
                : u"INSERT INTO open_idempotency (key, fingerprint, status, etag, body, created_at)"
                  u" VALUES (?, ?, ?, ?, ?, ?)"_qs);
    statement.bind(QString::fromLatin1(key))
        .bind(answer.fingerprint)
        .bind(answer.status)
        .bind(QString::fromLatin1(answer.etag))
        .bind(answer.body)
        .bind(answer.createdAt);
    if (account)
        statement.bind(account);
    statement.run();
}

void forgetUpTo(Connection &connection, const QDateTime &moment)
{
    for (const QString &table : {u"idempotency"_qs, u"open_idempotency"_qs}) {
        StoreStatement(connection, u"DELETE FROM %1 WHERE created_at <= ?"_qs.arg(table)).bind(moment).run();
    }
}

} // namespace Minideck::IdempotencyRows
