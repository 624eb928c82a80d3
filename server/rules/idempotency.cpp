#include "idempotency.h"

#include <core/limits.h>

#include <QCryptographicHash>

#include <algorithm>

namespace Minideck::Idempotency {

static constexpr qsizetype ShortestKey = 16;
static constexpr qsizetype LongestKey = 64;

bool isKey(QByteArrayView text)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
            || c == '-';
    };
    return text.size() >= ShortestKey && text.size() <= LongestKey && std::ranges::all_of(text, fits);
}

QByteArray fingerprint(const QByteArray &method, const QByteArray &target, const QByteArray &body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {method, target, body}) {
        // The length in front keeps the parts from running into each other.
        hash.addData(QByteArray::number(part.size()).append(':'));
        hash.addData(part);
    }
    return hash.result();
}

static QDateTime oldestKept(const QDateTime &now)
{
    return now.addMSecs(-std::chrono::milliseconds(Limits::IdempotencyMemory).count());
}

std::optional<KeptAnswer> find(Connection &connection, qint64 account, const QByteArray &key,
                               const QDateTime &now)
{
    auto answer = IdempotencyRows::find(connection, account, key);
    if (answer && answer->createdAt <= oldestKept(now))
        answer.reset();
    return answer;
}

void keep(Connection &connection, qint64 account, const QByteArray &key, const KeptAnswer &answer)
{
    IdempotencyRows::forgetUpTo(connection, oldestKept(answer.createdAt));
    IdempotencyRows::insert(connection, account, key, answer);
}

} // namespace Minideck::Idempotency
