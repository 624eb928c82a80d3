#include "wire.h"

#include "tlscontext.h"

#include <array>

namespace Minideck {

std::shared_ptr<Wire> Wire::create(tcp::socket socket, const HttpDeadlines &deadlines, TlsContext *tls)
{
    const std::shared_ptr<Wire> wire(new Wire(std::move(socket), deadlines, tls));
    const net::any_io_executor executor = wire->m_socket.get_executor();
    wire->m_wakeup = std::make_shared<Wakeup>([weak = std::weak_ptr(wire), executor] {
        net::post(executor, [weak] {
            const auto it = weak.lock();
            if (!it)
                return;
            it->m_bell.cancel();
            if (it->m_onRing)
                it->m_onRing();
        });
    });
    return wire;
}

Wire::Wire(tcp::socket socket, const HttpDeadlines &deadlines, TlsContext *tls)
    : m_socket(std::move(socket))
    , m_deadlines(deadlines)
    , m_watch(m_socket.get_executor())
    , m_bell(m_socket.get_executor())
{
    error_code ignored;
    m_socket.set_option(tcp::no_delay(true), ignored);
    if (tls)
        m_tls.emplace(m_socket, tls->context());
}

Wire::~Wire()
{
    m_wakeup->silence();
}

QByteArray Wire::peer() const
{
    error_code ec;
    const tcp::endpoint endpoint = m_socket.remote_endpoint(ec);
    return ec ? QByteArray() : QByteArray::fromStdString(endpoint.address().to_string());
}

QByteArrayView Wire::received() const
{
    const net::const_buffer bytes = m_buffer.cdata();
    return QByteArrayView(static_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

void Wire::arm(Ticks::time_point deadline)
{
    m_timedOut = false;
    m_watch.expires_at(deadline);
    m_watch.async_wait([self = shared_from_this(), turn = ++m_armed](error_code ec) {
        if (ec || turn != self->m_armed)
            return;
        self->m_timedOut = true;
        self->m_socket.cancel(ec);
    });
}

void Wire::disarm()
{
    ++m_armed;
    m_watch.cancel();
}

net::awaitable<bool> Wire::shakeHands(Ticks::time_point deadline)
{
    if (!m_tls)
        co_return true;
    arm(deadline);
    const auto [ec] = co_await m_tls->async_handshake(net::ssl::stream_base::server, Await);
    disarm();
    co_return !ec;
}

net::awaitable<Wire::Moved> Wire::readSome(net::mutable_buffer space)
{
    if (m_tls)
        co_return co_await m_tls->async_read_some(space, Await);
    co_return co_await m_socket.async_read_some(space, Await);
}

net::awaitable<Wire::Moved> Wire::writeSome(net::const_buffer bytes)
{
    if (m_tls)
        co_return co_await m_tls->async_write_some(bytes, Await);
    co_return co_await m_socket.async_write_some(bytes, Await);
}

// Says that nothing was cut off (RFC 8446 6.1); what the other side then says is of no interest.
net::awaitable<void> Wire::endTls(Ticks::time_point deadline)
{
    arm(deadline);
    co_await m_tls->async_shutdown(Await);
    disarm();
    m_tls.reset();
}

net::awaitable<Wire::Read> Wire::readMore(Ticks::time_point deadline, std::size_t most)
{
    if (m_buffer.size() + most > m_buffer.max_size())
        co_return Read::Full;
    const net::mutable_buffer space = m_buffer.prepare(most);
    arm(deadline);
    const auto [ec, size] = co_await readSome(space);
    disarm();
    m_buffer.commit(size);
    if (!ec)
        co_return Read::Bytes;
    if (ec == net::error::eof || ec == net::ssl::error::stream_truncated)
        co_return Read::End;
    co_return m_timedOut ? Read::TimedOut : Read::Failed;
}

net::awaitable<bool> Wire::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        arm(Ticks::now() + m_deadlines.writeStall);
        const auto buffer = net::buffer(bytes.data(), static_cast<std::size_t>(bytes.size()));
        const auto [ec, size] = co_await writeSome(buffer);
        disarm();
        if (ec)
            co_return false;
        bytes = bytes.sliced(static_cast<qsizetype>(size));
    }
    co_return true;
}

net::awaitable<void> Wire::waitFor(std::function<bool()> happened, Ticks::time_point deadline)
{
    while (!happened() && !isClosed() && Ticks::now() < deadline) {
        m_bell.expires_at(deadline);
        co_await m_bell.async_wait(Await);
    }
}

net::awaitable<void> Wire::linger()
{
    const Ticks::time_point deadline = Ticks::now() + m_deadlines.linger;
    if (m_tls)
        co_await endTls(deadline);
    error_code ec;
    m_socket.shutdown(tcp::socket::shutdown_send, ec);
    auto result = ec ? Read::Failed : Read::Bytes;
    while (result == Read::Bytes && Ticks::now() < deadline) {
        m_buffer.clear();
        result = co_await readMore(deadline);
    }
}

void Wire::watchReader()
{
    net::co_spawn(m_socket.get_executor(), readToEnd(), [self = shared_from_this()](std::exception_ptr) {
        self->m_readerGone = true;
        self->m_bell.cancel();
    });
}

net::awaitable<void> Wire::readToEnd()
{
    std::array<char, 512> ignored{};
    error_code ec;
    while (!ec) {
        const auto result = co_await readSome(net::buffer(ignored));
        ec = std::get<0>(result);
    }
}

void Wire::close()
{
    error_code ignored;
    m_socket.close(ignored);
    m_bell.cancel();
}

void Wire::cut()
{
    error_code ignored;
    m_socket.set_option(net::socket_base::linger(true, 0), ignored); // a reset: HTTP/1.0 knows no other sign
    close();
}

} // namespace Minideck
