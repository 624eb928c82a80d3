#include "responsewriter.h"

#include "httplog.h"
#include "responsehead.h"

#include <core/clock.h>

namespace Minideck {

static constexpr qsizetype JoinedBytes = 64 * 1024; // bodies up to here travel in one write with their head

ResponseWriter::ResponseWriter(HttpShared &shared, Wire &wire, net::thread_pool &worker)
    : m_shared(shared)
    , m_wire(wire)
    , m_worker(worker)
{ }

void ResponseWriter::drain()
{
    if (m_events)
        m_events->close();
}

net::awaitable<bool> ResponseWriter::send(HttpResponse response, RequestTraits traits)
{
    auto *whole = std::get_if<QByteArray>(&response.body);
    const bool events = std::holds_alternative<EventSource>(response.body);
    const bool bodyless = isBodyless(response.status);
    ResponseFrame frame{.framing = BodyFraming::None,
                        .length = whole ? whole->size() : 0,
                        .closes = traits.closes || events || m_shared.stopping,
                        .requestId = traits.id,
                        .now = SystemClock().now()};
    if (!bodyless && whole)
        frame.framing = BodyFraming::Length;
    else if (!bodyless)
        frame.framing = traits.minorVersion == 0 ? BodyFraming::UntilClose : BodyFraming::Chunked;

    if (events && !response.headers.contains("Content-Type"))
        response.headers.append("Content-Type", "text/event-stream");
    QByteArray head = serializeHead(response.status, response.headers, frame);
    const bool hasBody = !bodyless && !traits.headOnly;
    const bool joined = hasBody && whole && whole->size() <= JoinedBytes;
    if (joined)
        head += *whole;
    bool sent = co_await m_wire.write(head);

    const bool chunked = frame.framing == BodyFraming::Chunked;
    if (sent && hasBody && whole && !joined)
        sent = co_await m_wire.write(*whole);
    else if (sent && hasBody && events)
        sent = co_await sendEvents(std::move(std::get<EventSource>(response.body)), chunked);
    else if (sent && hasBody && !whole)
        sent = co_await sendStream(std::move(std::get<BodySource>(response.body)), chunked);
    if (sent && frame.closes)
        co_await m_wire.linger();
    co_return sent && !frame.closes;
}

namespace {

struct Piece
{
    std::optional<QByteArray> bytes;
    bool failed = false;
};

Piece pull(const BodySource &source)
{
    try {
        return Piece{.bytes = source(), .failed = false};
    } catch (const std::exception &failure) {
        qCInfo(logHttp, "An answer was cut: %s", failure.what());
    } catch (...) {
        qCInfo(logHttp, "An answer was cut");
    }
    return Piece{.bytes = {}, .failed = true};
}

bool begin(const EventSource &source, const std::shared_ptr<EventQueue> &queue)
{
    try {
        source(queue);
        return true;
    } catch (const std::exception &failure) {
        qCWarning(logHttp, "An event stream failed: %s", failure.what());
    } catch (...) {
        qCWarning(logHttp, "An event stream failed");
    }
    return false;
}

} // namespace

net::awaitable<bool> ResponseWriter::sendStream(BodySource source, bool chunked)
{
    // Its calls happen on one worker thread and its end as well, for the sake of what is bound to a thread.
    auto held = std::make_shared<BodySource>(std::move(source));
    bool sent = true;
    bool ended = false;
    while (sent && !ended) {
        std::function<Piece()> work = [held] { return pull(*held); };
        const Piece piece = co_await onWorker(m_worker, std::move(work));
        if (piece.failed) {
            m_wire.cut();
            sent = false;
        } else if (!piece.bytes) {
            ended = true;
            sent = !chunked || co_await m_wire.write(LastChunk);
        } else if (!piece.bytes->isEmpty()) {
            const QByteArray framed = chunked ? serializeChunk(*piece.bytes) : *piece.bytes;
            sent = co_await m_wire.write(framed);
        }
    }
    net::post(m_worker, [last = std::move(held)]() mutable { last.reset(); });
    co_return sent;
}

net::awaitable<bool> ResponseWriter::sendEvents(EventSource source, bool chunked)
{
    const auto queue = std::make_shared<EventQueue>(m_wire.wakeup());
    m_events = queue;
    if (m_shared.stopping)
        queue->close();
    m_wire.setOnRing([wire = &m_wire, queue] {
        if (queue->isOverflowed())
            wire->cut(); // it may be stuck in a write that nobody reads
    });
    m_wire.watchReader();

    std::function<bool()> work = [source = std::move(source), queue] { return begin(source, queue); };
    bool alive = co_await onWorker(m_worker, std::move(work));
    bool ended = false;
    while (alive && !ended && !m_wire.isReaderGone()) {
        QByteArray text = queue->take();
        ended = text.isEmpty() && queue->isClosed();
        if (text.isEmpty() && !ended) {
            std::function<bool()> stirs = [this, queue] {
                return !queue->isEmpty() || queue->isClosed() || m_wire.isReaderGone();
            };
            co_await m_wire.waitFor(stirs, Ticks::now() + m_shared.options.deadlines.heartbeat);
            if (!stirs())
                text = ":\n\n"; // a comment, so that both sides notice a dead connection
        }
        if (!text.isEmpty()) {
            const QByteArray framed = chunked ? serializeChunk(text) : text;
            alive = co_await m_wire.write(framed);
        }
    }
    queue->close();
    if (ended && alive && chunked)
        alive = co_await m_wire.write(LastChunk);
    m_wire.setOnRing({});
    m_events.reset();
    m_wire.close(); // somebody is reading already, so there is nothing to linger for
    co_return false;
}

} // namespace Minideck
