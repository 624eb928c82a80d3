#include <server/http/answerslot.h>
#include <server/http/eventqueue.h>
#include <server/http/responsehead.h>
#include <support/quiet.h>

#include <QtTest>

#include <thread>

using namespace Minideck;

// The pure parts that make an answer, without a socket.
class TestHttpResponse : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void headIsWhole();
    void headSaysHowTheBodyEnds();
    void handlersCannotBreakTheHead();
    void chunksCarryTheirSize();

    void eventsAreText_data();
    void eventsAreText();
    void queueKeepsItsOrderAndItsLimit();
    void closedQueueTakesNothing();

    void firstAnswerCounts();
    void droppedRespondIsNoticed();
    void silencedBellDoesNotRing();
};

static ResponseFrame frameOf(BodyFraming framing)
{
    return {.framing = framing,
            .length = 12,
            .closes = false,
            .requestId = u"0123abcd"_qs,
            .now = QDateTime({2026, 3, 4}, {5, 6, 7, 891}, Qt::UTC)};
}

void TestHttpResponse::headIsWhole()
{
    HttpHeaders headers;
    headers.append("Content-Type", "application/json");
    headers.append("ETag", "\"1\"");
    ResponseFrame frame = frameOf(BodyFraming::Length);
    frame.closes = true;
    QCOMPARE(serializeHead(200, headers, frame),
             QByteArray("HTTP/1.1 200 OK\r\n"
                        "Date: Wed, 04 Mar 2026 05:06:07 GMT\r\n"
                        "X-Request-Id: 0123abcd\r\n"
                        "X-Content-Type-Options: nosniff\r\n"
                        "Cache-Control: no-store\r\n"
                        "Content-Type: application/json\r\n"
                        "ETag: \"1\"\r\n"
                        "Content-Length: 12\r\n"
                        "Connection: close\r\n"
                        "\r\n"));
}

void TestHttpResponse::headSaysHowTheBodyEnds()
{
    const auto contains = [](BodyFraming framing, const char *text) {
        return serializeHead(299, {}, frameOf(framing)).contains(text);
    };
    QVERIFY(serializeHead(299, {}, frameOf(BodyFraming::None)).startsWith("HTTP/1.1 299 \r\n"));
    QVERIFY(contains(BodyFraming::Length, "\r\nContent-Length: 12\r\n"));
    QVERIFY(contains(BodyFraming::Chunked, "\r\nTransfer-Encoding: chunked\r\n"));
    for (const BodyFraming framing : {BodyFraming::None, BodyFraming::UntilClose})
        QVERIFY(!contains(framing, "Content-Length") && !contains(framing, "Transfer-Encoding"));
    QVERIFY(isBodyless(204) && isBodyless(304) && isBodyless(100) && !isBodyless(200) && !isBodyless(404));
}

void TestHttpResponse::handlersCannotBreakTheHead()
{
    HttpHeaders headers;
    headers.append("content-length", "99");
    headers.append("transfer-encoding", "chunked");
    headers.append("Connection", "keep-alive");
    headers.append("Date", "yesterday");
    headers.append("X-Request-Id", "forged");
    headers.append("Bad Name", "a");
    headers.append("", "a");
    headers.append("Location", "/a\r\nSet-Cookie: b\n\0");
    headers.append("cache-control", "private");
    const QByteArray head = serializeHead(200, headers, frameOf(BodyFraming::Length));
    QCOMPARE(head.count("\r\n"), 8);
    QVERIFY(head.contains("\r\nLocation: /a  Set-Cookie: b \r\n"));
    QVERIFY(head.contains("\r\ncache-control: private\r\n") && !head.contains("no-store"));
    for (const char *gone : {"99", "chunked", "keep-alive", "yesterday", "forged", "Bad"})
        QVERIFY(!head.contains(gone));
}

void TestHttpResponse::chunksCarryTheirSize()
{
    QCOMPARE(serializeChunk("hello"), QByteArray("5\r\nhello\r\n"));
    QVERIFY(serializeChunk(QByteArray(65536, 'x')).startsWith("10000\r\nxx"));
}

