#include "rawclient.h"
#include "testhandler.h"

#include <server/http/httpserver.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

static constexpr qsizetype Mebi = 1024 * 1024;

// Sends bytes to a running server and looks at what comes back: every line of the table of what strict
// servers must do, and more.
class TestHttpConformance : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_server.reset(); }

    void refusesAndCloses_data();
    void refusesAndCloses();
    void answers_data();
    void answers();
    void headHasTheFieldsOfGetWithoutItsBody();
    void optionsOfTheServerListTheMethods();
    void expectationIsMetBeforeTheBody();
    void expectationIsSkippedWhenTheBodyIsThere();
    void statusesWithoutBodyHaveNone_data();
    void statusesWithoutBodyHaveNone();
    void pipelinedRequestsAreAnsweredInOrder();
    void cutRequestsAreRefused_data();
    void cutRequestsAreRefused();
    void requestsMayComeByteByByte();
    void clientsThatStillSendAreNotReset();
    void handlerThatThrowsIsAnsweredFor();
    void furtherHostsCanBeAllowed();

private:
    QByteArray withPort(QByteArray bytes) const;

    TestHandler m_handler;
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;
};

void TestHttpConformance::init()
{
    failOnUnexpectedWarnings();
    m_handler.requests = 0;
    m_server = std::make_unique<HttpServer>(m_handler);
    const auto port = m_server->start({});
    QVERIFY2(port, "the server does not start");
    m_port = *port;
}

// HOST stands for the one right Host field.
QByteArray TestHttpConformance::withPort(QByteArray bytes) const
{
    return bytes.replace("HOST\r\n", "Host: 127.0.0.1:PORT\r\n").replace("PORT", QByteArray::number(m_port));
}

