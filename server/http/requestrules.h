#pragma once

#include "message.h"

#include <core/result.h>

namespace Minideck {

//! Which hosts a request may name, so that a web page cannot reach us under a name of its own (DNS
//! rebinding).
struct HostRules
{
    bool loopbackOnly = true; //!< localhost and loopback addresses with our port
    quint16 port = 0;         //!< the one that is bound
    QStringList allowed;      //!< further ones, as "host" or "host:port", lower case; if all are empty, any
    QStringList pages;        //!< paths of our own pages, whose forms may come from our own origin
};

//! What a checked request asks of the connection.
struct RequestPlan
{
    bool closes = false;          //!< no further request after this one
    bool chunked = false;         //!< the body comes in chunks, `length` is then 0
    qint64 length = 0;            //!< bytes of the body
    bool expectsContinue = false; //!< waits for 100 before it sends the body
    bool forServer = false;       //!< OPTIONS *
};

//! Checks a parsed request whose method, target (as sent) and headers are set, as RFC 9110 and 9112 demand
//! and stricter where they leave a choice; fills in target, segments and query. `minorVersion` is that of
//! HTTP/1. The refusals: 400, 403 (a browser's Origin, but for the forms of our own pages), 417, 421 (foreign
//! host), 501.
Result<RequestPlan> checkRequest(HttpRequest &request, int minorVersion, const HostRules &hosts);

} // namespace Minideck
