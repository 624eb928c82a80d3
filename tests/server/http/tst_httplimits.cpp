#include "serverfixture.h"

#include <support/quiet.h>

#include <QtTest>

#include <sys/resource.h>

using namespace Minideck;
using namespace std::chrono_literals;

// How many, how long and how it ends: connections, deadlines, the stop.
class TestHttpLimits : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_fixture.reset(); }

    void twoThousandIdleConnectionsDoNotSlowOthers();
    void connectionsBeyondTheLimitAreTurnedAway();
    void idleConnectionsAreClosed();
    void slowRequestLineIsAnswered408();
    void tricklingHeaderIsAnswered408();
    void stallingBodyIsAnswered408();
    void tricklingBodyIsAnswered408();
    void answersThatNobodyReadsAreGivenUp();
    void stopLetsRunningRequestsFinish();
    void stopEndsWhatDoesNotFinish();
    void respondMayComeAfterTheEnd();
    void threadsAnswerTogether();
    void portInUseIsToldPlainly();

private:
    std::optional<ServerFixture> m_fixture;
};

void TestHttpLimits::init()
{
    failOnUnexpectedWarnings();
    m_fixture.emplace();
}

void TestHttpLimits::initTestCase()
{
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    QVERIFY2(files.rlim_cur > 4200, "too few file descriptors for the two ends of 2,000 connections");
}

void TestHttpLimits::twoThousandIdleConnectionsDoNotSlowOthers()
{
    m_fixture->start();
    const qint64 before = m_fixture->memory();
    std::vector<RawClient> idle;
    for (int i = 0; i < 2000; ++i) {
        idle.emplace_back(m_fixture->port);
        QVERIFY(idle.back().isConnected());
    }
    // Half of them have been served once and then idle on.
    for (std::size_t i = 0; i < idle.size(); i += 2) {
        QVERIFY(idle[i].send(m_fixture->request("GET /health")));
        QCOMPARE(idle[i].read().status, 200);
    }

    QList<qint64> times;
    for (int i = 0; i < 50; ++i) {
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_fixture->get("/health").status, 200);
        times << timer.nsecsElapsed() / 1000;
    }
    std::ranges::sort(times);
    qInfo("2,000 idle connections: median %lld us, slowest %lld us, %lld KiB each (both ends)", times[25],
          times.last(), (m_fixture->memory() - before) / 1024 / 2000);
    QVERIFY(times[25] < 100 * 1000);
    QVERIFY(times.last() < 1000 * 1000);
}

void TestHttpLimits::connectionsBeyondTheLimitAreTurnedAway()
{
    m_fixture->start({.connections = 2});
    auto first = std::make_unique<RawClient>(m_fixture->port);
    RawClient second(m_fixture->port);
    first->send(m_fixture->request("GET /health"));
    second.send(m_fixture->request("GET /health"));
    QCOMPARE(first->read().status, 200);
    QCOMPARE(second.read().status, 200);

    RawClient third(m_fixture->port);
    const RawAnswer answer = third.read();
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.field("Connection"), QByteArray("close"));
    QVERIFY(third.isClosed());

    first.reset();
    const auto isFree = m_fixture->placeIsFree();
    QTRY_VERIFY(isFree());
}

void TestHttpLimits::idleConnectionsAreClosed()
{
    m_fixture->start({.deadlines = {.keepAlive = 200ms}});
    RawClient fresh(m_fixture->port);
    QVERIFY(fresh.isClosed());

    RawClient used(m_fixture->port);
    used.send(m_fixture->request("GET /health"));
    QCOMPARE(used.read().status, 200);
    QVERIFY(used.isClosed());
}

void TestHttpLimits::slowRequestLineIsAnswered408()
{
    m_fixture->start({.deadlines = {.header = 300ms, .keepAlive = 5s}});
    RawClient client(m_fixture->port);
    QElapsedTimer timer;
    timer.start();
    client.send("GET /hea");
    QCOMPARE(client.read().status, 408);
    QVERIFY(client.isClosed());
    QVERIFY(timer.elapsed() >= 280 && timer.elapsed() < 3000);
}

void TestHttpLimits::tricklingHeaderIsAnswered408()
{
    m_fixture->start({.deadlines = {.header = 300ms}});
    RawClient client(m_fixture->port);
    client.send("GET /health HTTP/1.1\r\n");
    // A byte every 20 ms does not push the deadline back.
    std::optional<QByteArray> answer;
    for (int i = 0; i < 200 && !answer; ++i) {
        client.send("x");
        answer = client.receive(20);
    }
    QVERIFY(answer && answer->startsWith("HTTP/1.1 408 "));
}

void TestHttpLimits::stallingBodyIsAnswered408()
{
    m_fixture->start({.deadlines = {.bodyStall = 200ms}});
    RawClient client(m_fixture->port);
    client.send(m_fixture->request("POST /echo", "Content-Length: 10\r\n") + "hello");
    QCOMPARE(client.read().status, 408);
    QVERIFY(client.isClosed());
    QCOMPARE(m_fixture->handler.requests.load(), 0);
}