void TestHttpResponse::eventsAreText_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &id, const QByteArray &event,
                        const QByteArray &data,
                        const QByteArray &text) { QTest::newRow(name) << id << event << data << text; };
    row("all", "7", "member", "{}", "id: 7\nevent: member\ndata: {}\n\n");
    row("data only", "", "", "a", "data: a\n\n");
    row("no data", "7", "", "", "id: 7\ndata: \n\n");
    row("lines", "", "", "a\nb\r\nc\rd\n", "data: a\ndata: b\ndata: c\ndata: d\ndata: \n\n");
    row("break in the name", "1\nid: 2", "x\r\ndata: y", "a", "id: 1id: 2\nevent: xdata: y\ndata: a\n\n");
    row("leading space", "", "", " a", "data:  a\n\n");
}

void TestHttpResponse::eventsAreText()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, event);
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, text);
    QCOMPARE(serializeEvent(id, event, data), text);
}

void TestHttpResponse::queueKeepsItsOrderAndItsLimit()
{
    int rung = 0;
    EventQueue queue(std::make_shared<Wakeup>([&] { ++rung; }));
    QVERIFY(queue.send("1", {}, "a") && queue.send("2", {}, "b"));
    QCOMPARE(rung, 2);
    QCOMPARE(queue.take(), QByteArray("id: 1\ndata: a\n\nid: 2\ndata: b\n\n"));
    QVERIFY(queue.isEmpty() && !queue.isClosed());

    const QByteArray half(EventQueue::MostBytes / 2, 'x');
    QVERIFY(queue.send({}, {}, half));
    QVERIFY(!queue.send({}, {}, half));
    QVERIFY(queue.isOverflowed() && queue.isClosed());
    QCOMPARE(rung, 4);
    QVERIFY(!queue.send({}, {}, "a"));
}

void TestHttpResponse::closedQueueTakesNothing()
{
    EventQueue queue(std::make_shared<Wakeup>(nullptr));
    QVERIFY(queue.send({}, {}, "last"));
    queue.close();
    QVERIFY(!queue.send({}, {}, "late"));
    QVERIFY(!queue.isOverflowed());
    QCOMPARE(queue.take(), QByteArray("data: last\n\n"));
}

void TestHttpResponse::firstAnswerCounts()
{
    std::atomic<int> rung = 0;
    const auto slot = std::make_shared<AnswerSlot>(std::make_shared<Wakeup>([&] { ++rung; }));
    HttpHandler::Respond respond = AnswerSlot::responder(slot);
    QVERIFY(!slot->isFilled());
    std::thread other([copy = respond] { copy({.status = 201, .headers = {}, .body = {}}); });
    other.join();
    respond({.status = 202, .headers = {}, .body = {}});
    respond = nullptr;
    QVERIFY(slot->isFilled());
    QCOMPARE(rung.load(), 1);
    QCOMPARE(slot->take().value().status, 201);
}

void TestHttpResponse::droppedRespondIsNoticed()
{
    int rung = 0;
    const auto slot = std::make_shared<AnswerSlot>(std::make_shared<Wakeup>([&] { ++rung; }));
    HttpHandler::Respond respond = AnswerSlot::responder(slot);
    HttpHandler::Respond copy = respond;
    respond = nullptr;
    QVERIFY(!slot->isFilled());
    copy = nullptr;
    QVERIFY(slot->isFilled());
    QCOMPARE(rung, 1);
    QVERIFY(!slot->take());
    QCOMPARE(slot.use_count(), 1); // nobody else keeps it
}

void TestHttpResponse::silencedBellDoesNotRing()
{
    int rung = 0;
    Wakeup wakeup([&] { ++rung; });
    wakeup.ring();
    wakeup.silence();
    wakeup.ring();
    QCOMPARE(rung, 1);
}

QTEST_APPLESS_MAIN(TestHttpResponse)
#include "tst_httpresponse.moc"
