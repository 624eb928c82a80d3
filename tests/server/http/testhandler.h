#pragma once

#include <server/http/message.h>

#include <atomic>
#include <deque>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

namespace Minideck {

//! Counts what it is given; refuses from `most` bytes on.
class CountingSink final : public BodySink
{
public:
    explicit CountingSink(qint64 most)
        : m_most(most)
    { }
    bool write(QByteArrayView chunk) override
    {
        largest = std::max(largest.load(), chunk.size());
        bytes += chunk.size();
        return bytes <= m_most;
    }
    std::atomic<qint64> bytes = 0;
    std::atomic<qsizetype> largest = 0;

private:
    const qint64 m_most;
};

//! A handler with a few routes that show what the server hands over and what it makes of the answers.
class TestHandler final : public HttpHandler
{
public:
    std::shared_ptr<BodySink> bodySink(const HttpRequest &request) override
    {
        if (request.segments.value(0) != u"sink")
            return nullptr;
        const std::lock_guard lock(m_mutex);
        m_sink = std::make_shared<CountingSink>(sinkBytes);
        return m_sink;
    }

    void handle(HttpRequest request, Respond respond) override
    {
        ++requests;
        const QString route = request.segments.value(0);
        HttpResponse response;
        if (route != u"events")
            response.headers.append("Content-Type", "text/plain");
        if (route == u"health" && request.method != "GET" && request.method != "HEAD")
            response.status = 405;
        else if (route == u"health")
            response.body = QByteArray("ok");
        else if (route == u"echo")
            response.body = request.body;
        else if (route == u"sink")
            response.body = QByteArray(request.bodyComplete ? "complete" : "refused");
        else if (route == u"empty")
            response.status = request.segments.value(1).toInt();
        else if (route == u"large")
            response.body = QByteArray(300 * 1024, 'x');
        else if (route == u"stream")
            response.body = source();
        else if (route == u"events")
            response.body =
                EventSource([this](std::shared_ptr<EventSink> sink) { setEvents(std::move(sink)); });
        else if (route == u"drop")
            return;
        else if (route == u"throw")
            throw std::runtime_error("thrown on purpose");
        else if (route == u"later") {
            const std::lock_guard lock(m_mutex);
            m_later.push_back(std::move(respond));
            return;
        } else
            response.status = 404;
        respond(std::move(response));
    }

    HttpResponse refusal(int status, const QString &detail, const QString &requestId) override
    {
        HttpResponse response{
            .status = status, .headers = {}, .body = detail.toUtf8() + '\n' + requestId.toUtf8()};
        response.headers.append("Content-Type", "application/problem+json");
        return response;
    }

    std::shared_ptr<CountingSink> sink() const
    {
        const std::lock_guard lock(m_mutex);
        return m_sink;
    }
    std::shared_ptr<EventSink> events() const
    {
        const std::lock_guard lock(m_mutex);
        return m_events;
    }
    qsizetype waiting() const
    {
        const std::lock_guard lock(m_mutex);
        return static_cast<qsizetype>(m_later.size());
    }
    //! Answers the oldest request to /later.
    void answerLater(const QByteArray &body)
    {
        Respond respond;
        {
            const std::lock_guard lock(m_mutex);
            respond = std::move(m_later.front());
            m_later.pop_front();
        }
        respond(HttpResponse{.status = 200, .headers = {}, .body = body});
    }

    qint64 sinkBytes = 256 * 1024 * 1024;
    int pieces = 4; //!< of /stream
    qsizetype pieceSize = 1024;
    int cutAfter = -1; //!< pieces, then throw
    std::atomic<int> requests = 0;
    std::atomic<int> pulled = 0;
    std::atomic<int> sourceThreads = 0; //!< on how many threads /stream was pulled

private:
    BodySource source()
    {
        pulled = 0;
        return
            [this, threads = std::make_shared<std::set<std::thread::id>>()]() -> std::optional<QByteArray> {
                threads->insert(std::this_thread::get_id());
                sourceThreads = static_cast<int>(threads->size());
                if (pulled == cutAfter)
                    throw std::runtime_error("cut on purpose");
                if (pulled == pieces)
                    return std::nullopt;
                return QByteArray(pieceSize, static_cast<char>('a' + pulled++ % 26));
            };
    }
    void setEvents(std::shared_ptr<EventSink> sink)
    {
        const std::lock_guard lock(m_mutex);
        m_events = std::move(sink);
    }

    mutable std::mutex m_mutex;
    std::shared_ptr<CountingSink> m_sink;
    std::shared_ptr<EventSink> m_events;
    std::deque<Respond> m_later;
};

} // namespace Minideck
