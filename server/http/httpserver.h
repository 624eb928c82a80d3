#pragma once

#include <core/limits.h>
#include <core/result.h>

#include <QHostAddress>
#include <QStringList>

#include <memory>

namespace Minideck {

class HttpHandler;

//! How long a connection may take for what; the defaults are those of the contract, tests shorten them.
struct HttpDeadlines
{
    std::chrono::milliseconds header = Limits::HeaderDeadline; //!< first byte to end of the header, else 408
    std::chrono::milliseconds keepAlive = Limits::KeepAlive;   //!< without a byte of the next request
    std::chrono::milliseconds bodyStall = std::chrono::seconds(10); //!< without a byte of the body, else 408
    int bodyBytesPerSecond = Limits::BodyBytesPerSecond; //!< on average, once bodyStall has passed, else 408
    std::chrono::milliseconds writeStall = std::chrono::seconds(30); //!< without the reader taking a byte
    std::chrono::milliseconds heartbeat = Limits::EventHeartbeat;    //!< of quiet event streams
    std::chrono::milliseconds linger = std::chrono::seconds(2);      //!< for the reader to take a last answer
};

//! A strict HTTP/1.1 server (RFC 9110, 9112) with limits and deadlines of core/limits.h: one coroutine per
//! connection on its own threads. The one place that knows the HTTP library. Anything ambiguous is answered
//! with 400 and closed.
class HttpServer
{
public:
    struct Options
    {
        QHostAddress address = QHostAddress::LocalHost;
        quint16 port = 0; //!< 0 takes a free one
        int threads = 1;
        int workers = 2; //!< threads that pull streamed answers and fill sinks; a stream stays on one of them
        int connections = Limits::Connections; //!< beyond: 503 and closed
        QString certificateFile; //!< PEM, with the chain; with it and keyFile only TLS is spoken
        QString keyFile;         //!< PEM
        QStringList
            allowedHosts;  //!< besides loopback names: "host" or "host:port", lower case; see HostRules
        QStringList pages; //!< paths whose forms a browser may send back from our own origin; see HostRules
        HttpDeadlines deadlines;
    };

    //! The handler must outlive the server.
    explicit HttpServer(HttpHandler &handler);
    ~HttpServer();

    //! Binds and starts; the port that was bound, or an error whose detail says why (code "address-in-use",
    //! "address-not-permitted", "address-not-usable", "tls-not-usable"). A running server is stopped first.
    Result<quint16> start(const Options &options);

    //! Stops accepting, lets running requests finish for up to the grace, then closes what is left. Event
    //! streams end at once. Blocks until done, at worst a second longer than the grace and than the sources
    //! and sinks that are at work.
    void stop(std::chrono::milliseconds grace = std::chrono::seconds(10));

private:
    class Private;
    HttpHandler &m_handler;
    std::unique_ptr<Private> d;
};

} // namespace Minideck
