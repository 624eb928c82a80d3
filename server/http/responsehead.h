#pragma once

#include "message.h"

#include <QDateTime>

namespace Minideck {

//! How the end of an answer is told.
enum class BodyFraming {
    None,       //!< the status has no body
    Length,     //!< Content-Length
    Chunked,    //!< Transfer-Encoding: chunked
    UntilClose, //!< HTTP/1.0: the end of the connection
};

//! What the connection adds to the handler's answer.
struct ResponseFrame
{
    BodyFraming framing = BodyFraming::Length;
    qint64 length = 0; //!< bytes of the body with BodyFraming::Length
    bool closes = false;
    QString requestId;
    QDateTime now; //!< for Date
};

//! True for the statuses whose answers never have a body (RFC 9110 15): 1xx, 204, 304.
bool isBodyless(int status);

//! Status line and fields up to the empty line. Whatever the handler set for the framing is left out, and
//! control characters in its values become spaces, so that no value can start a line of its own.
QByteArray serializeHead(int status, const HttpHeaders &headers, const ResponseFrame &frame);

//! One chunk of the chunked coding (RFC 9112 7.1); `bytes` is not empty, since an empty chunk is the end.
QByteArray serializeChunk(QByteArrayView bytes);
inline constexpr QByteArrayView LastChunk = "0\r\n\r\n";

} // namespace Minideck
