#pragma once

#include <core/result.h>
#include <core/secret.h>

#include <QByteArray>

#include <optional>

namespace Minideck {

class Random;

//! The server's own key, in a file of mode 0600 beside the database (spec/api.md 11). Signatures for
//! different purposes never match each other.
class MasterKey
{
public:
    //! Reads the key, or makes it on the first start. A file of another length is refused and left alone.
    static Result<MasterKey> load(const QString &file, Random &random);

    //! A key for tests.
    explicit MasterKey(Secret bytes);

    //! HMAC-SHA-256 (32 bytes) of `data` for one purpose, such as "cursor".
    QByteArray sign(QByteArrayView purpose, QByteArrayView data) const;

    //! `data` made unreadable and unchangeable without this key (XSalsa20-Poly1305), for one purpose.
    QByteArray seal(QByteArrayView purpose, const QByteArray &data, Random &random) const;

    //! What was sealed for the purpose; nothing if it was changed or sealed with another key.
    std::optional<QByteArray> open(QByteArrayView purpose, const QByteArray &sealed) const;

private:
    Secret m_bytes;
};

} // namespace Minideck