void TestHttpConformance::refusesAndCloses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, int status, const QByteArray &bytes) {
        QTest::newRow(name) << status << bytes;
    };
    const auto field = [&](const char *name, int status, const QByteArray &line) {
        row(name, status, "GET /health HTTP/1.1\r\nHOST\r\n" + line + "\r\n\r\n");
    };
    const auto body = [&](const char *name, int status, const QByteArray &fields, const QByteArray &content) {
        row(name, status, "POST /echo HTTP/1.1\r\nHOST\r\n" + fields + "\r\n\r\n" + content);
    };
    const auto line = [&](const char *name, int status, const QByteArray &requestLine) {
        row(name, status, requestLine + "\r\nHOST\r\n\r\n");
    };
    const QByteArray smuggled = "GET /health HTTP/1.1\r\nHOST\r\n\r\n";

    body("Content-Length and Transfer-Encoding", 400, "Content-Length: 4\r\nTransfer-Encoding: chunked",
         "0\r\n\r\n" + smuggled);
    body("Transfer-Encoding and Content-Length", 400, "Transfer-Encoding: chunked\r\nContent-Length: 5",
         "0\r\n\r\n" + smuggled);
    body("two different Content-Length", 400, "Content-Length: 0\r\nContent-Length: 40", smuggled);
    body("two equal Content-Length", 400, "Content-Length: 2\r\nContent-Length: 2", "ab" + smuggled);
    body("Content-Length list", 400, "Content-Length: 2, 2", "ab" + smuggled);
    body("Content-Length +3", 400, "Content-Length: +3", "abc");
    body("Content-Length -1", 400, "Content-Length: -1", "");
    body("Content-Length 10^19", 400, "Content-Length: 10000000000000000000", "");
    body("Content-Length 0x10", 400, "Content-Length: 0x10", "");
    body("Content-Length with a space inside", 400, "Content-Length: 1 2", "");
    body("Content-Length empty", 400, "Content-Length: ", "");
    body("Content-Length 10^12", 413, "Content-Length: 1000000000000", "");
    body("Content-Length one byte over the limit", 413, "Content-Length: 1048577", "");
    body("expectation and too long", 413, "Content-Length: 1048577\r\nExpect: 100-continue", "");

    const QByteArray chunked = "Transfer-Encoding: chunked";
    body("chunk size is no number", 400, chunked, "zz\r\nab\r\n0\r\n\r\n" + smuggled);
    body("chunk size negative", 400, chunked, "-2\r\nab\r\n0\r\n\r\n" + smuggled);
    body("chunk size with 0x", 400, chunked, "0x2\r\nab\r\n0\r\n\r\n" + smuggled);
    body("chunk size overflows", 400, chunked, "fffffffffffffffff\r\nab\r\n0\r\n\r\n" + smuggled);
    body("chunk size ends with LF only", 400, chunked, "2\nab\r\n0\r\n\r\n" + smuggled);
    body("chunk longer than its size", 400, chunked, "2\r\nabcd\r\n0\r\n\r\n" + smuggled);
    body("chunk line without end", 400, chunked, "2;" + QByteArray(300 * 1024, 'x'));
    body("chunks over the limit", 413, chunked,
         QByteArray("10000\r\n" + QByteArray(65536, 'x') + "\r\n").repeated(17) + "0\r\n\r\n");
    body("chunk size over the limit", 413, chunked, "ffffffff\r\nab");
    body("transfer coding xchunked", 501, "Transfer-Encoding: xchunked", "0\r\n\r\n");
    body("transfer coding gzip, chunked", 501, "Transfer-Encoding: gzip, chunked", "0\r\n\r\n");
    body("transfer coding identity", 501, "Transfer-Encoding: identity", "");
    body("transfer coding with vertical tab", 400,
         "Transfer-Encoding: \x0b"
         "chunked",
         "0\r\n\r\n" + smuggled);
    body("chunked twice", 400, "Transfer-Encoding: chunked, chunked", "0\r\n\r\n" + smuggled);
    row("chunked in HTTP/1.0", 400,
        "POST /echo HTTP/1.0\r\nHOST\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled);

    row("no Host", 400, "GET /health HTTP/1.1\r\n\r\n");
    field("two Host", 400, "Host: 127.0.0.1:PORT");
    row("Host empty", 400, "GET /health HTTP/1.1\r\nHost: \r\n\r\n");
    row("Host with path", 400, "GET /health HTTP/1.1\r\nHost: 127.0.0.1:PORT/x\r\n\r\n");
    row("Host with user", 400, "GET /health HTTP/1.1\r\nHost: me@127.0.0.1:PORT\r\n\r\n");
    row("Host with impossible port", 400, "GET /health HTTP/1.1\r\nHost: 127.0.0.1:99999\r\n\r\n");
    row("Host with empty port", 400, "GET /health HTTP/1.1\r\nHost: 127.0.0.1:\r\n\r\n");
    row("Host with open bracket", 400, "GET /health HTTP/1.1\r\nHost: [::1:PORT\r\n\r\n");
    row("foreign Host", 421, "GET /health HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n");
    row("foreign Host of our port's name", 421,
        "GET /health HTTP/1.1\r\nHost: localhost.evil.example:PORT\r\n\r\n");
    row("Host with foreign port", 421, "GET /health HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n");
    row("Host without port", 421, "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    field("Origin", 403, "Origin: http://127.0.0.1:PORT");
    field("Origin null", 403, "Origin: null");

    line("HTTP/9.9", 505, "GET /health HTTP/9.9");
    line("HTTP/2.0", 505, "GET /health HTTP/2.0");
    line("HTTP/1.2", 505, "GET /health HTTP/1.2");
    line("http/1.1", 400, "GET /health http/1.1");
    line("HTTP/1.10", 400, "GET /health HTTP/1.10");
    line("no version", 400, "GET /health");
    line("two spaces", 400, "GET  /health HTTP/1.1");
    line("space in the target", 400, "GET /health x HTTP/1.1");
    line("tab between", 400, "GET\t/health HTTP/1.1");
    line("space at the end", 400, "GET /health HTTP/1.1 ");
    row("space at the beginning", 400, " GET /health HTTP/1.1\r\nHOST\r\n\r\n");
    row("empty line at the beginning", 400, "\r\n" + smuggled);
    row("TLS greeting", 400, QByteArray("\x16\x03\x01\x02\x00\x01", 6));

    field("NUL in a value", 400, QByteArray("X: a\0b", 6));
    field("NUL in a name", 400, QByteArray("X\0Y: a", 6));
    field("DEL in a value", 400, "X: a\x7f");
    field("folded with space", 400, "X: a\r\n b");
    field("folded with tab", 400, "X: a\r\n\tb");
    row("folded first field", 400, "GET /health HTTP/1.1\r\n X: a\r\nHOST\r\n\r\n");
    field("space before the colon", 400, "X : a");
    field("tab before the colon", 400, "Content-Length\t: 5");
    field("no name", 400, ": a");
    field("no colon", 400, "nonsense");
    field("lone CR in a value", 400, "X: a\rY: b");
    row("LF lines", 400, "GET /health HTTP/1.1\nHost: 127.0.0.1:PORT\n\n");
    row("LF after a field", 400, "GET /health HTTP/1.1\r\nHOST\r\nX: a\nY: b\r\n\r\n");
    row("LF as empty line", 400, "GET /health HTTP/1.1\r\nHOST\r\n\n");

    line("unknown method", 501, "BREW /health HTTP/1.1");
    line("method in lower case", 501, "get /health HTTP/1.1");
    line("CONNECT", 501, "CONNECT 127.0.0.1:PORT HTTP/1.1");
    line("TRACE", 501, "TRACE /health HTTP/1.1");
    line("method with brackets", 400, "GE[T] /health HTTP/1.1");
    field("unknown expectation", 417, "Expect: coffee");

    line("URL of 1 MiB", 414, "GET /" + QByteArray(Mebi, 'a') + " HTTP/1.1");
    line("URL one byte over the limit", 414, "GET /" + QByteArray(8 * 1024, 'a') + " HTTP/1.1");
    field("field of 1 MiB", 431, "X: " + QByteArray(Mebi, 'a'));
    field("field one byte over the limit", 431, "X: " + QByteArray(8 * 1024 - 2, 'a'));
    field("header over the limit", 431,
          QByteArray("X: " + QByteArray(1000, 'a') + "\r\n").repeated(17) + "Y: b");
    field("20,000 fields", 431, QByteArray("X: a\r\n").repeated(20000) + "Y: b");
    field("129 fields", 431, QByteArray("X: a\r\n").repeated(127) + "Y: b");

    line("%00 in the path", 400, "GET /health%00 HTTP/1.1");
    line("%ff in the path", 400, "GET /%ff HTTP/1.1");
    line("%c0%af in the path", 400, "GET /%c0%af HTTP/1.1");
    line("%0d%0a in the path", 400, "GET /health%0d%0aX:y HTTP/1.1");
    line("%00 in the query", 400, "GET /health?a=%00 HTTP/1.1");
    line("%zz", 400, "GET /%zz HTTP/1.1");
    line("% at the end", 400, "GET /health%2 HTTP/1.1");
    line("dot segments", 400, "GET /a/../health HTTP/1.1");
    line("encoded dot segments", 400, "GET /a/%2e%2e/health HTTP/1.1");
    line("fragment", 400, "GET /health#a HTTP/1.1");
    line("backslash", 400, "GET /a\\health HTTP/1.1");
    line("bytes over 0x7f", 400, "GET /h\xc3\xa4 HTTP/1.1");
    line("relative path", 400, "GET health HTTP/1.1");
    line("asterisk with GET", 400, "GET * HTTP/1.1");
    line("absolute target of another host", 400, "GET http://evil.example/health HTTP/1.1");
    line("absolute target of another scheme", 400, "GET ftp://127.0.0.1:PORT/health HTTP/1.1");
    line("absolute target with user", 400, "GET http://me@127.0.0.1:PORT/health HTTP/1.1");
}

void TestHttpConformance::refusesAndCloses()
{
    QFETCH(int, status);
    QFETCH(QByteArray, bytes);
    RawClient client(m_port);
    client.send(withPort(bytes));
    const RawAnswer answer = client.read();
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.field("Connection"), QByteArray("close"));
    QCOMPARE(answer.field("Content-Type"), QByteArray("application/problem+json"));
    QVERIFY(answer.field("X-Request-Id").has_value());
    QCOMPARE(answer.body.split('\n').last(), *answer.field("X-Request-Id"));
    QVERIFY2(client.isClosed(), "open, or a second answer");
    QCOMPARE(m_handler.requests.load(), 0);
}

