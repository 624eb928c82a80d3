#include "serverfixture.h"

#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;
using namespace std::chrono_literals;

static constexpr qint64 Mebi = 1024 * 1024;

// Sanitizers keep freed memory for a while, up to 256 MB of it.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
static constexpr qint64 MostMemory = 512 * Mebi;
#else
static constexpr qint64 MostMemory = 32 * Mebi;
#endif

// Bodies that never are in memory as a whole, and events: both ends wait for each other, and notice each
// other's end.
class TestHttpStreams : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }

    void uploadStreamsThroughItsSink_data();
    void uploadStreamsThroughItsSink();
    void sinkRefusesTheRest();
    void streamedAnswerWaitsForItsReader();
    void streamedAnswerOfOldClientsEndsWithTheConnection();
    void failingStreamIsCut();
    void eventsArrive();
    void quietStreamBeats();
    void leavingReaderKillsTheSink();
    void slowReaderOfEventsIsCut();
    void sinkEndsTheStream();

private:
    std::optional<ServerFixture> m_fixture;
};

void TestHttpStreams::init()
{
    failOnUnexpectedWarnings();
    m_fixture.emplace();
}

void TestHttpStreams::uploadStreamsThroughItsSink_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::newRow("length") << false;
    QTest::newRow("chunks") << true;
}

void TestHttpStreams::uploadStreamsThroughItsSink()
{
    QFETCH(bool, chunked);
    m_fixture->start();
    RawClient client(m_fixture->port);
    const qint64 before = m_fixture->memory();
    const QByteArray mebi(Mebi, 'u');
    QElapsedTimer timer;
    timer.start();
    client.send(m_fixture->request("PUT /sink",
                                   chunked ? QByteArray("Transfer-Encoding: chunked\r\n")
                                           : QByteArray("Content-Length: 67108864\r\n")));
    for (int i = 0; i < 64; ++i)
        QVERIFY(client.send(chunked ? QByteArray("100000\r\n" + mebi + "\r\n") : mebi));
    if (chunked)
        client.send("0\r\n\r\n");
    QCOMPARE(client.read().body, QByteArray("complete"));
    qInfo("64 MB in: %lld ms, %lld MB more memory", timer.elapsed(), (m_fixture->memory() - before) / Mebi);
    QCOMPARE(m_fixture->handler.sink()->bytes.load(), 64 * Mebi);
    QVERIFY(m_fixture->handler.sink()->largest <= 64 * 1024);
    QVERIFY(m_fixture->memory() - before < MostMemory);
    client.send(m_fixture->request("GET /health"));
    QCOMPARE(client.read().status, 200);
}

void TestHttpStreams::sinkRefusesTheRest()
{
    m_fixture->handler.sinkBytes = 100000;
    m_fixture->start();
    RawClient client(m_fixture->port);
    client.send(m_fixture->request("PUT /sink", "Content-Length: 67108864\r\n") + QByteArray(Mebi, 'u'));
    const RawAnswer answer = client.read();
    QCOMPARE(answer.body, QByteArray("refused"));
    QCOMPARE(answer.field("Connection"), QByteArray("close"));
    QVERIFY(m_fixture->handler.sink()->bytes < 100000 + 64 * 1024 + 1);
}

void TestHttpStreams::streamedAnswerWaitsForItsReader()
{
    static constexpr qint64 Piece = 64 * 1024;
    m_fixture->handler.pieces = 1024;
    m_fixture->handler.pieceSize = Piece;
    m_fixture->start();
    RawClient client(m_fixture->port, 64 * 1024);
    const qint64 before = m_fixture->memory();
    client.send(m_fixture->request("GET /stream"));

    // Nothing is read, so the source is asked for no more than fits into the buffers of the sockets.
    int last = -1;
    QElapsedTimer still;
    const auto settled = [&] {
        if (std::exchange(last, m_fixture->handler.pulled.load()) != m_fixture->handler.pulled)
            still.start();
        return last > 0 && still.isValid() && still.elapsed() > 300;
    };
    QTRY_VERIFY(settled());
    qInfo("pieces of 64 KiB asked ahead of a reader that sleeps: %d", last);
    QVERIFY(last < 150);

    qint64 received = 0;
    qint64 ahead = 0;
    QByteArray tail;
    while (!tail.endsWith("\r\n0\r\n\r\n")) {
        const auto bytes = client.receive();
        QVERIFY(bytes && !bytes->isEmpty());
        received += bytes->size();
        tail = QByteArray(tail + *bytes).right(7);
        ahead = std::max(ahead, m_fixture->handler.pulled - received / Piece);
    }
    QVERIFY(received > 1024 * Piece);
    QVERIFY(ahead < 150);
    QCOMPARE(m_fixture->handler.pulled.load(), 1024);
    QCOMPARE(m_fixture->handler.sourceThreads.load(), 1);
    QVERIFY(m_fixture->memory() - before < MostMemory);
}

