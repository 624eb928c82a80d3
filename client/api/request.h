#pragma once

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

    //! If set, the body of a success is handed on piece by piece as it comes and not collected; an error from
    //! here ends the call with that error.
    std::function<Result<void>(QByteArrayView)> onData;

    bool isRead() const { return method == "GET" || method == "HEAD"; }
};

} // namespace Minideck