void TestHttpLimits::tricklingBodyIsAnswered408()
{
    m_fixture->start({.deadlines = {.bodyStall = 300ms, .bodyBytesPerSecond = 1024}});
    RawClient client(m_fixture->port);
    client.send(m_fixture->request("POST /echo", "Content-Length: 1000\r\n"));
    // 50 bytes in a second are too few, however regularly they come.
    std::optional<QByteArray> answer;
    for (int i = 0; i < 200 && !answer; ++i) {
        client.send("x");
        answer = client.receive(20);
    }
    QVERIFY(answer && answer->startsWith("HTTP/1.1 408 "));
}

void TestHttpLimits::answersThatNobodyReadsAreGivenUp()
{
    m_fixture->handler.pieces = 1000;
    m_fixture->handler.pieceSize = 256 * 1024;
    m_fixture->start({.connections = 1, .deadlines = {.writeStall = 200ms}});
    RawClient client(m_fixture->port, 8 * 1024);
    client.send(m_fixture->request("GET /stream"));
    QTRY_VERIFY(m_fixture->handler.pulled > 0);
    const auto isFree = m_fixture->placeIsFree();
    QTRY_VERIFY(isFree());
    QVERIFY(m_fixture->handler.pulled < 100);
}

void TestHttpLimits::stopLetsRunningRequestsFinish()
{
    m_fixture->start();
    RawClient running(m_fixture->port);
    RawClient idle(m_fixture->port);
    RawClient events(m_fixture->port);
    running.send(m_fixture->request("GET /later"));
    idle.send(m_fixture->request("GET /health"));
    events.send(m_fixture->request("GET /events"));
    QCOMPARE(idle.read().status, 200);
    QTRY_VERIFY(m_fixture->handler.waiting() == 1 && m_fixture->handler.events());

    std::jthread stopping([this] { m_fixture->server.stop(10s); });
    QVERIFY(idle.isClosed());
    QCOMPARE(events.read().status, 200); // with a regular end
    QVERIFY(!RawClient(m_fixture->port).isConnected());
    m_fixture->handler.answerLater("done");
    const RawAnswer answer = running.read();
    QCOMPARE(answer.body, QByteArray("done"));
    QCOMPARE(answer.field("Connection"), QByteArray("close"));
    QVERIFY(running.isClosed());
    QElapsedTimer timer;
    timer.start();
    stopping.join();
    QVERIFY(timer.elapsed() < 5000);
}

void TestHttpLimits::stopEndsWhatDoesNotFinish()
{
    m_fixture->start();
    RawClient running(m_fixture->port);
    RawClient sending(m_fixture->port);
    running.send(m_fixture->request("GET /later"));
    sending.send(m_fixture->request("POST /echo", "Content-Length: 10\r\n"));
    QTRY_COMPARE(m_fixture->handler.waiting(), 1);
    QElapsedTimer timer;
    timer.start();
    m_fixture->server.stop(100ms);
    QVERIFY(timer.elapsed() < 3000);
    QVERIFY(running.isClosed());
    m_fixture->handler.answerLater("too late"); // and nobody is hurt
}

void TestHttpLimits::respondMayComeAfterTheEnd()
{
    m_fixture->start();
    {
        RawClient client(m_fixture->port);
        client.send(m_fixture->request("GET /later"));
        QTRY_COMPARE(m_fixture->handler.waiting(), 1);
    }
    m_fixture->handler.answerLater("nobody listens");
    QCOMPARE(m_fixture->get("/health").status, 200);
}

void TestHttpLimits::threadsAnswerTogether()
{
    m_fixture->start({.threads = 3});
    std::atomic<int> right = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 4; ++i) {
        clients.emplace_back([&] {
            RawClient client(m_fixture->port);
            for (int n = 0; n < 200; ++n) {
                const QByteArray body = QByteArray::number(n);
                client.send(m_fixture->request("POST /echo",
                                               "Content-Length: " + QByteArray::number(body.size()) + "\r\n")
                            + body);
                right += client.read().body == body ? 1 : 0;
            }
        });
    }
    for (std::thread &client : clients)
        client.join();
    QCOMPARE(right.load(), 800);
}

void TestHttpLimits::portInUseIsToldPlainly()
{
    m_fixture->start();
    HttpServer second(m_fixture->handler);
    const auto refused = second.start({.port = m_fixture->port});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"address-in-use"_qs);
    QCOMPARE(refused.error().detail, u"Address 127.0.0.1:%1 is in use."_qs.arg(m_fixture->port));

    const auto foreign = second.start({.address = QHostAddress(u"192.0.2.1"_qs)});
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().code, u"address-not-usable"_qs);

    m_fixture->server.stop();
    QVERIFY(second.start({.port = m_fixture->port})); // free at once
}

QTEST_GUILESS_MAIN(TestHttpLimits)
#include "tst_httplimits.moc"
