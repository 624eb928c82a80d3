#include <core/limits.h>
#include <core/random.h>
#include <server/http/requestrules.h>
#include <server/http/requestscanner.h>
#include <server/http/requesttarget.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

using Items = QList<std::pair<QString, QString>>;

// The pure parts that judge a request, without a socket.
class TestHttpRequest : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void scannerFindsTheEndOfTheHead();
    void scannerRefusesBeforeTheEnd_data();
    void scannerRefusesBeforeTheEnd();
    void scannerTakesWhatIsJustAllowed();

    void targetIsDecoded_data();
    void targetIsDecoded();
    void targetIsRefused_data();
    void targetIsRefused();

    void hostsAreChecked_data();
    void hostsAreChecked();
    void planSaysHowTheBodyEnds();
    void planSaysWhenTheConnectionEnds();
    void headersCompareWithoutCase();

    void noBytesBreakTheRules();
};

// The status of the refusal, 0 for a complete head, -1 for an incomplete one; byte by byte and at once agree.
static int scanned(const QByteArray &bytes)
{
    RequestScanner whole;
    const auto result = whole.scan(bytes);
    RequestScanner slow;
    for (qsizetype size = 1; size <= bytes.size(); ++size) {
        const auto step = slow.scan(QByteArrayView(bytes).first(size));
        if (!step)
            return result || result.error() != step.error() ? -2 : step.error().status;
        if (step.value())
            return !result || result.value() != size ? -2 : 0;
    }
    return result && !result.value() ? -1 : -2;
}

void TestHttpRequest::scannerFindsTheEndOfTheHead()
{
    QCOMPARE(scanned("GET / HTTP/1.1\r\n\r\n"), 0);
    QCOMPARE(scanned("GET / HTTP/1.0\r\nA: b\r\nC:\td \xc3\xa4\r\nE:\r\n\r\nbody\n\0"), 0);
    QCOMPARE(scanned("GET / HTTP/1.1\r\nA: b\r\n"), -1);
    QCOMPARE(scanned("GET / HTTP/1.1\r\nA: b\r\n\r"), -1);
    QCOMPARE(scanned("G"), -1);
}

void TestHttpRequest::scannerRefusesBeforeTheEnd_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    row("LF first", "\n", 400);
    row("CR first", "\r", 400);
    row("LF", "GET / HTTP/1.1\n", 400);
    row("CR inside", "GET / HTTP/1.1\r\nA: b\rc", 400);
    row("control character", "GET / HTTP/1.1\r\nA: \x01", 400);
    row("control character in the target", "GET /\x1f", 400);
    row("folded", "GET / HTTP/1.1\r\nA: b\r\n c\r\n", 400);
    row("version", "GET / HTTP/3.0\r\n", 505);
    row("long target without end", "GET /" + QByteArray(Limits::UrlBytes + 64, 'x'), 414);
    row("long method without end", QByteArray(Limits::UrlBytes + 66, 'x'), 414);
    row("long field without end", "GET / HTTP/1.1\r\nA: " + QByteArray(Limits::HeaderFieldBytes, 'x'), 431);
    row("many fields without end", "GET / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(129), 431);
    row("much without end",
        "GET / HTTP/1.1\r\n" + QByteArray("A: " + QByteArray(8000, 'x') + "\r\n").repeated(3), 431);
}

void TestHttpRequest::scannerRefusesBeforeTheEnd()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QCOMPARE(scanned(bytes), status);
}

