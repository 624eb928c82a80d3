#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

namespace Minideck {

//! Header fields in the order they came; names compare without regard to case (RFC 9110 5.1).
class HttpHeaders
{
public:
    //! The value of the first field of that name, or nothing.
    std::optional<QByteArray> value(QByteArrayView name) const;
    bool contains(QByteArrayView name) const { return value(name).has_value(); }

    //! The values of all fields of that name, in order.
    QList<QByteArray> values(QByteArrayView name) const;

    //! Adds a field; `set` first removes those of the same name.
    void append(QByteArray name, QByteArray value);
    void set(QByteArrayView name, QByteArray value);

    const QList<std::pair<QByteArray, QByteArray>> &all() const { return m_fields; }

private:
    QList<std::pair<QByteArray, QByteArray>> m_fields;
};

//! Where a streamed request body goes, chunk by chunk. Called on a worker thread, so it may write to disk.
class BodySink
{
public:
    virtual ~BodySink() = default;

    //! Takes the next bytes; false refuses the rest: the handler is then called at once and the connection
    //! closed after the answer.
    virtual bool write(QByteArrayView chunk) = 0;
};

//! A request as the handlers see it: parsed, checked against the limits, plain values.
struct HttpRequest
{
    QByteArray method;                        //!< HEAD too: answer it as GET, its body is left out then
    QByteArray target;                        //!< as sent, origin-form
    QStringList segments;                     //!< path segments, percent-decoded as UTF-8; "/" has none
    QList<std::pair<QString, QString>> query; //!< decoded, in order
    HttpHeaders headers;
    QByteArray body;                //!< whole, unless a sink took it
    std::shared_ptr<BodySink> sink; //!< what bodySink() gave, complete or refused
    bool bodyComplete = true;
    QByteArray peer;        //!< address of the other end, without the port
    bool encrypted = false; //!< it came by TLS
    QString requestId;

    QByteArray scheme() const { return encrypted ? "https" : "http"; }

    //! The first query item of that name, or nothing.
    std::optional<QString> queryItem(QStringView name) const;
};

//! Sends server-sent events (WHATWG HTML 9.2) on a connection that stays open. Thread-safe; outlives the
//! connection.
class EventSink
{
public:
    virtual ~EventSink() = default;

    //! Queues one event; false when the connection is gone or the reader is too slow, and the sink is then
    //! dead.
    virtual bool send(QByteArrayView id, QByteArrayView event, QByteArrayView data) = 0;
    virtual void close() = 0;
};

//! Gives the next piece of a streamed answer, or nothing at its end. Called on a worker thread, one call at a
//! time, only as fast as the reader takes it; all calls come from one thread and it is destroyed there,
//! unless it is never called (HEAD). An answer that cannot be finished throws, and the connection is cut so
//! that the reader notices.
using BodySource = std::function<std::optional<QByteArray>()>;

//! Is told about the sink once the headers of an event stream are on their way. Called on a worker thread.
using EventSource = std::function<void(std::shared_ptr<EventSink>)>;

struct HttpResponse
{
    int status = 200;
    HttpHeaders headers; //!< Date, Content-Length, Connection and Transfer-Encoding are set by the server
    std::variant<QByteArray, BodySource, EventSource> body;
};

//! What the server calls. Implementations are thread-safe.
class HttpHandler
{
public:
    using Respond = std::function<void(HttpResponse)>;

    virtual ~HttpHandler() = default;

    //! A sink if the body of this request (so far without it) is to be streamed; null to have it whole, up to
    //! Limits::JsonBodyBytes. Must not block.
    virtual std::shared_ptr<BodySink> bodySink(const HttpRequest &request)
    {
        Q_UNUSED(request)
        return nullptr;
    }

    //! Answers a request by calling `respond` exactly once, from any thread, now or later. Must not block.
    virtual void handle(HttpRequest request, Respond respond) = 0;

    //! The answer to a request that was refused before it reached handle(): malformed, too large, too slow.
    virtual HttpResponse refusal(int status, const QString &detail, const QString &requestId) = 0;
};

} // namespace Minideck
