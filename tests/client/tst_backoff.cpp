#include <client/api/backoff.h>
#include <client/api/origin.h>
#include <client/api/problem.h>
#include <core/random.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;
using namespace std::chrono_literals;

class TestBackoff : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void pausesGrowToAMaximumAndAreSpread()
    {
        const NetworkPolicy policy;
        SeededRandom random(5);
        QSet<qint64> seen;
        for (int tries = 1; tries < 40; ++tries) {
            const auto pause = backoff(policy, tries, {}, random);
            QVERIFY(pause >= 0ms);
            QVERIFY(pause
                    <= std::min<std::chrono::milliseconds>(60s, 500ms * (1LL << std::min(tries - 1, 30))));
            seen.insert(pause.count());
        }
        QVERIFY(seen.size() > 30);
    }

    void whatTheServerAsksForIsALowerBoundOfAtMostAnHour()
    {
        const NetworkPolicy policy;
        SeededRandom random(5);
        const auto pause = backoff(policy, 1, {.retryAfter = 7s}, random);
        QVERIFY(pause >= 7s && pause <= 7500ms);
        QVERIFY(backoff(policy, 1, {.retryAfter = 48h}, random) <= 1h + 500ms);
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("seconds") << QByteArray("120") << qint64(120);
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
        QTest::newRow("date") << QByteArray("Sat, 21 Nov 2026 10:01:30 GMT") << qint64(90);
        QTest::newRow("date in the past") << QByteArray("Sat, 21 Nov 2026 09:00:00 GMT") << qint64(0);
        QTest::newRow("huge") << QByteArray("99999999999999999999") << qint64(3600);
        QTest::newRow("a week") << QByteArray("604800") << qint64(3600);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("garbage") << QByteArray("soon") << qint64(-1);
        QTest::newRow("fraction") << QByteArray("1.5") << qint64(-1);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
    }

    void readsRetryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, seconds);
        const auto read = parseRetryAfter(value, "Sat, 21 Nov 2026 10:00:00 GMT", 1h);
        QCOMPARE(read ? qint64(read->count()) : -1, seconds);
    }

    void aDateWithoutTheServersOwnTimeIsNotGuessedAt()
    {
        QVERIFY(!parseRetryAfter("Sat, 21 Nov 2026 10:01:30 GMT", {}, 1h));
    }

    void problemsBecomeErrors()
    {
        const Reply reply{.status = 422,
                          .headers = {{"content-type", "application/problem+json; charset=utf-8"},
                                      {"X-Request-Id", "req-1"}},
                          .body =
                              R"({"type":"/problems/new","title":"No","status":200,"detail":"Name too long",
                                       "code":"MEM-2","errors":[{"pointer":"/name","code":"L","detail":"long"}]})"};
        const Error expected{.kind = ErrorKind::Invalid,
                             .code = u"MEM-2"_qs,
                             .serverText = u"Name too long"_qs,
                             .requestId = u"req-1"_qs,
                             .status = 422,
                             .fields = {{.pointer = u"/name"_qs, .code = u"L"_qs, .detail = u"long"_qs}}};
        QCOMPARE(errorOfReply(reply, 1h), expected);
    }

    void ROL_3_aBlockedMemberIsToldApartFromAForbiddenAct()
    {
        Reply reply{.status = 403,
                    .headers = {{"Content-Type", "application/problem+json"}},
                    .body = R"({"type":"/problems/member-blocked"})"};
        QCOMPARE(toString(errorOfReply(reply, 1h).kind), u"MemberBlocked"_qs);
        reply.body = R"({"type":"/problems/forbidden","code":"ROL-1"})";
        QCOMPARE(toString(errorOfReply(reply, 1h).kind), u"Forbidden"_qs);
        reply.status = 500;
        reply.body = R"({"type":"/problems/member-blocked"})";
        QCOMPARE(toString(errorOfReply(reply, 1h).kind), u"ServerFailed"_qs);
    }

    void textsFromOutsideAreCut()
    {
        const Reply reply{.status = 500,
                          .headers = {{"Content-Type", "application/problem+json"},
                                      {"X-Request-Id", QByteArray(5000, 'r')}},
                          .body = "{\"detail\":\"" + QByteArray(1'000'000, 'x') + "\",\"code\":\""
                              + QByteArray(5000, 'c') + "\"}"};
        const Error error = errorOfReply(reply, 1h);
        QCOMPARE(error.serverText.size(), 500);
        QCOMPARE(error.code.size(), 64);
        QCOMPARE(error.requestId.size(), 64);
    }

    void whatIsNoProblemSaysWhatItsStatusSays()
    {
        for (const QByteArray &body :
             {QByteArray("<html>"), QByteArray("{broken"), QByteArray("[1]"), QByteArray()}) {
            const Reply reply{
                .status = 502, .headers = {{"Content-Type", "application/problem+json"}}, .body = body};
            QCOMPARE(errorOfReply(reply, 1h), (Error{.kind = ErrorKind::ServerFailed, .status = 502}));
        }
    }

    void platformAddresses_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("plain") << u"https://platform.example"_qs << u"https://platform.example"_qs;
        QTest::newRow("path and query go")
            << u"https://platform.example:8443/v1?x#y"_qs << u"https://platform.example:8443"_qs;
        QTest::newRow("default port goes")
            << u"https://platform.example:443/"_qs << u"https://platform.example"_qs;
        QTest::newRow("loopback") << u"http://127.0.0.1:8080"_qs << u"http://127.0.0.1:8080"_qs;
        QTest::newRow("loopback v6") << u"http://[::1]:8080"_qs << u"http://[::1]:8080"_qs;
        QTest::newRow("localhost") << u"http://localhost:80/"_qs << u"http://localhost"_qs;
        QTest::newRow("http elsewhere") << u"http://platform.example"_qs << u"url.plainHttp"_qs;
        QTest::newRow("looks local") << u"http://localhost.example"_qs << u"url.plainHttp"_qs;
        QTest::newRow("other scheme") << u"ftp://platform.example"_qs << u"url.scheme"_qs;
        QTest::newRow("no host") << u"https:///x"_qs << u"url.invalid"_qs;
        QTest::newRow("with a password") << u"https://a:b@platform.example"_qs << u"url.invalid"_qs;
        QTest::newRow("empty") << QString() << u"url.invalid"_qs;
    }

    void platformAddresses()
    {
        QFETCH(QString, given);
        QFETCH(QString, outcome);
        const Result<QUrl> origin = platformOrigin(QUrl(given));
        QCOMPARE(origin ? origin->toString() : origin.error().code, outcome);
        QVERIFY(origin || origin.error().fields.first().pointer == u"/platform");
    }
};

QTEST_APPLESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
