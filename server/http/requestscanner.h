#pragma once

#include <core/result.h>

#include <QByteArrayView>

namespace Minideck {

//! Looks at the bytes of a request head before the HTTP library does, as they come in, and refuses early what
//! is too large (core/limits.h) and what libraries forgive although two readers may understand it
//! differently: lone LF or CR, control characters, folded lines, a space before the colon (RFC
//! 9112 2.2, 5.1, 5.2).
class RequestScanner
{
public:
    //! Goes on with `bytes`, which is everything of this request that has arrived so far. The size of the
    //! head with its empty line, nothing while it is incomplete, or the refusal.
    Result<std::optional<qsizetype>> scan(QByteArrayView bytes);

private:
    std::optional<Error> checkByte(char c, char before) const;
    std::optional<Error> checkLength() const;
    std::optional<Error> checkField(QByteArrayView line);
    static std::optional<Error> checkRequestLine(QByteArrayView line);

    qsizetype m_position = 0;
    qsizetype m_line = 0; //!< where the current line starts
    qsizetype m_fieldsStart = 0;
    int m_fields = 0;
};

} // namespace Minideck