void TestHttpConformance::answers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("closes");
    const auto row = [](const char *name, int status, const QByteArray &bytes, const QByteArray &body,
                        bool closes = false) { QTest::newRow(name) << status << bytes << body << closes; };
    row("GET", 200, "GET /health HTTP/1.1\r\nHOST\r\n\r\n", "ok");
    row("localhost", 200, "GET /health HTTP/1.1\r\nHost: LocalHost:PORT\r\n\r\n", "ok");
    row("[::1]", 200, "GET /health HTTP/1.1\r\nHost: [::1]:PORT\r\n\r\n", "ok");
    row("Connection: close", 200, "GET /health HTTP/1.1\r\nHOST\r\nConnection: close\r\n\r\n", "ok", true);
    row("Connection: x, Close", 200, "GET /health HTTP/1.1\r\nHOST\r\nConnection: x, Close\r\n\r\n", "ok",
        true);
    row("HTTP/1.0", 200, "GET /health HTTP/1.0\r\nHOST\r\n\r\n", "ok", true);
    row("HTTP/1.0 without Host", 200, "GET /health HTTP/1.0\r\n\r\n", "ok", true);
    row("HTTP/1.0 with keep-alive", 200, "GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "ok",
        true);
    row("absolute target", 200, "GET http://127.0.0.1:PORT/health HTTP/1.1\r\nHOST\r\n\r\n", "ok");
    row("known method without route", 405, "DELETE /health HTTP/1.1\r\nHOST\r\n\r\n", "");
    row("unknown path", 404, "GET /nothing HTTP/1.1\r\nHOST\r\n\r\n", "");
    row("encoded slash stays in its segment", 404, "GET /x%2fhealth HTTP/1.1\r\nHOST\r\n\r\n", "");
    row("body", 200, "POST /echo HTTP/1.1\r\nHOST\r\nContent-Length: 5\r\n\r\nhello", "hello");
    row("no body", 200, "POST /echo HTTP/1.1\r\nHOST\r\n\r\n", "");
    row("body of length 0", 200, "POST /echo HTTP/1.1\r\nHOST\r\nContent-Length: 0\r\n\r\n", "");
    row("largest body", 200,
        "POST /echo HTTP/1.1\r\nHOST\r\nContent-Length: 1048576\r\n\r\n" + QByteArray(Mebi, 'b'),
        QByteArray(Mebi, 'b'));
    row("chunks", 200,
        "POST /echo HTTP/1.1\r\nHOST\r\nTransfer-Encoding: "
        "Chunked\r\n\r\n3;x=\"y\"\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n",
        "hello");
    row("chunks with a trailer", 200,
        "POST /echo HTTP/1.1\r\nHOST\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: "
        "1\r\n\r\n",
        "hello");
    row("longest URL", 404, "GET /" + QByteArray(8 * 1024 - 1, 'a') + " HTTP/1.1\r\nHOST\r\n\r\n", "");
    row("128 fields", 200, "GET /health HTTP/1.1\r\nHOST\r\n" + QByteArray("X: a\r\n").repeated(127) + "\r\n",
        "ok");
    row("longest field", 200,
        "GET /health HTTP/1.1\r\nHOST\r\nX: " + QByteArray(8 * 1024 - 3, 'a') + "\r\n\r\n", "ok");
    row("dropped", 500, "GET /drop HTTP/1.1\r\nHOST\r\n\r\n", "The request was not answered.", true);
}

