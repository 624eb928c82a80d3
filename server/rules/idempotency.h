#pragma once

#include <server/store/idempotencystore.h>

namespace Minideck {

//! The rules of the Idempotency-Key field (spec/api.md 4): one key of one account stands for one effect. All
//! functions work inside the caller's transaction, the one of the effect.
namespace Idempotency {

//! Whether the text can be a key: 16 to 64 characters of [A-Za-z0-9_-].
bool isKey(QByteArrayView text);

//! SHA-256 of what is asked: the same for a repeated request, another one for any other.
QByteArray fingerprint(const QByteArray &method, const QByteArray &target, const QByteArray &body);

//! What was answered to the key, if that was within Limits::IdempotencyMemory.
std::optional<KeptAnswer> find(Connection &connection, qint64 account, const QByteArray &key,
                               const QDateTime &now);

//! Keeps the answer, whose createdAt is now, and forgets those that are too old.
void keep(Connection &connection, qint64 account, const QByteArray &key, const KeptAnswer &answer);

} // namespace Idempotency
} // namespace Minideck
