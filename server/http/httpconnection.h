#pragma once

#include "httpshared.h"
#include "responsewriter.h"
#include "wire.h"

namespace Minideck {

//! One connection: reads its requests one after the other, has them answered and decides when it ends.
//! Everything but drain() and kill() happens on its strand.
class HttpConnection : public std::enable_shared_from_this<HttpConnection>
{
public:
    HttpConnection(tcp::socket socket, HttpShared &shared, net::thread_pool &worker);
    ~HttpConnection();

    //! The whole life of the connection, which it keeps alive.
    net::awaitable<void> run();

    //! Ends it if it waits for a request, and its event stream. From any thread.
    void drain();

    //! Ends it now. From any thread.
    void kill();

private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::buffer_body>;

    // Each is true if the connection goes on.
    net::awaitable<bool> serveOne();
    net::awaitable<bool> serve(qsizetype headSize);
    net::awaitable<bool> answer(HttpRequest request);
    net::awaitable<bool> refuse(Error why);

    net::awaitable<Result<qsizetype>> readHead();
    std::optional<Error> parseHead(Parser &parser, qsizetype size, HttpRequest &request);
    std::shared_ptr<BodySink> sinkFor(const HttpRequest &request);
    net::awaitable<std::optional<Error>> readBody(Parser &parser, HttpRequest &request);
    net::awaitable<bool> keep(HttpRequest &request, QByteArrayView piece);

    HttpShared &m_shared;
    net::any_io_executor m_strand;
    std::shared_ptr<Wire> m_wire;
    net::thread_pool &m_worker;
    ResponseWriter m_writer;
    const QByteArray m_peer;
    RequestTraits m_traits; // of the request at work
    bool m_idle = false;
};

} // namespace Minideck