void TestHttpConformance::answers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, body);
    QFETCH(bool, closes);
    RawClient client(m_port);
    QVERIFY(client.send(withPort(bytes)));
    const RawAnswer answer = client.read();
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.body.split('\n').first(), body);
    QCOMPARE(answer.field("Connection").has_value(), closes);
    QVERIFY(answer.field("Date") && answer.field("X-Request-Id") && !answer.field("Server"));
    QCOMPARE(answer.field("X-Content-Type-Options"), QByteArray("nosniff"));
    QCOMPARE(answer.field("Cache-Control"), QByteArray("no-store"));
    if (closes) {
        QVERIFY(client.isClosed());
        return;
    }
    QVERIFY(client.send(withPort("GET /health HTTP/1.1\r\nHOST\r\n\r\n")));
    QCOMPARE(client.read().status, 200);
}

void TestHttpConformance::headHasTheFieldsOfGetWithoutItsBody()
{
    RawClient client(m_port);
    client.send(withPort("HEAD /large HTTP/1.1\r\nHOST\r\n\r\nHEAD /nothing HTTP/1.1\r\nHOST\r\n\r\n"));
    const RawAnswer answer = client.read(false);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.field("Content-Length"), QByteArray("307200"));
    QCOMPARE(client.read(false).status, 404);

    // Of a stream nobody knows the length, and it is not begun.
    m_handler.pulled = 0;
    client.send(withPort("HEAD /stream HTTP/1.1\r\nHOST\r\n\r\nHEAD /events HTTP/1.0\r\nHOST\r\n\r\n"));
    QCOMPARE(client.read(false).field("Transfer-Encoding"), QByteArray("chunked"));
    QCOMPARE(client.read(false).status, 200);
    QVERIFY(client.isClosed());
    QCOMPARE(m_handler.pulled.load(), 0);
    QVERIFY(!m_handler.events());

    RawClient refused(m_port);
    refused.send(withPort("HEAD /%00 HTTP/1.1\r\nHOST\r\n\r\n"));
    QCOMPARE(refused.read(false).status, 400);
    QVERIFY(refused.isClosed());
}

