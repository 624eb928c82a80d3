#include "httpconnection.h"

#include "answerslot.h"
#include "httplog.h"
#include "refusal.h"
#include "requestscanner.h"

namespace Minideck {

namespace http = boost::beast::http;

static constexpr std::size_t FirstBytes = 4096; // of a request; enough for most heads

HttpConnection::HttpConnection(tcp::socket socket, HttpShared &shared, net::thread_pool &worker)
    : m_shared(shared)
    , m_strand(socket.get_executor())
    , m_wire(Wire::create(std::move(socket), shared.options.deadlines, shared.tls))
    , m_worker(worker)
    , m_writer(shared, *m_wire, worker)
    , m_peer(m_wire->peer())
{ }

HttpConnection::~HttpConnection()
{
    const std::lock_guard lock(m_shared.mutex);
    m_shared.connections.erase(this);
    m_shared.ended.notify_all();
}

void HttpConnection::drain()
{
    net::post(m_strand, [self = shared_from_this()] {
        if (self->m_idle)
            self->m_wire->close();
        self->m_writer.drain();
    });
}

void HttpConnection::kill()
{
    net::post(m_strand, [self = shared_from_this()] { self->m_wire->close(); });
}

net::awaitable<void> HttpConnection::run()
{
    const auto self = shared_from_this();
    try {
        bool goesOn = co_await m_wire->shakeHands(Ticks::now() + m_shared.options.deadlines.header);
        while (goesOn)
            goesOn = co_await serveOne();
    } catch (const std::exception &failure) {
        qCWarning(logHttp, "A connection broke: %s", failure.what());
    }
    m_wire->close();
}

net::awaitable<bool> HttpConnection::serveOne()
{
    m_traits = {.id = newRequestId(), .headOnly = false, .minorVersion = 1, .closes = false};
    m_idle = m_wire->received().isEmpty();
    if (m_idle) {
        if (m_shared.stopping)
            co_return false;
        m_wire->shrink();
        const auto due = Ticks::now() + m_shared.options.deadlines.keepAlive;
        const Wire::Read first = co_await m_wire->readMore(due, FirstBytes);
        m_idle = false;
        if (first != Wire::Read::Bytes)
            co_return false;
    }
    const auto headSize = co_await readHead();
    m_traits.headOnly = m_wire->received().startsWith("HEAD ");
    if (!headSize)
        co_return co_await refuse(headSize.error());
    co_return co_await serve(*headSize);
}

// The size of the head, once it is there and nothing is wrong with its lines.
net::awaitable<Result<qsizetype>> HttpConnection::readHead()
{
    const Ticks::time_point due = Ticks::now() + m_shared.options.deadlines.header;
    RequestScanner scanner;
    while (true) {
        const auto scanned = scanner.scan(m_wire->received());
        if (!scanned)
            co_return scanned.error();
        if (scanned.value())
            co_return *scanned.value();
        const Wire::Read result = co_await m_wire->readMore(due);
        if (result == Wire::Read::TimedOut)
            co_return refusal(408, u"The header came too slowly."_qs);
        if (result != Wire::Read::Bytes)
            co_return refusal(result == Wire::Read::Failed ? 0 : 400, u"The header does not end."_qs);
    }
}

net::awaitable<bool> HttpConnection::serve(qsizetype headSize)
{
    Parser parser;
    HttpRequest request;
    if (const auto error = parseHead(parser, headSize, request))
        co_return co_await refuse(*error);
    const auto plan = checkRequest(request, m_traits.minorVersion, m_shared.hosts);
    if (!plan)
        co_return co_await refuse(plan.error());

    m_traits.closes = plan->closes;
    if (plan->chunked || request.headers.contains("Content-Length"))
        request.sink = sinkFor(request);
    if (!request.sink && plan->length > Limits::JsonBodyBytes)
        co_return co_await refuse(refusal(413, u"The body is too large."_qs));
    if (plan->expectsContinue && !parser.is_done() && m_wire->received().isEmpty())
        co_await m_wire->write("HTTP/1.1 100 Continue\r\n\r\n");
    if (const auto error = co_await readBody(parser, request))
        co_return co_await refuse(*error);

    if (plan->forServer) {
        HttpResponse response{.status = 204, .headers = {}, .body = {}};
        response.headers.append("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        co_return co_await m_writer.send(std::move(response), m_traits);
    }
    co_return co_await answer(std::move(request));
}

std::optional<Error> HttpConnection::parseHead(Parser &parser, qsizetype size, HttpRequest &request)
{
    const auto bytes = [](auto text) { return QByteArray(text.data(), static_cast<qsizetype>(text.size())); };
    const auto length = static_cast<std::size_t>(size);
    parser.header_limit(static_cast<std::uint32_t>(size));
    parser.body_limit(boost::none); // decided when it is known who takes the body
    error_code ec;
    const std::size_t used = parser.put(net::buffer(m_wire->buffer(), length), ec);
    if (ec || !parser.is_header_done() || used != length)
        return refusal(400, u"The header is malformed."_qs);
    m_wire->consume(used);

    const auto &message = parser.get();
    request.method = bytes(message.method_string());
    request.target = bytes(message.target());
    for (const auto &field : message)
        request.headers.append(bytes(field.name_string()), bytes(field.value()));
    request.peer = m_peer;
    request.encrypted = m_shared.tls != nullptr;
    request.requestId = m_traits.id;
    m_traits.minorVersion = message.version() == 10 ? 0 : 1;
    return {};
}

std::shared_ptr<BodySink> HttpConnection::sinkFor(const HttpRequest &request)
{
    try {
        return m_shared.handler.bodySink(request);
    } catch (const std::exception &failure) {
        qCWarning(logHttp, "No sink for a body: %s", failure.what());
        return nullptr;
    }
}

net::awaitable<std::optional<Error>> HttpConnection::readBody(Parser &parser, HttpRequest &request)
{
    if (!request.sink)
        parser.body_limit(static_cast<std::uint64_t>(Limits::JsonBodyBytes));
    const HttpDeadlines &deadlines = m_shared.options.deadlines;
    Ticks::time_point start = Ticks::now(); // moved by the time that the sink takes
    qint64 received = 0;
    bool hungry = m_wire->received().isEmpty();
    QByteArray piece;
    while (!parser.is_done()) {
        if (hungry) {
            const std::chrono::milliseconds earned(received * 1000 / deadlines.bodyBytesPerSecond);
            const auto due =
                std::min(start + deadlines.bodyStall + earned, Ticks::now() + deadlines.bodyStall);
            const Wire::Read result = co_await m_wire->readMore(due);
            if (result == Wire::Read::TimedOut)
                co_return refusal(408, u"The body came too slowly."_qs);
            if (result != Wire::Read::Bytes)
                co_return refusal(result == Wire::Read::Failed ? 0 : 400,
                                  u"The body does not end as announced."_qs);
        }
        piece.resize(Wire::PieceBytes);
        parser.get().body() = {.data = piece.data(), .size = Wire::PieceBytes, .more = true};
        error_code ec;
        m_wire->consume(parser.put(m_wire->buffer(), ec));
        if (ec == http::error::body_limit)
            co_return refusal(413, u"The body is too large."_qs);
        if (ec && ec != http::error::need_buffer && ec != http::error::need_more)
            co_return refusal(400, u"The body is malformed."_qs);
        hungry = ec == http::error::need_more || m_wire->received().isEmpty();

        piece.resize(static_cast<qsizetype>(Wire::PieceBytes - parser.get().body().size));
        received += piece.size();
        const Ticks::time_point before = Ticks::now();
        const bool kept = piece.isEmpty() || co_await keep(request, piece);
        if (!kept)
            break;
        start += Ticks::now() - before;
    }
    request.bodyComplete = parser.is_done();
    m_traits.closes = m_traits.closes || !request.bodyComplete;
    co_return std::nullopt;
}

net::awaitable<bool> HttpConnection::keep(HttpRequest &request, QByteArrayView piece)
{
    if (!request.sink) {
        request.body += piece;
        co_return true;
    }
    std::function<bool()> work = [sink = request.sink, piece] {
        try {
            return sink->write(piece);
        } catch (const std::exception &failure) {
            qCWarning(logHttp, "A sink failed: %s", failure.what());
            return false;
        }
    };
    co_return co_await onWorker(m_worker, std::move(work));
}

net::awaitable<bool> HttpConnection::answer(HttpRequest request)
{
    const auto slot = std::make_shared<AnswerSlot>(m_wire->wakeup());
    try {
        m_shared.handler.handle(std::move(request), AnswerSlot::responder(slot));
    } catch (const std::exception &failure) {
        qCWarning(logHttp, "A handler failed: %s", failure.what());
    }
    std::function<bool()> filled = [slot] { return slot->isFilled(); };
    co_await m_wire->waitFor(std::move(filled), Ticks::time_point::max());
    if (m_wire->isClosed())
        co_return false;
    std::optional<HttpResponse> response = slot->take();
    if (!response)
        co_return co_await refuse(refusal(500, u"The request was not answered."_qs));
    co_return co_await m_writer.send(std::move(*response), m_traits);
}

// Status 0 stands for a broken connection, on which nothing can be answered.
net::awaitable<bool> HttpConnection::refuse(Error why)
{
    if (why.status == 0)
        co_return false;
    m_traits.closes = true;
    HttpResponse response{.status = why.status, .headers = {}, .body = {}};
    try {
        response = m_shared.handler.refusal(why.status, why.detail, m_traits.id);
    } catch (const std::exception &failure) {
        qCWarning(logHttp, "A refusal failed: %s", failure.what());
    }
    co_return co_await m_writer.send(std::move(response), m_traits);
}

} // namespace Minideck
