#pragma once

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace Minideck {

class Connection;

//! What was answered to a request that carried a key.
struct KeptAnswer
{
    QByteArray fingerprint; //!< SHA-256 of what was asked
    int status = 0;
    QByteArray etag; //!< empty for none
    QByteArray body;
    QDateTime createdAt;

    bool operator==(const KeptAnswer &) const = default;
};

//! Keys belong to an account; those of account 0 to nobody, for requests that need no session.
namespace IdempotencyRows {

std::optional<KeptAnswer> find(Connection &connection, qint64 account, const QByteArray &key);
void insert(Connection &connection, qint64 account, const QByteArray &key, const KeptAnswer &answer);
void forgetUpTo(Connection &connection, const QDateTime &moment);

} // namespace IdempotencyRows
} // namespace Minideck
