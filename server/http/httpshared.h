#pragma once

#include "httpserver.h"
#include "requestrules.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>

namespace Minideck {

class HttpConnection;
class TlsContext;

//! What the connections of one server share.
struct HttpShared
{
    HttpHandler &handler;
    const HttpServer::Options options;
    HostRules hosts;
    TlsContext *tls = nullptr; //!< none: plain HTTP
    std::mutex mutex;
    std::condition_variable ended; //!< told whenever a connection ended
    std::set<HttpConnection *> connections;
    std::atomic<bool> stopping = false; //!< no request after the one at work
};

//! A short random name for a request, to be found in logs and reports.
QString newRequestId();

} // namespace Minideck