void TestHttpConformance::optionsOfTheServerListTheMethods()
{
    RawClient client(m_port);
    client.send(withPort("OPTIONS * HTTP/1.1\r\nHOST\r\n\r\n"));
    const RawAnswer answer = client.read(false);
    QCOMPARE(answer.status, 204);
    QCOMPARE(answer.field("Allow"), QByteArray("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"));
    QCOMPARE(m_handler.requests.load(), 0);
}

void TestHttpConformance::expectationIsMetBeforeTheBody()
{
    RawClient client(m_port);
    client.send(withPort("POST /echo HTTP/1.1\r\nHOST\r\nContent-Length: 5\r\nExpect: 100-Continue\r\n\r\n"));
    QCOMPARE(client.read().status, 100);
    QCOMPARE(m_handler.requests.load(), 0);
    client.send("hello");
    QCOMPARE(client.read().body, QByteArray("hello"));
}

void TestHttpConformance::expectationIsSkippedWhenTheBodyIsThere()
{
    RawClient client(m_port);
    client.send(
        withPort("POST /echo HTTP/1.1\r\nHOST\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello"
                 "POST /echo HTTP/1.1\r\nHOST\r\nExpect: 100-continue\r\n\r\n"
                 "POST /echo HTTP/1.0\r\nHOST\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
    QCOMPARE(client.read().status, 200);
    QCOMPARE(client.read().status, 200); // no body, nothing to wait for
    client.send("hi");
    QCOMPARE(client.read().status, 200); // HTTP/1.0 does not know 100
}

void TestHttpConformance::statusesWithoutBodyHaveNone_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("204") << QByteArray("204");
    QTest::newRow("304") << QByteArray("304");
}

void TestHttpConformance::statusesWithoutBodyHaveNone()
{
    QFETCH(QByteArray, status);
    RawClient client(m_port);
    client.send(
        withPort("GET /empty/" + status + " HTTP/1.1\r\nHOST\r\n\r\nGET /health HTTP/1.1\r\nHOST\r\n\r\n"));
    const RawAnswer answer = client.read(false);
    QCOMPARE(answer.status, status.toInt());
    QVERIFY(!answer.field("Content-Length") && !answer.field("Transfer-Encoding"));
    QCOMPARE(client.read().body, QByteArray("ok"));
}

void TestHttpConformance::pipelinedRequestsAreAnsweredInOrder()
{
    RawClient client(m_port);
    QByteArray bytes;
    for (int i = 0; i < 100; ++i) {
        const QByteArray body = QByteArray::number(i * 7919);
        bytes += "POST /echo HTTP/1.1\r\nHOST\r\nContent-Length: " + QByteArray::number(body.size())
            + "\r\n\r\n" + body;
    }
    client.send(withPort("GET /later HTTP/1.1\r\nHOST\r\n\r\n" + bytes));
    QTRY_COMPARE(m_handler.waiting(), 1);
    QCOMPARE(m_handler.requests.load(), 1); // the others wait for the first
    m_handler.answerLater("first");
    QCOMPARE(client.read().body, QByteArray("first"));
    for (int i = 0; i < 100; ++i)
        QCOMPARE(client.read().body, QByteArray::number(i * 7919));
}

void TestHttpConformance::cutRequestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("in the request line") << QByteArray("GET /heal");
    QTest::newRow("in the header") << QByteArray("GET /health HTTP/1.1\r\nHOST\r\n");
    QTest::newRow("in the body") << QByteArray(
        "POST /echo HTTP/1.1\r\nHOST\r\nContent-Length: 10\r\n\r\nhello");
    QTest::newRow("in a chunk") << QByteArray(
        "POST /echo HTTP/1.1\r\nHOST\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe");
    QTest::newRow("before the last chunk")
        << QByteArray("POST /echo HTTP/1.1\r\nHOST\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n");
}