void TestHttpStreams::streamedAnswerOfOldClientsEndsWithTheConnection()
{
    m_fixture->start();
    RawClient client(m_fixture->port);
    client.send("GET /stream HTTP/1.0\r\n\r\n");
    const RawAnswer answer = client.read();
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.field("Transfer-Encoding") && !answer.field("Content-Length"));
    QCOMPARE(answer.body.size(), 4 * 1024);
}

void TestHttpStreams::failingStreamIsCut()
{
    m_fixture->handler.cutAfter = 2;
    m_fixture->start();
    const RawAnswer answer = m_fixture->get("/stream");
    QCOMPARE(answer.status, 0); // no last chunk, so not complete
    QVERIFY(answer.head.startsWith("HTTP/1.1 200 "));
    QCOMPARE(answer.body.size(), 2 * 1024);

    // Without chunks only a reset tells that something is missing.
    RawClient old(m_fixture->port);
    old.send("GET /stream HTTP/1.0\r\n\r\n");
    old.read();
    QVERIFY(old.isReset());
}

void TestHttpStreams::eventsArrive()
{
    m_fixture->start();
    RawClient client(m_fixture->port);
    client.send(m_fixture->request("GET /events"));
    QTRY_VERIFY(m_fixture->handler.events());
    QVERIFY(m_fixture->handler.events()->send("7", "member", "{\"a\":1}"));
    QVERIFY(m_fixture->handler.events()->send({}, {}, "two\nlines"));
    QByteArray received;
    while (!received.contains("lines\n\n"))
        received += client.receive().value_or("lines\n\n");
    QVERIFY(received.contains("\r\nCache-Control: no-store\r\n"));
    QVERIFY(received.contains("id: 7\nevent: member\ndata: {\"a\":1}\n\n"));
    QVERIFY(received.contains("data: two\ndata: lines\n\n"));
}

void TestHttpStreams::quietStreamBeats()
{
    m_fixture->start({.deadlines = {.heartbeat = 50ms}});
    RawClient client(m_fixture->port);
    client.send(m_fixture->request("GET /events"));
    QByteArray received;
    while (received.count(":\n\n") < 3) {
        const auto bytes = client.receive();
        QVERIFY(bytes && !bytes->isEmpty());
        received += *bytes;
    }
    QVERIFY(m_fixture->handler.events()->send({}, {}, "still alive"));
}

void TestHttpStreams::leavingReaderKillsTheSink()
{
    m_fixture->start();
    {
        RawClient client(m_fixture->port);
        client.send(m_fixture->request("GET /events"));
        QTRY_VERIFY(m_fixture->handler.events());
        QVERIFY(m_fixture->handler.events()->send({}, {}, "hello"));
    }
    // Without another event or heartbeat: the end of the connection is enough.
    QTRY_VERIFY(!m_fixture->handler.events()->send({}, {}, "anybody?"));
}

void TestHttpStreams::slowReaderOfEventsIsCut()
{
    m_fixture->start({.connections = 1});
    RawClient client(m_fixture->port, 8 * 1024);
    client.send(m_fixture->request("GET /events"));
    QTRY_VERIFY(m_fixture->handler.events());
    const QByteArray data(100 * 1024, 'e');
    int sent = 0;
    while (sent < 1000 && m_fixture->handler.events()->send({}, {}, data))
        ++sent;
    qInfo("events of 100 KiB taken for a reader that sleeps: %d", sent);
    QVERIFY(sent < 200);
    QVERIFY(!m_fixture->handler.events()->send({}, {}, "x"));
    const auto isFree = m_fixture->placeIsFree(); // at once, not after a deadline
    QTRY_VERIFY(isFree());
}

void TestHttpStreams::sinkEndsTheStream()
{
    m_fixture->start();
    RawClient client(m_fixture->port);
    client.send(m_fixture->request("GET /events"));
    QTRY_VERIFY(m_fixture->handler.events());
    m_fixture->handler.events()->send({}, {}, "last");
    m_fixture->handler.events()->close();
    QVERIFY(!m_fixture->handler.events()->send({}, {}, "too late"));
    const RawAnswer answer = client.read();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.field("Content-Type"), QByteArray("text/event-stream"));
    QCOMPARE(answer.body, QByteArray("data: last\n\n"));
    QVERIFY(client.isClosed());
}

QTEST_GUILESS_MAIN(TestHttpStreams)
#include "tst_httpstreams.moc"
