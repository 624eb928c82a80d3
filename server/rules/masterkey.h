#pragma once

#include <core/result.h>
#include <core/secret.h>

#include <QByteArray>

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

private:
    Secret m_bytes;
};

} // namespace Minideck