void TestHttpConformance::cutRequestsAreRefused()
{
    QFETCH(QByteArray, bytes);
    RawClient client(m_port);
    client.send(withPort(bytes));
    client.finishSending();
    QCOMPARE(client.read().status, 400);
    QVERIFY(client.isClosed());
    QCOMPARE(m_handler.requests.load(), 0);
}

void TestHttpConformance::requestsMayComeByteByByte()
{
    RawClient client(m_port);
    const QByteArray bytes = withPort("POST /echo HTTP/1.1\r\nHOST\r\nTransfer-Encoding: chunked\r\n\r\n"
                                      "3;a=b\r\nhel\r\n02\r\nlo\r\n0\r\n\r\n");
    for (const char c : bytes)
        QVERIFY(client.send(QByteArray(1, c)));
    QCOMPARE(client.read().body, QByteArray("hello"));
}

void TestHttpConformance::clientsThatStillSendAreNotReset()
{
    RawClient client(m_port);
    client.send(withPort("BREW /health HTTP/1.1\r\nHOST\r\n\r\n"));
    QCOMPARE(client.read().status, 501);
    QVERIFY(client.isClosed());
    // Our end of the connection is over, but what is still on its way is taken for a moment.
    for (int i = 0; i < 50; ++i)
        QVERIFY2(client.send(QByteArray(64 * 1024, 'x')), "a reset may overtake the answer");
    QCOMPARE(m_handler.requests.load(), 0);
}

void TestHttpConformance::handlerThatThrowsIsAnsweredFor()
{
    QTest::ignoreMessage(QtWarningMsg, "A handler failed: thrown on purpose");
    RawClient client(m_port);
    client.send(withPort("GET /throw HTTP/1.1\r\nHOST\r\n\r\n"));
    QCOMPARE(client.read().status, 500);
    QVERIFY(client.isClosed());
}

void TestHttpConformance::furtherHostsCanBeAllowed()
{
    HttpServer server(m_handler);
    HttpServer::Options options;
    options.allowedHosts = {u"console.example"_qs, u"other.example:81"_qs};
    const auto port = server.start(options);
    QVERIFY(port);
    const auto status = [&](const QByteArray &host) {
        RawClient client(*port);
        client.send("GET /health HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        return client.read().status;
    };
    QCOMPARE(status("Console.Example:1234"), 200);
    QCOMPARE(status("other.example:81"), 200);
    QCOMPARE(status("other.example"), 421);
    QCOMPARE(status("localhost:" + QByteArray::number(*port)), 200);
}

QTEST_GUILESS_MAIN(TestHttpConformance)
#include "tst_httpconformance.moc"
