#pragma once

#include "httpserver.h"
#include "library.h"
#include "wakeup.h"

#include <QByteArray>

#include <optional>

namespace Minideck {

class TlsContext;

//! One socket with its deadlines, what it received and was not used yet, and a bell for other threads.
//! Everything but ringing happens on the strand of the socket.
class Wire : public std::enable_shared_from_this<Wire>
{
public:
    static constexpr std::size_t PieceBytes = 64 * 1024; //!< read at once at most

    enum class Read { Bytes, End, TimedOut, Full, Failed };

    //! Speaks TLS if there is a context for it, once shakeHands() has returned.
    static std::shared_ptr<Wire> create(tcp::socket socket, const HttpDeadlines &deadlines, TlsContext *tls);
    ~Wire();

    //! The beginning of TLS; true at once without it, false if the other side does not speak ours.
    net::awaitable<bool> shakeHands(Ticks::time_point deadline);

    QByteArray peer() const;
    QByteArrayView received() const;
    net::const_buffer buffer() const { return m_buffer.cdata(); }
    void consume(std::size_t size) { m_buffer.consume(size); }

    //! Gives the memory of an empty buffer back, since thousands of connections may idle.
    void shrink() { m_buffer.shrink_to_fit(); }

    net::awaitable<Read> readMore(Ticks::time_point deadline, std::size_t most = PieceBytes);

    //! Writes it all, which must stay alive; false if the reader left or does not take it.
    net::awaitable<bool> write(QByteArrayView bytes);

    //! Returns once it happened (looked at whenever the bell rings), the deadline passed or the wire is
    //! closed.
    net::awaitable<void> waitFor(std::function<bool()> happened, Ticks::time_point deadline);

    //! Ends our side and waits a moment for the reader: closing with unread bytes would reset the connection,
    //! and our last answer could be lost (RFC 9112 9.6).
    net::awaitable<void> linger();

    //! From now on reads and forgets, so that waitFor() notices when the reader leaves.
    void watchReader();
    bool isReaderGone() const { return m_readerGone; }

    //! Closes at once; everything that waits returns.
    void close();
    bool isClosed() const { return !m_socket.is_open(); }

    //! Closes so that the reader cannot take it for a regular end.
    void cut();

    //! Rings the bell. `onRing` is called on the strand each time.
    const std::shared_ptr<Wakeup> &wakeup() const { return m_wakeup; }
    void setOnRing(std::function<void()> onRing) { m_onRing = std::move(onRing); }

private:
    using Moved = std::tuple<error_code, std::size_t>;

    Wire(tcp::socket socket, const HttpDeadlines &deadlines, TlsContext *tls);
    net::awaitable<Moved> readSome(net::mutable_buffer space);
    net::awaitable<Moved> writeSome(net::const_buffer bytes);
    net::awaitable<void> endTls(Ticks::time_point deadline);
    void arm(Ticks::time_point deadline);
    void disarm();
    net::awaitable<void> readToEnd();

    tcp::socket m_socket;
    std::optional<net::ssl::stream<tcp::socket &>> m_tls;
    const HttpDeadlines &m_deadlines;
    net::steady_timer m_watch; // cancels reading and writing at a deadline
    net::steady_timer m_bell;
    std::shared_ptr<Wakeup> m_wakeup;
    std::function<void()> m_onRing;
    boost::beast::flat_buffer m_buffer{4 * PieceBytes};
    quint64 m_armed = 0;
    bool m_timedOut = false;
    bool m_readerGone = false;
};

} // namespace Minideck
