#include "masterkey.h"

#include <core/random.h>

#include <QFile>
#include <QMessageAuthenticationCode>
#include <QSaveFile>

#include <sodium.h>

namespace Minideck {

static constexpr qsizetype KeyBytes = 32;

static Error unusable(const QString &file, const QString &why)
{
    return Error{.kind = ErrorKind::ServerFailed,
                 .code = u"DATA-UNREADABLE"_qs,
                 .detail = u"the key file %1 %2"_qs.arg(file, why)};
}

//! Appears whole or not at all, so that a crash leaves no half key behind.
static Result<void> create(const QString &path, Random &random)
{
    QSaveFile file(path);
    const Secret fresh(random.bytes(KeyBytes));
    // The mode comes before the content.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(fresh.reveal()) != KeyBytes || !file.commit())
        return unusable(path, u"cannot be written: "_qs + file.errorString());
    return {};
}

MasterKey::MasterKey(Secret bytes)
    : m_bytes(std::move(bytes))
{ }

Result<MasterKey> MasterKey::load(const QString &path, Random &random)
{
    if (!QFile::exists(path)) {
        if (auto made = create(path, random); !made)
            return made.error();
    }
    QFile file(path);
    if (!file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || !file.open(QIODevice::ReadOnly))
        return unusable(path, u"cannot be read"_qs);
    Secret bytes(file.read(KeyBytes + 1));
    if (bytes.reveal().size() != KeyBytes)
        return unusable(path, u"has not the length of a key; it was left as it is"_qs);
    return MasterKey(std::move(bytes));
}

QByteArray MasterKey::sign(QByteArrayView purpose, QByteArrayView data) const
{
    // The length in front keeps purpose and data from running into each other.
    QByteArray message = QByteArray::number(purpose.size());
    message.append(':').append(purpose).append(data);
    return QMessageAuthenticationCode::hash(message, m_bytes.reveal(), QCryptographicHash::Sha256);
}

static const unsigned char *bytesOf(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

QByteArray MasterKey::seal(QByteArrayView purpose, const QByteArray &data, Random &random) const
{
    const Secret key(sign("seal", purpose));
    const QByteArray nonce = random.bytes(crypto_secretbox_NONCEBYTES);
    QByteArray box(data.size() + static_cast<qsizetype>(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    crypto_secretbox_easy(reinterpret_cast<unsigned char *>(box.data()), bytesOf(data),
                          static_cast<unsigned long long>(data.size()), bytesOf(nonce),
                          bytesOf(key.reveal()));
    return nonce + box;
}

std::optional<QByteArray> MasterKey::open(QByteArrayView purpose, const QByteArray &sealed) const
{
    static constexpr qsizetype NonceBytes = crypto_secretbox_NONCEBYTES;
    static constexpr qsizetype Frame = NonceBytes + static_cast<qsizetype>(crypto_secretbox_MACBYTES);
    if (sealed.size() < Frame)
        return std::nullopt;
    const Secret key(sign("seal", purpose));
    const QByteArray box = sealed.sliced(NonceBytes);
    QByteArray data(sealed.size() - Frame, Qt::Uninitialized);
    if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char *>(data.data()), bytesOf(box),
                                   static_cast<unsigned long long>(box.size()), bytesOf(sealed),
                                   bytesOf(key.reveal()))
        != 0)
        return std::nullopt;
    return data;
}

} // namespace Minideck
