#include "cursor.h"

#include "masterkey.h"

#include <QDataStream>
#include <QIODevice>

#include <sodium.h>

namespace Minideck {

static constexpr quint8 CursorVersion = 1;
static constexpr qsizetype SignatureBytes = 16;
static constexpr auto TextForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

static QByteArray signature(const MasterKey &key, const QByteArray &question, QByteArrayView payload)
{
    QByteArray signedText = QByteArray::number(question.size());
    signedText.append(':').append(question).append(payload);
    return key.sign("cursor", signedText).first(SignatureBytes);
}

QByteArray Cursor::write(const MasterKey &key, const QByteArray &question) const
{
    QByteArray payload;
    QDataStream stream(&payload, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << CursorVersion << sortKey.toUtf8() << id.toUtf8();
    return signature(key, question, payload).append(payload).toBase64(TextForm);
}

std::optional<Cursor> Cursor::read(const QString &text, const MasterKey &key, const QByteArray &question)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toUtf8(),
                                       QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
                                           | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() <= SignatureBytes)
        return std::nullopt;
    // Base64 has several spellings of one value; only ours is taken.
    if (decoded.decoded.toBase64(TextForm) != text.toUtf8())
        return std::nullopt;
    const QByteArray payload = decoded.decoded.sliced(SignatureBytes);
    const QByteArray wanted = signature(key, question, payload);
    if (sodium_memcmp(wanted.constData(), decoded.decoded.constData(), SignatureBytes) != 0)
        return std::nullopt;

    QDataStream stream(payload);
    stream.setVersion(QDataStream::Qt_6_4);
    quint8 version = 0;
    QByteArray sortKey;
    QByteArray id;
    stream >> version >> sortKey >> id;
    if (stream.status() != QDataStream::Ok || version != CursorVersion)
        return std::nullopt;
    return Cursor{.sortKey = QString::fromUtf8(sortKey), .id = QString::fromUtf8(id)};
}

} // namespace Minideck
