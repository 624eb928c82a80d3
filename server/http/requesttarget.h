#pragma once

#include <core/result.h>

#include <QByteArrayView>
#include <QList>
#include <QStringList>

#include <utility>

namespace Minideck {

//! The target of a request taken apart: origin-form or absolute-form of http (RFC 9112 3.2).
struct RequestTarget
{
    QByteArray origin;    //!< path and query as sent
    QByteArray authority; //!< of the absolute-form, else empty
    QStringList segments; //!< percent-decoded; "/" has none, an ending "/" gives an empty one
    QList<std::pair<QString, QString>> query; //!< percent-decoded, in order; "+" stays what it is (RFC 3986)

    //! Refuses with 400: characters that must be percent-encoded, broken encodings, what does not decode to
    //! UTF-8, encoded control characters, "." and ".." as segments, a fragment.
    static Result<RequestTarget> parse(QByteArrayView target);
};

} // namespace Minideck
