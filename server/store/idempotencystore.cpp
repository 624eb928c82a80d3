#include "idempotencystore.h"

#include "connection.h"
#include "storestatement.h"

namespace Minideck::IdempotencyRows {

std::optional<KeptAnswer> find(Connection &connection, qint64 account, const QByteArray &key)
{
    StoreStatement row(connection,
                       u"SELECT fingerprint, status, etag, body, created_at FROM idempotency"
                       u" WHERE account = ? AND key = ?"_qs);
    row.bind(account).bind(QString::fromLatin1(key));
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
    StoreStatement(connection,
                   u"INSERT INTO idempotency (account, key, fingerprint, status, etag, body, created_at)"
                   u" VALUES (?, ?, ?, ?, ?, ?, ?)"_qs)
        .bind(account)
        .bind(QString::fromLatin1(key))
        .bind(answer.fingerprint)
        .bind(answer.status)
        .bind(QString::fromLatin1(answer.etag))
        .bind(answer.body)
        .bind(answer.createdAt)
        .run();
}

void forgetUpTo(Connection &connection, const QDateTime &moment)
{
    StoreStatement(connection, u"DELETE FROM idempotency WHERE created_at <= ?"_qs).bind(moment).run();
}

} // namespace Minideck::IdempotencyRows