void TestHttpRequest::scannerTakesWhatIsJustAllowed()
{
    QCOMPARE(scanned("GET /" + QByteArray(Limits::UrlBytes - 1, 'x') + " HTTP/1.1\r\n\r\n"), 0);
    QCOMPARE(scanned("GET / HTTP/1.1\r\nA: " + QByteArray(Limits::HeaderFieldBytes - 3, 'x') + "\r\n\r\n"),
             0);
    QCOMPARE(scanned("GET / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(Limits::HeaderFields) + "\r\n"),
             0);
    const QByteArray half = "A: " + QByteArray(Limits::HeaderBytes / 2 - 5, 'x') + "\r\n";
    QCOMPARE(scanned("GET / HTTP/1.1\r\n" + half + half.chopped(4) + "\r\n\r\n"), 0);
    QCOMPARE(scanned("GET / HTTP/1.1\r\n" + half + half + "\r\n"), 431);
}

void TestHttpRequest::targetIsDecoded_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QStringList>("segments");
    QTest::addColumn<Items>("query");
    const auto row = [](const QByteArray &target, const QByteArray &origin, const QStringList &segments,
                        const Items &query) {
        QTest::newRow(target.constData()) << target << origin << segments << query;
    };
    row("/", "/", {}, {});
    row("/a/b", "/a/b", {u"a"_qs, u"b"_qs}, {});
    row("/a/", "/a/", {u"a"_qs, u""_qs}, {});
    row("//a", "//a", {u""_qs, u"a"_qs}, {});
    row("/%E4%BD%A0/a%2Fb/%7Euser", "/%E4%BD%A0/a%2Fb/%7Euser", {u"你"_qs, u"a/b"_qs, u"~user"_qs}, {});
    row("/a/...", "/a/...", {u"a"_qs, u"..."_qs}, {});
    row("/?", "/?", {}, {});
    row("/?&&a", "/?&&a", {}, {{u"a"_qs, u""_qs}});
    row("/?role=a&role=b&x=1=2&y=", "/?role=a&role=b&x=1=2&y=", {},
        {{u"role"_qs, u"a"_qs}, {u"role"_qs, u"b"_qs}, {u"x"_qs, u"1=2"_qs}, {u"y"_qs, u""_qs}});
    row("/?q=a+b%20c%26d%09[e]", "/?q=a+b%20c%26d%09[e]", {}, {{u"q"_qs, u"a+b c&d\t[e]"_qs}});
    row("/?to=/a?b", "/?to=/a?b", {}, {{u"to"_qs, u"/a?b"_qs}});
    row("http://host:1/a?b=c", "/a?b=c", {u"a"_qs}, {{u"b"_qs, u"c"_qs}});
    row("HTTP://host", "/", {}, {});
    row("http://host?b=c", "/?b=c", {}, {{u"b"_qs, u"c"_qs}});
}

void TestHttpRequest::targetIsDecoded()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, origin);
    QFETCH(QStringList, segments);
    QFETCH(Items, query);
    const auto parsed = RequestTarget::parse(target);
    QVERIFY(parsed);
    QCOMPARE(parsed->origin, origin);
    QCOMPARE(parsed->segments, segments);
    QCOMPARE(parsed->query, query);
    QCOMPARE(parsed->authority.isEmpty(), target.startsWith('/'));
}

void TestHttpRequest::targetIsRefused_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target :
         {"",        "*",       "a",       "?a",      "http://",    "http:///a", "https://host/",
          "/%",      "/%1",     "/%1g",    "/%g1",    "/%00",       "/%1f",      "/%7f",
          "/%0a",    "/%ff",    "/%c3",    "/%c3%28", "/%ed%a0%80", "/.",        "/..",
          "/a/../b", "/%2e%2e", "/.%2E",   "/a b",    "/a\"",       "/<a>",      "/a\\b",
          "/a^",     "/a`",     "/{a}",    "/a|b",    "/a#b",       "/[a]",      "/\xc3\xa4",
          "/?%00",   "/?a=%00", "/?a=%ff", "/?a=%",   "/?a=#",      "/?a=\"",    "/?a%0a=1"})
        QTest::newRow(*target ? target : "empty") << QByteArray(target);
}

void TestHttpRequest::targetIsRefused()
{
    QFETCH(QByteArray, target);
    const auto parsed = RequestTarget::parse(target);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().status, 400);
}

void TestHttpRequest::hostsAreChecked_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("onLoopback");
    QTest::addColumn<int>("withList");
    QTest::addColumn<int>("open");
    const auto row = [](const QByteArray &host, int onLoopback, int withList, int open) {
        QTest::newRow(host.isEmpty() ? "empty" : host.constData()) << host << onLoopback << withList << open;
    };
    row("localhost:8080", 0, 421, 0);
    row("LOCALHOST:8080", 0, 421, 0);
    row("127.0.0.1:8080", 0, 421, 0);
    row("127.8.9.1:8080", 0, 421, 0);
    row("[::1]:8080", 0, 421, 0);
    row("[0:0:0:0:0:0:0:1]:8080", 0, 421, 0);
    row("localhost", 421, 421, 0);
    row("localhost:80", 421, 421, 0);
    row("127.0.0.1.evil.example:8080", 421, 421, 0);
    row("0.0.0.0:8080", 421, 421, 0);
    row("10.0.0.1:8080", 421, 421, 0);
    row("[::2]:8080", 421, 421, 0);
    row("console.example", 421, 0, 0);
    row("Console.Example:8443", 421, 0, 0);
    row("console.example.:8443", 421, 421, 0);
    for (const char *bad :
         {"",         ":8080",   "a b",      "a/b",  "a@b", "a:b", "a:",          "a:-1",
          "a:+1",     "a:65536", "a:1:2",    "[::1", "::1", "[a]", "[127.0.0.1]", "[::1]8080",
          "[::1%lo]", "a,b",     "\xc3\xa4", "[",    "[]"})
        row(bad, 400, 400, 400);
}

