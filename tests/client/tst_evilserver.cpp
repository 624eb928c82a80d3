#include "clientstage.h"

#include <client/api/transport.h>

#include <QTcpSocket>

using namespace Minideck;
using namespace std::chrono_literals;

// What a sanitizer keeps of freed memory is not what the program uses.
extern "C" const char *__asan_default_options();
extern "C" const char *__asan_default_options()
{
    return "quarantine_size_mb=8";
}

namespace {

constexpr int MebibytesMore = 150;

// A place in a server that is not the platform's.
struct Elsewhere
{
    ScriptedPeer peer{[](const PeerRequest &) { return PeerAnswer::of(200, "{}"); }};
};

PeerAnswer redirect(int status, const QByteArray &location)
{
    return PeerAnswer::of(status, "{}", "application/json",
                          location.isEmpty() ? QByteArray() : "Location: " + location + "\r\n");
}

PeerAnswer raw(const QByteArray &bytes)
{
    return {.bytes = bytes, .end = PeerAnswer::End::Close};
}

PeerAnswer page(const QByteArray &changes, const QByteArray &next = "8", const QByteArray &more = "false")
{
    return PeerAnswer::of(200,
                          R"({"changes":[)" + changes + R"(],"next":)" + next + R"(,"more":)" + more + '}');
}

QByteArray change(const QByteArray &member)
{
    return R"({"sequence":8,"kind":"member","id":"mbr_1","deleted":false,"member":)" + member + '}';
}

QByteArray ana(const QByteArray &more = {}, const QByteArray &name = "Ana")
{
    return SnapshotCache::member("1", name, "ana@example.com", 2, more);
}

// Mebibytes of memory that this process has had at most since forgetPeak().
int peak()
{
    QFile status(u"/proc/self/status"_qs);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = status.readAll();
    const qsizetype at = all.indexOf("VmHWM:") + 6;
    return all.mid(at, all.indexOf("kB", at) - at).trimmed().toInt() / 1024;
}

void forgetPeak()
{
    QFile file(u"/proc/self/clear_refs"_qs);
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

// gzip of 100 MiB of zeros would do; one that was never finished does as well.
QByteArray packed()
{
    return QByteArray::fromHex("1f8b0800000000000203") + QByteArray(50'000, '\0');
}

} // namespace

// A server that wants to harm: whatever it answers, the client comes to an end with a reason, keeps what it
// has, needs little memory and gives nobody else its token.
class TestEvilServer : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void anAnswerToAReadDoesNoHarm_data();
    void anAnswerToAReadDoesNoHarm();
    void aRedirectTakesNothingAnywhere_data();
    void aRedirectTakesNothingAnywhere();
    void eventsDoNoHarm_data();
    void eventsDoNoHarm();
    void aSnapshotThatDripsIsGivenUp();
    void hugeAnswersNeedLittleMemory_data();
    void hugeAnswersNeedLittleMemory();
};

void TestEvilServer::anAnswerToAReadDoesNoHarm_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("drip");
    QTest::addColumn<QString>("ends"); // kind of the error, or "ok"
    const auto add = [](const char *name, const PeerAnswer &answer, const QString &ends) {
        QTest::newRow(name) << answer.bytes << answer.dripBytes << ends;
    };
    const QString foreign = u"NotThePlatform"_qs;
    add("captive portal", PeerAnswer::of(200, "<html>sign in to the network", "text/html"), foreign);
    add("captive portal, 511", PeerAnswer::of(511, "<html>", "text/html"), u"ServerFailed"_qs);
    add("HTML called JSON", PeerAnswer::of(200, "<html>"), foreign);
    add("nothing", PeerAnswer::of(200, ""), foreign);
    add("null", PeerAnswer::of(200, "null"), foreign);
    add("other JSON", PeerAnswer::of(200, "[1,2,3]"), foreign);
    add("not UTF-8", page(change(ana({}, "\xff\xfe"))), foreign);
    add("a lone surrogate", page(change(ana({}, R"(\ud800)"))), u"any"_qs);
    add("NUL in a name", page(change(ana({}, R"(A\u0000B)"))), u"any"_qs);
    add("a name of 1 MB", page(change(ana({}, QByteArray(1'000'000, 'x')))), u"any"_qs);
    add("BOM", PeerAnswer::of(200, "\xEF\xBB\xBF{\"changes\":[],\"next\":7,\"more\":false}"), u"any"_qs);
    add("duplicate keys",
        PeerAnswer::of(200, R"({"changes":[],"next":7,"next":9,"more":false,"more":false})"), u"any"_qs);
    add("2^64", page({}, "18446744073709551616"), foreign);
    add("2^63", page({}, "9223372036854775808"), foreign);
    add("a negative place", page({}, "-1"), foreign);
    add("a fraction", page({}, "8.5"), foreign);
    add("a place before", page({}, "6"), foreign);
    add("more of nothing, for ever", page({}, "7", "true"), foreign);
    add("a role that is a number", page(change(SnapshotCache::member("1", "A", "a@x", 2, R"(,"role":7)"))),
        foreign);
    add("an unknown role", page(change(ana(R"(,"role":"emperor")"))), u"ok"_qs);
    add("an unknown kind", page(R"({"sequence":8,"kind":"moon","id":"x_1","deleted":false})"), u"ok"_qs);
    add("another member than told", page(change(SnapshotCache::member("2", "B", "b@example.com", 2))),
        foreign);
    add("nesting 10,000", PeerAnswer::of(200, R"({"changes":)" + QByteArray(10'000, '[')), foreign);
    add("a string without end", PeerAnswer::of(200, R"({"changes":")"), foreign);
    add("the status in the text is another",
        PeerAnswer::of(400, R"({"type":"/problems/x","status":200,"code":"X-1"})",
                       "application/problem+json"),
        u"Invalid"_qs);
    add("a problem that is a list", PeerAnswer::of(500, "[]", "application/problem+json"),
        u"ServerFailed"_qs);
    add("status 999", raw("HTTP/1.1 999 Never\r\nContent-Length: 2\r\n\r\n{}"), u"any"_qs);
    add("status 000", raw("HTTP/1.1 000 Never\r\nContent-Length: 2\r\n\r\n{}"), u"any"_qs);
    add("HTTP/0.9", raw("{}"), u"any"_qs);
    add("two lengths",
        raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: "
            "90\r\n\r\n{}"),
        u"any"_qs);
    add("a negative length",
        raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: -5\r\n\r\n{}"), u"any"_qs);
    add("broken chunks",
        raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: "
            "chunked\r\n\r\nzz\r\n{}"),
        u"any"_qs);
    add("a chunk of 2^63",
        raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: "
            "chunked\r\n\r\n8000000000000000\r\n{}"),
        u"any"_qs);
    add("gzip that nobody asked for",
        PeerAnswer::of(200, packed(), "application/json", "Content-Encoding: gzip\r\n"), u"any"_qs);
    add("100,000 header fields",
        raw("HTTP/1.1 200 OK\r\n" + QByteArray("X: y\r\n").repeated(100'000) + "\r\n"), u"any"_qs);
    add("interim answers without end", raw(QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(1000)),
        u"any"_qs);
    PeerAnswer dripping = PeerAnswer::of(200, QByteArray(100'000, ' '));
    dripping.dripBytes = 7;
    add("dripping", dripping, u"Timeout"_qs);
}

void TestEvilServer::anAnswerToAReadDoesNoHarm()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, drip);
    QFETCH(QString, ends);
    ClientStage stage;
    stage.deadline = 1000ms;
    stage.start();
    stage.enter();
    const Member before = stage.member();
    stage.platform.override = [&](const PeerRequest &request) -> std::optional<PeerAnswer> {
        if (request.target.contains("/changes"))
            return PeerAnswer{.bytes = answer, .end = PeerAnswer::End::Close, .dripBytes = drip};
        return std::nullopt;
    };
    const Result<void> result = ClientStage::answer(stage.client->sync());
    if (ends == u"ok")
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    else if (ends != u"any")
        QCOMPARE(result ? u"ok"_qs : toString(result.error().kind), ends);
    if (!result)
        QCOMPARE(stage.member(), before);

    // It goes on as soon as the platform is itself again.
    stage.platform.override = nullptr;
    stage.platform.changes.clear();
    QTRY_VERIFY(ClientStage::answer(stage.client->sync()));
    QCOMPARE(stage.client->state().phase, Phase::Online);
}

void TestEvilServer::aRedirectTakesNothingAnywhere_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308}) {
        for (const char *where :
             {"another port", "another host", "https", "a file", "a name and password", "no scheme"})
            QTest::addRow("%d to %s", status, where) << QByteArray(where) << status;
    }
}

void TestEvilServer::aRedirectTakesNothingAnywhere()
{
    QFETCH(QByteArray, where);
    QFETCH(int, status);
    Elsewhere elsewhere;
    ClientStage stage;
    stage.enter();
    const QByteArray port = QByteArray::number(elsewhere.peer.url().port());
    const QHash<QByteArray, QByteArray> locations{
        {"another port", "http://127.0.0.1:" + port + "/v1"},
        {"another host", "http://localhost:" + port + "/v1"},
        {"https", "https://127.0.0.1:" + port + "/v1"},
        {"a file", "file:///etc/passwd"},
        {"a name and password", "http://ana:x@127.0.0.1:" + port + "/v1"},
        {"no scheme", "//127.0.0.1:" + port + "/v1"},
    };
    // Everything, so reads, changes and the renewal of tokens.
    stage.platform.override = [&](const PeerRequest &) -> std::optional<PeerAnswer> {
        return redirect(status, locations.value(where));
    };
    QCOMPARE(toString(ClientStage::answer(stage.client->sync()).error().kind), u"NotThePlatform"_qs);
    SignInRequest request;
    request.platform = stage.platform.peer.url();
    request.email = u"ana@example.com"_qs;
    request.password = Secret("password-canary");
    QVERIFY(!ClientStage::answer(stage.client->signIn(std::move(request))));
    const Member member = stage.member();
    const auto asked = stage.client->outbox()->add(
        {.kind = OperationKind::Block, .target = member.id, .baseRevision = member.revision, .body = "{}"});
    QVERIFY(ClientStage::answer(asked));
    QTRY_COMPARE(stage.operation().state, OperationState::Unknown);
    QVERIFY(elsewhere.peer.requests().isEmpty());
}

void TestEvilServer::eventsDoNoHarm_data()
{
    QTest::addColumn<QByteArray>("events");
    QTest::newRow("a line without end") << QByteArray(200'000, 'x');
    QTest::newRow("an event without end")
        << QByteArray("data: " + QByteArray(1000, 'x') + '\n').repeated(500);
    QTest::newRow("an id with NUL") << QByteArray("id: 1\0002\ndata: {\"sequence\":9}\n\n", 31);
    QTest::newRow("no number") << QByteArray("event: changed\ndata: {\"sequence\":\"x\"}\n\n");
    QTest::newRow("2^64") << QByteArray("event: changed\ndata: {\"sequence\":18446744073709551616}\n\n");
    QTest::newRow("nesting") << QByteArray("data: " + QByteArray(10'000, '[') + "\n\n");
    QTest::newRow("binary") << QByteArray::fromHex("00ff0a00fe0d0a0a").repeated(1000);
    QTest::newRow("ten thousand events") << QByteArray("data: {\"sequence\":9}\n\n").repeated(10'000);
}

void TestEvilServer::eventsDoNoHarm()
{
    QFETCH(QByteArray, events);
    ClientStage stage;
    int streams = 0;
    stage.platform.events = [&](const PeerRequest &) {
        ++streams;
        return PeerAnswer{.bytes = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                              + (streams < 3 ? events : QByteArray(":\n\n")),
                          .end = streams < 3 ? PeerAnswer::End::Close : PeerAnswer::End::KeepOpen};
    };
    stage.enter();
    QTRY_VERIFY_WITH_TIMEOUT(streams >= 3, 20000);
    QTRY_COMPARE(stage.client->state().phase, Phase::Online);
    QCOMPARE(stage.member().revision, 1);
}

void TestEvilServer::aSnapshotThatDripsIsGivenUp()
{
    ScriptedPeer peer([](const PeerRequest &) {
        PeerAnswer answer = PeerAnswer::of(200, QByteArray(1'000'000, '\n'), "application/x-ndjson");
        answer.dripBytes = 7;
        return answer;
    });
    NetworkPolicy policy;
    policy.streamGrace = 200ms;
    policy.streamRate = 1024 * 1024;
    SeededRandom random(1);
    Transport transport(policy, random);
    Request request;
    request.url = peer.url();
    request.accept = "application/x-ndjson";
    request.onData = [](QByteArrayView) { return Result<void>(); };
    std::optional<Error> error;
    transport.send(std::move(request),
                   [&](const Result<Reply> &reply) { error = reply ? Error{} : reply.error(); });
    QTRY_VERIFY_WITH_TIMEOUT(error.has_value(), 20000);
    QCOMPARE(toString(error->kind), u"Timeout"_qs);
}

void TestEvilServer::hugeAnswersNeedLittleMemory_data()
{
    QTest::addColumn<QByteArray>("head");
    const QByteArray json = "Content-Type: application/json\r\n";
    QTest::newRow("a body of 100 MB")
        << QByteArray("HTTP/1.1 200 OK\r\n" + json + "Content-Length: 104857600\r\n\r\n");
    QTest::newRow("a body without length") << QByteArray("HTTP/1.1 200 OK\r\n" + json + "\r\n");
    QTest::newRow("a line of the head") << QByteArray("HTTP/1.1 200 OK\r\nX: ");
    QTest::newRow("a reason phrase") << QByteArray("HTTP/1.1 200 ");
    QTest::newRow("a body of a refusal")
        << QByteArray("HTTP/1.1 500 No\r\nContent-Type: application/problem+json\r\nContent-Length: "
                      "104857600\r\n\r\n");
}

// The bytes are made as they go, so that they count only where they are kept.
void TestEvilServer::hugeAnswersNeedLittleMemory()
{
    QFETCH(QByteArray, head);
    QTcpServer flood;
    connect(&flood, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = flood.nextPendingConnection();
        auto left = std::make_shared<qint64>(100 * 1024 * 1024);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        const auto more = [socket, left] {
            static const QByteArray Block(64 * 1024, 'x');
            while (*left > 0 && socket->bytesToWrite() < Block.size())
                *left -= socket->write(Block);
        };
        connect(socket, &QTcpSocket::readyRead, socket, [socket, head, more] {
            socket->readAll();
            socket->write(head);
            more();
        });
        connect(socket, &QTcpSocket::bytesWritten, socket, more);
    });
    QVERIFY(flood.listen(QHostAddress::LocalHost));
    NetworkPolicy policy;
    policy.deadline = 5s;
    policy.attempts = 1;
    SeededRandom random(1);
    Transport transport(policy, random);
    forgetPeak();
    const int before = peak();
    std::optional<Error> error;
    Request request;
    request.url = QUrl(u"http://127.0.0.1:%1/v1"_qs.arg(flood.serverPort()));
    transport.send(std::move(request),
                   [&](const Result<Reply> &reply) { error = reply ? Error{} : reply.error(); });
    QTRY_VERIFY_WITH_TIMEOUT(error.has_value(), 30000);
    QVERIFY2(error->kind == ErrorKind::NotThePlatform || error->kind == ErrorKind::Timeout
                 || error->kind == ErrorKind::Offline,
             qPrintable(toString(error->kind)));
    const int more = peak() - before;
    qInfo("%d MiB more", more);
    QVERIFY2(more <= MebibytesMore, qPrintable(QString::number(more)));
}

QTEST_GUILESS_MAIN(TestEvilServer)
#include "tst_evilserver.moc"
