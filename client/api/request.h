#pragma once

#include "reply.h"

#include <core/result.h>
#include <core/secret.h>

#include <QByteArray>
#include <QUrl>

#include <functional>

namespace Minideck {

//! A request to the platform.
struct Request
{
    QByteArray method = "GET";
    QUrl url;
    QByteArray body;                        //!< JSON, if there is any
    Secret token;                           //!< access token; none if empty
    QByteArray accept = "application/json"; //!< the one media type that will do for a success
    QByteArray contentType = "application/json";
    QByteArray idempotencyKey; //!< none if empty
    QByteArray lastEventId;    //!< of a stream of events; none if empty
    QByteArray ifMatch;        //!< an entity tag with its quotes; none if empty

    //! If set, the body of a success is handed on piece by piece as it comes and not collected; an error from
    //! here ends the call with that error.
    std::function<Result<void>(QByteArrayView)> onData;

    //! If set, gets an answer of 400 or above as it came, before its Error is made of it.
    std::function<void(const Reply &)> onRefused;

    bool isRead() const { return method == "GET" || method == "HEAD"; }
};

} // namespace Minideck