void TestHttpRequest::hostsAreChecked()
{
    QFETCH(QByteArray, host);
    QFETCH(int, onLoopback);
    QFETCH(int, withList);
    QFETCH(int, open);
    const auto status = [&](const HostRules &rules) {
        HttpRequest request{.method = "GET", .target = "/"};
        request.headers.append("host", host);
        const auto plan = checkRequest(request, 1, rules);
        return plan ? 0 : plan.error().status;
    };
    QCOMPARE(status({.loopbackOnly = true, .port = 8080}), onLoopback);
    QCOMPARE(status({.loopbackOnly = false, .port = 8080, .allowed = {u"console.example"_qs}}), withList);
    QCOMPARE(status({.loopbackOnly = false, .port = 8080}), open);
}

static Result<RequestPlan> planOf(const QByteArray &name, const QByteArray &value, int minorVersion = 1)
{
    HttpRequest request{.method = "POST", .target = "/"};
    request.headers.append("Host", "localhost:1");
    request.headers.append(name, value);
    return checkRequest(request, minorVersion, {.loopbackOnly = true, .port = 1});
}

void TestHttpRequest::planSaysHowTheBodyEnds()
{
    QCOMPARE(planOf("Content-Length", "42")->length, 42);
    QCOMPARE(planOf("Content-Length", "9223372036854775807")->length, Q_INT64_C(9223372036854775807));
    QCOMPARE(planOf("Content-Length", "9223372036854775808").error().status, 400);
    QVERIFY(planOf("Transfer-Encoding", "CHUNKED")->chunked);
    QCOMPARE(planOf("Transfer-Encoding", "").error().status, 400);
    QCOMPARE(planOf("Transfer-Encoding", "chunked,").error().status, 400);
    QCOMPARE(planOf("Transfer-Encoding", "chunked;a=b").error().status, 501);
    QVERIFY(planOf("Expect", "100-CONTINUE")->expectsContinue);
    QVERIFY(!planOf("Expect", "100-continue", 0)->expectsContinue);
}

void TestHttpRequest::planSaysWhenTheConnectionEnds()
{
    QVERIFY(!planOf("A", "b")->closes);
    QVERIFY(planOf("A", "b", 0)->closes);
    QVERIFY(planOf("Connection", "keep-alive, CLOSE")->closes);
    QVERIFY(!planOf("Connection", "closer")->closes);
}

void TestHttpRequest::headersCompareWithoutCase()
{
    HttpHeaders headers;
    headers.append("Accept", "a");
    headers.append("X", "1");
    headers.append("ACCEPT", "b");
    QCOMPARE(headers.value("accept"), QByteArray("a"));
    QCOMPARE(headers.values("Accept"), (QList<QByteArray>{"a", "b"}));
    QVERIFY(!headers.contains("Accept-Language"));
    headers.set("accept", "c");
    QCOMPARE(headers.values("Accept"), QList<QByteArray>{"c"});
    QCOMPARE(headers.all().size(), 2);
}

// Random changes of a good request: whatever comes out, no sanitizer complains, and what is let through is in
// order.
void TestHttpRequest::noBytesBreakTheRules()
{
    const QByteArray good = "POST http://localhost:1/a/%E4%BD%A0?q=%20&r HTTP/1.1\r\nHost: "
                            "localhost:1\r\nTransfer-Encoding: chunked\r\n"
                            "Expect: 100-continue\r\nConnection: close\r\n\r\n";
    SeededRandom random(4711);
    int complete = 0;
    for (int round = 0; round < 20000; ++round) {
        QByteArray bytes = good;
        for (quint32 changes = random.below(4); changes > 0; --changes) {
            const auto at = static_cast<qsizetype>(random.below(static_cast<quint32>(bytes.size())));
            if (random.below(3) == 0)
                bytes.remove(at, 1);
            else
                bytes[at] = random.bytes(1).front();
        }
        RequestScanner scanner;
        const auto head = scanner.scan(bytes);
        if (!head || !head.value())
            continue;
        ++complete;
        const QList<QByteArray> line = bytes.left(bytes.indexOf('\r')).split(' ');
        QCOMPARE(line.size(), 3);
        HttpRequest request{.method = line[0], .target = line[1]};
        for (const QByteArray &field : bytes.left(*head.value() - 4).split('\n').mid(1))
            request.headers.append(field.left(field.indexOf(':')),
                                   field.mid(field.indexOf(':') + 1).trimmed());
        const auto plan = checkRequest(request, 1, {.loopbackOnly = true, .port = 1});
        if (plan)
            QVERIFY(request.target.startsWith('/') && !(plan->chunked && plan->length > 0));
        else
            QVERIFY(plan.error().status >= 400 && plan.error().status <= 501);
    }
    QVERIFY(complete > 1000);
}

QTEST_APPLESS_MAIN(TestHttpRequest)
#include "tst_httprequest.moc"
