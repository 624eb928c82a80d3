#pragma once

#include <QByteArray>
#include <QElapsedTimer>

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace Minideck {

//! What came back for one request.
struct RawAnswer
{
    int status = 0; //!< 0: nothing complete came
    QByteArray head;
    QByteArray body;

    //! The value of a field, or nothing.
    std::optional<QByteArray> field(const QByteArray &name) const
    {
        const qsizetype at = head.toLower().indexOf(QByteArray("\r\n" + name.toLower() + ": "));
        if (at < 0)
            return {};
        const qsizetype from = at + name.size() + 4;
        return head.mid(from, head.indexOf("\r\n", from) - from);
    }
};

//! A client of bare bytes, which can send what no decent client would. Blocking, with a deadline for each
//! wait.
class RawClient
{
public:
    explicit RawClient(quint16 port, int receiveBuffer = 0)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        if (receiveBuffer > 0)
            ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    RawClient(RawClient &&other) noexcept
        : m_socket(std::exchange(other.m_socket, -1))
        , m_connected(other.m_connected)
        , m_reset(other.m_reset)
        , m_received(std::move(other.m_received))
    { }
    RawClient &operator=(RawClient &&) = delete;
    ~RawClient()
    {
        if (m_socket >= 0)
            ::close(m_socket);
    }

    bool isConnected() const { return m_connected; }

    //! Sends as much as the server takes within the time; false if it did not take all.
    bool send(const QByteArray &all, int milliseconds = 5000)
    {
        QByteArrayView bytes = all;
        while (!bytes.isEmpty()) {
            if (!wait(POLLOUT, milliseconds))
                return false;
            const auto sent = ::send(m_socket, bytes.data(), static_cast<std::size_t>(bytes.size()),
                                     MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0 && errno != EAGAIN)
                return false;
            bytes = bytes.sliced(std::max<qsizetype>(sent, 0));
        }
        return true;
    }
    void finishSending() { ::shutdown(m_socket, SHUT_WR); }

    //! Takes in what comes next; empty at the end of the connection, nothing when the time ran out.
    std::optional<QByteArray> receive(int milliseconds = 5000)
    {
        if (!wait(POLLIN, milliseconds))
            return {};
        QByteArray bytes(256 * 1024, Qt::Uninitialized);
        const auto size = ::recv(m_socket, bytes.data(), static_cast<std::size_t>(bytes.size()), 0);
        m_reset = m_reset || size < 0;
        bytes.resize(std::max<qsizetype>(size, 0));
        return bytes;
    }

    //! Reads one answer; `withBody` false for the answer to HEAD.
    RawAnswer read(bool withBody = true, int milliseconds = 5000)
    {
        RawAnswer answer;
        const auto headEnd = [this] { return m_received.indexOf("\r\n\r\n"); };
        while (headEnd() < 0) {
            if (!more(milliseconds))
                return answer;
        }
        answer.head = m_received.left(headEnd() + 2);
        m_received.remove(0, headEnd() + 4);
        const int status = answer.head.mid(9, 3).toInt();
        if (status == 100 || !withBody) {
            answer.status = status;
            return answer;
        }
        const bool complete = answer.field("Transfer-Encoding") ? readChunks(answer, milliseconds)
                                                                : readLength(answer, milliseconds);
        answer.status = complete ? status : 0;
        return answer;
    }

    //! True if the server ends the connection within the time, without another byte.
    bool isClosed(int milliseconds = 5000)
    {
        const auto bytes = m_received.isEmpty() ? receive(milliseconds) : m_received;
        return bytes && bytes->isEmpty();
    }

    //! True if the connection did not end in order.
    bool isReset() const { return m_reset; }

private:
    bool wait(short events, int milliseconds)
    {
        pollfd poll{m_socket, events, 0};
        return ::poll(&poll, 1, milliseconds) == 1;
    }
    bool more(int milliseconds)
    {
        const auto bytes = receive(milliseconds);
        m_received += bytes.value_or(QByteArray());
        return bytes && !bytes->isEmpty();
    }
    bool readLength(RawAnswer &answer, int milliseconds)
    {
        const auto length = answer.field("Content-Length");
        while (!length || m_received.size() < length->toLongLong()) {
            if (!more(milliseconds)) {
                answer.body = std::exchange(m_received, {});
                return !length;
            }
        }
        answer.body = m_received.left(length->toLongLong());
        m_received.remove(0, answer.body.size());
        return true;
    }
    bool readChunks(RawAnswer &answer, int milliseconds)
    {
        while (true) {
            qsizetype lineEnd = m_received.indexOf("\r\n");
            const qsizetype size = lineEnd < 0 ? -1 : m_received.left(lineEnd).toLongLong(nullptr, 16);
            if (size < 0 || m_received.size() < lineEnd + size + 4) {
                if (!more(milliseconds))
                    return false;
                continue;
            }
            answer.body += m_received.mid(lineEnd + 2, size);
            m_received.remove(0, lineEnd + size + 4);
            if (size == 0)
                return true;
        }
    }

    int m_socket = -1;
    bool m_connected = false;
    bool m_reset = false;
    QByteArray m_received;
};

} // namespace Minideck
