#include "httpserver.h"

#include "httpconnection.h"
#include "httplog.h"
#include "httpshared.h"
#include "library.h"
#include "message.h"
#include "responsehead.h"
#include "tlscontext.h"

#include <core/clock.h>

#include <thread>
#include <vector>

namespace Minideck {

static Error bindError(const HttpServer::Options &options, const error_code &ec)
{
    QString host = options.address.toString();
    if (options.address.protocol() == QAbstractSocket::IPv6Protocol)
        host = u'[' + host + u']';
    const QString address = u"%1:%2"_qs.arg(host).arg(options.port);
    Error error{.kind = ErrorKind::ServerFailed};
    if (ec == net::error::address_in_use) {
        error.code = u"address-in-use"_qs;
        error.detail = u"Address %1 is in use."_qs.arg(address);
    } else if (ec == net::error::access_denied) {
        error.code = u"address-not-permitted"_qs;
        error.detail = u"Listening at %1 is not permitted."_qs.arg(address);
    } else {
        error.code = u"address-not-usable"_qs;
        error.detail = u"Listening at %1 failed: %2."_qs.arg(address, QString::fromStdString(ec.message()));
    }
    return error;
}

// One run of the server, from start to stop.
class HttpServer::Private
{
public:
    Private(HttpHandler &handler, const Options &options);

    Result<quint16> listen();
    void launch();
    void stop(std::chrono::milliseconds grace);

private:
    net::awaitable<void> accept();
    void welcome(tcp::socket socket);
    void turnAway(tcp::socket &socket);
    void forEach(void (HttpConnection::*action)());
    bool waitForEnd(std::chrono::milliseconds time);

