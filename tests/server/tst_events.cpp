#include "testplatform.h"

#include <server/http/httpserver.h>
#include <support/quiet.h>

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtTest>

#include <mutex>

using namespace Minideck;

static const QByteArray Target = "/v1/workspaces/NorthbayCity/events";

namespace {

//! Keeps what a follower would be sent.
class EventRecord final : public EventSink
{
public:
    bool send(QByteArrayView id, QByteArrayView event, QByteArrayView data) override
    {
        const std::lock_guard lock(m_mutex);
        if (!m_closed)
            m_events << QString::fromLatin1(id) + u' ' + QString::fromLatin1(event) + u' '
                    + QString::fromLatin1(data);
        return !m_closed;
    }
    void close() override
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    QStringList events() const
    {
        const std::lock_guard lock(m_mutex);
        return m_events;
    }
    bool isClosed() const
    {
        const std::lock_guard lock(m_mutex);
        return m_closed;
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_events;
    bool m_closed = false;
};

} // namespace

class TestEvents : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_platform = std::make_unique<TestPlatform>();
    }

    void OFF_2_announcesThatTheSequenceMoved();
    void OFF_2_whoComesBackHearsAtOnceWhatWasMissed_data();
    void OFF_2_whoComesBackHearsAtOnceWhatWasMissed();
    void readsAndRefusalsAreSilent();
    void ROL_3_blockingEndsTheStream();
    void signingOutEndsTheStream();
    void anExpiredTokenEndsTheStream();
    void tooManyStreamsEndTheOldest();
    void stoppingEndsAllStreams();
    void streamsOverHttp();

private:
    std::shared_ptr<EventRecord> follow(const QByteArray &token, const QByteArray &lastEventId = {})
    {
        HttpRequest request = m_platform->request("GET", Target);
        request.headers.set("Authorization", "Bearer " + token);
        if (!lastEventId.isNull())
            request.headers.set("Last-Event-ID", lastEventId);
        std::promise<HttpResponse> promise;
        const_cast<Api &>(m_platform->api()).handle(request, [&](HttpResponse response) {
            promise.set_value(std::move(response));
        });
        const HttpResponse response = promise.get_future().get();
        const auto record = std::make_shared<EventRecord>();
        if (response.status != 200)
            qFatal("no stream: %d", response.status);
        std::get<EventSource>(response.body)(record);
        return record;
    }
    void act(const QByteArray &who, const QByteArray &verb)
    {
        QCOMPARE(
            m_platform->write({.method = "POST", .target = m_platform->memberPath(who) + '/' + verb}).status,
            200);
    }
    static QString event(int sequence) { return u"%1 changed {\"sequence\":%1}"_qs.arg(sequence); }

    std::unique_ptr<TestPlatform> m_platform;
};

void TestEvents::OFF_2_announcesThatTheSequenceMoved()
{
    const auto stream = follow(m_platform->token(u"hana.kobayashi@northbay.example"_qs));
    act("amara", "block");
    QTRY_COMPARE(stream->events(), QStringList(event(28)));
    act("amara", "unblock");
    QTRY_COMPARE(stream->events(), (QStringList{event(28), event(29)}));
    QVERIFY(!stream->isClosed());
}

void TestEvents::OFF_2_whoComesBackHearsAtOnceWhatWasMissed_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("older") << QByteArray("27");
    QTest::newRow("far older") << QByteArray("3");
    QTest::newRow("of another life") << QByteArray("4711");
    QTest::newRow("not ours") << QByteArray("abc");
    QTest::newRow("empty") << QByteArray("");
}

void TestEvents::OFF_2_whoComesBackHearsAtOnceWhatWasMissed()
{
    QFETCH(QByteArray, last);
    act("amara", "block");
    const auto stream = follow(m_platform->token(), last);
    const auto current = follow(m_platform->token(), "28");
    QTRY_COMPARE(stream->events(), QStringList(event(28)));
    QCOMPARE(current->events(), QStringList());
}

void TestEvents::readsAndRefusalsAreSilent()
{
    const auto stream = follow(m_platform->token());
    QCOMPARE(m_platform->write({.method = "DELETE", .target = m_platform->memberPath("amara"), .ifMatch = {}})
                 .status,
             428);
    QCOMPARE(m_platform->get("/v1/workspaces/NorthbayCity/teams").status, 200);
    act("amara", "block");
    QTRY_COMPARE(stream->events(), QStringList(event(28)));
}

void TestEvents::ROL_3_blockingEndsTheStream()
{
    const auto amara = follow(m_platform->token(u"amara.okafor@northbay.example"_qs));
    const auto hana = follow(m_platform->token(u"hana.kobayashi@northbay.example"_qs));
    act("amara", "block");
    QTRY_VERIFY(amara->isClosed());
    QTRY_COMPARE(hana->events(), QStringList(event(28)));
    QCOMPARE(amara->events(), QStringList());
    QVERIFY(!hana->isClosed());
}

void TestEvents::signingOutEndsTheStream()
{
    const QByteArray token = m_platform->token();
    const auto stream = follow(token);
    HttpRequest end = m_platform->request("DELETE", "/v1/session");
    end.headers.set("Authorization", "Bearer " + token);
    QCOMPARE(m_platform->send(end).status, 204);
    QTRY_VERIFY(stream->isClosed());
}

void TestEvents::anExpiredTokenEndsTheStream()
{
    const auto stream = follow(m_platform->token());
    m_platform->clock().advance(std::chrono::minutes(15));
    QTRY_VERIFY(stream->isClosed());
}

void TestEvents::tooManyStreamsEndTheOldest()
{
    const QByteArray token = m_platform->token();
    std::vector<std::shared_ptr<EventRecord>> streams;
    for (std::size_t i = 0; i < EventHub::StreamsPerAccount; ++i)
        streams.push_back(follow(token));
    const auto other = follow(m_platform->token(u"hana.kobayashi@northbay.example"_qs));
    QVERIFY(!streams.front()->isClosed());
    streams.push_back(follow(token));
    QVERIFY(streams.front()->isClosed());
    QVERIFY(!streams[1]->isClosed());
    QVERIFY(!other->isClosed());
}

void TestEvents::stoppingEndsAllStreams()
{
    const auto stream = follow(m_platform->token());
    m_platform.reset();
    QVERIFY(stream->isClosed());
}

void TestEvents::streamsOverHttp()
{
    HttpServer server(const_cast<Api &>(m_platform->api()));
    HttpDeadlines deadlines;
    deadlines.heartbeat = std::chrono::milliseconds(50);
    const auto port = server.start({.deadlines = deadlines});
    QVERIFY(port);
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(u"http://127.0.0.1:%1%2"_qs.arg(*port).arg(QString::fromLatin1(Target))));
    request.setRawHeader("Authorization", "Bearer " + m_platform->token());
    request.setRawHeader("Last-Event-ID", "26");
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QByteArray text;
    connect(reply.get(), &QNetworkReply::readyRead, this, [&] { text += reply->readAll(); });
    QTRY_VERIFY(text.contains("id: 27\nevent: changed\ndata: {\"sequence\":27}\n\n"));
    QCOMPARE(reply->rawHeader("Content-Type"), QByteArray("text/event-stream"));
    QCOMPARE(reply->rawHeader("Cache-Control"), QByteArray("no-store"));
    QTRY_VERIFY(text.contains("\n:\n\n"));
    act("amara", "block");
    QTRY_VERIFY(text.contains("id: 28\nevent: changed\ndata: {\"sequence\":28}\n\n"));
    server.stop();
    QTRY_VERIFY(reply->isFinished());
}

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