    HttpShared m_shared;
    std::unique_ptr<TlsContext> m_tls;
    net::io_context m_context;
    std::vector<std::unique_ptr<net::thread_pool>> m_workers; // their last tasks hold sockets of the context
    std::size_t m_nextWorker = 0;
    tcp::acceptor m_acceptor{net::make_strand(m_context)};
    std::vector<std::thread> m_threads;
};

HttpServer::Private::Private(HttpHandler &handler, const Options &options)
    : m_shared{.handler = handler, .options = options, .hosts = {}}
{ }

Result<quint16> HttpServer::Private::listen()
{
    const Options &options = m_shared.options;
    if (!options.certificateFile.isEmpty() || !options.keyFile.isEmpty()) {
        auto loaded = TlsContext::load(options.certificateFile, options.keyFile);
        if (!loaded)
            return loaded.error();
        m_tls = std::move(loaded).value();
        m_shared.tls = m_tls.get();
    }
    error_code ec;
    const auto address = net::ip::make_address(options.address.toString().toStdString(), ec);
    const tcp::endpoint endpoint(address, options.port);
    if (!ec)
        m_acceptor.open(endpoint.protocol(), ec);
    if (!ec)
        m_acceptor.set_option(net::socket_base::reuse_address(true), ec);
    if (!ec)
        m_acceptor.bind(endpoint, ec);
    if (!ec)
        m_acceptor.listen(net::socket_base::max_listen_connections, ec);
    if (ec)
        return bindError(options, ec);
    const quint16 port = m_acceptor.local_endpoint(ec).port();
    m_shared.hosts = {.loopbackOnly = options.address.isLoopback(),
                      .port = port,
                      .allowed = options.allowedHosts,
                      .pages = options.pages};
    return port;
}

void HttpServer::Private::launch()
{
    for (int i = 0; i < std::max(m_shared.options.workers, 1); ++i)
        m_workers.push_back(std::make_unique<net::thread_pool>(1));
    net::co_spawn(m_acceptor.get_executor(), accept(), net::detached);
    for (int i = 0; i < std::max(m_shared.options.threads, 1); ++i)
        m_threads.emplace_back([this] { m_context.run(); });
}

net::awaitable<void> HttpServer::Private::accept()
{
    net::steady_timer pause(m_acceptor.get_executor());
    while (m_acceptor.is_open()) {
        auto [ec, socket] = co_await m_acceptor.async_accept(net::make_strand(m_context), Await);
        if (!ec) {
            welcome(std::move(socket));
        } else if (ec != net::error::operation_aborted) {
            pause.expires_after(std::chrono::milliseconds(100)); // out of file descriptors: some will end
            co_await pause.async_wait(Await);
        }
    }
}

void HttpServer::Private::welcome(tcp::socket socket)
{
    const net::any_io_executor strand = socket.get_executor();
    std::shared_ptr<HttpConnection> connection;
    {
        const std::lock_guard lock(m_shared.mutex);
        if (m_shared.stopping)
            return;
        if (m_shared.connections.size() < static_cast<std::size_t>(m_shared.options.connections)) {
            m_nextWorker = (m_nextWorker + 1) % m_workers.size();
            connection =
                std::make_shared<HttpConnection>(std::move(socket), m_shared, *m_workers[m_nextWorker]);
            m_shared.connections.insert(connection.get());
        }
    }
    if (connection)
        net::co_spawn(strand, connection->run(), [connection](std::exception_ptr) {});
    else if (!m_tls) // with TLS nothing could be said without a handshake
        turnAway(socket);
}

// One try without waiting, so that a crowd at the door costs nothing.
void HttpServer::Private::turnAway(tcp::socket &socket)
{
    const QString id = newRequestId();
    HttpResponse response{.status = 503, .headers = {}, .body = {}};
    try {
        response = m_shared.handler.refusal(503, u"There are too many connections."_qs, id);
    } catch (const std::exception &failure) {
        qCWarning(logHttp, "A refusal failed: %s", failure.what());
    }
    const auto *body = std::get_if<QByteArray>(&response.body);
    const ResponseFrame frame{
        .length = body ? body->size() : 0, .closes = true, .requestId = id, .now = SystemClock().now()};
    QByteArray bytes = serializeHead(response.status, response.headers, frame);
    if (body)
        bytes += *body;
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(net::buffer(bytes.data(), static_cast<std::size_t>(bytes.size())), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
}

void HttpServer::Private::forEach(void (HttpConnection::*action)())
{
    // Held until after the lock: the end of a connection takes it as well.
    std::vector<std::shared_ptr<HttpConnection>> alive;
    {
        const std::lock_guard lock(m_shared.mutex);
        for (HttpConnection *connection : m_shared.connections) {
            if (auto it = connection->weak_from_this().lock())
                alive.push_back(std::move(it));
        }
    }
    for (const auto &connection : alive)
        (connection.get()->*action)();
}

bool HttpServer::Private::waitForEnd(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_shared.mutex);
    return m_shared.ended.wait_for(lock, time, [this] { return m_shared.connections.empty(); });
}

void HttpServer::Private::stop(std::chrono::milliseconds grace)
{
    {
        const std::lock_guard lock(m_shared.mutex);
        m_shared.stopping = true;
    }
    net::post(m_acceptor.get_executor(), [this] {
        error_code ignored;
        m_acceptor.close(ignored);
    });
    forEach(&HttpConnection::drain);
    if (!waitForEnd(grace)) {
        forEach(&HttpConnection::kill);
        waitForEnd(std::chrono::seconds(1));
    }
    for (const auto &worker : m_workers)
        worker->join();
    m_context.stop();
    for (std::thread &thread : m_threads)
        thread.join();
}

HttpServer::HttpServer(HttpHandler &handler)
    : m_handler(handler)
{ }

HttpServer::~HttpServer()
{
    stop(std::chrono::milliseconds(0));
}

Result<quint16> HttpServer::start(const Options &options)
{
    stop(std::chrono::milliseconds(0));
    auto run = std::make_unique<Private>(m_handler, options);
    const auto port = run->listen();
    if (port) {
        run->launch();
        d = std::move(run);
    }
    return port;
}

void HttpServer::stop(std::chrono::milliseconds grace)
{
    if (d)
        d->stop(grace);
    d.reset();
}

} // namespace Minideck
