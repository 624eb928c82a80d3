#include <client/api/transport.h>
#include <support/quiet.h>
#include <support/scriptedpeer.h>

#include <QtTest>

using namespace Minideck;
using namespace std::chrono_literals;

namespace {

NetworkPolicy quick()
{
    NetworkPolicy policy;
    policy.deadline = 2s;
    policy.inactivity = 400ms;
    policy.backoffBase = 5ms;
    policy.backoffMaximum = 20ms;
    policy.attempts = 3;
    return policy;
}

// A transport and the one answer that came.
struct Stage
{
    explicit Stage(ScriptedPeer::Script script, NetworkPolicy policy = quick())
        : peer(std::move(script))
        , random(1)
        , transport(policy, random)
    { }

    QPointer<Call> send(Request request)
    {
        return transport.send(std::move(request), [this](Result<Reply> reply) {
            ++answers;
            result = std::move(reply);
        });
    }
    void exchange(Request request)
    {
        send(std::move(request));
        QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 10000);
        QCOMPARE(answers, 1);
    }
    Request get(const QString &path = u"/v1"_qs) const
    {
        Request request;
        request.url = peer.url(path);
        return request;
    }
    Request post() const
    {
        Request request = get();
        request.method = "POST";
        request.body = R"({"a":1})";
        return request;
    }

    ScriptedPeer peer;
    SeededRandom random;
    Transport transport;
    std::optional<Result<Reply>> result;
    int answers = 0;
};

PeerAnswer ok(const PeerRequest & = {})
{
    return PeerAnswer::of(200, R"({"x":1})");
}

PeerAnswer redirect(const QByteArray &to, int status = 302)
{
    return PeerAnswer::of(status, {}, "text/plain", "Location: " + to + "\r\n");
}

} // namespace

class TestTransport : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void sendsTokenAndBodyAndReadsTheAnswer()
    {
        Stage stage(ok);
        Request request = stage.post();
        request.token = Secret(QByteArray("canary"));
        stage.exchange(std::move(request));
        QVERIFY(*stage.result);
        QCOMPARE((*stage.result)->body, QByteArray(R"({"x":1})"));
        const PeerRequest seen = stage.peer.requests().first();
        QCOMPARE(seen.body, QByteArray(R"({"a":1})"));
        QCOMPARE(seen.field("Content-Length"), QByteArray("7"));
        QCOMPARE(seen.field("Authorization"), QByteArray("Bearer canary"));
        QVERIFY(seen.field("Cookie").isEmpty());
    }

    void aWriteWhoseAnswerIsLostGoesOutOnce_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::addColumn<bool>("warm");
        QTest::newRow("closed") << false << false;
        QTest::newRow("reset") << true << false;
        QTest::newRow("closed, connection used before") << false << true;
    }

    void aWriteWhoseAnswerIsLostGoesOutOnce()
    {
        QFETCH(bool, reset);
        QFETCH(bool, warm);
        Stage stage(ok);
        if (warm) {
            stage.exchange(stage.get());
            stage.result.reset();
            stage.answers = 0;
        }
        stage.peer.setScript(
            [&](const PeerRequest &) { return reset ? PeerAnswer::reset() : PeerAnswer::close(); });
        stage.exchange(stage.post());
        QVERIFY(!*stage.result);
        QCOMPARE(toString(stage.result->error().kind), u"Offline"_qs);
        QCOMPARE(stage.peer.requests().size(), warm ? 2 : 1);
    }

    void aReadIsTriedAgainAndSucceeds()
    {
        int tries = 0;
        Stage stage([&](const PeerRequest &) {
            return ++tries < 3 ? PeerAnswer::of(503, "{}", "application/json") : ok();
        });
        stage.exchange(stage.get());
        QVERIFY(*stage.result);
        QCOMPARE(tries, 3);
    }

    void aReadIsNotTriedForEver()
    {
        Stage stage([](const PeerRequest &) { return PeerAnswer::of(503, "{}"); });
        stage.exchange(stage.get());
        QCOMPARE(toString(stage.result->error().kind), u"ServerFailed"_qs);
        QCOMPARE(stage.peer.requests().size(), 3);
    }

    void anAnswerThatIsFinalIsNotAskedForAgain_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        QTest::newRow("400") << 400 << int(ErrorKind::Invalid);
        QTest::newRow("401") << 401 << int(ErrorKind::Unauthenticated);
        QTest::newRow("403") << 403 << int(ErrorKind::Forbidden);
        QTest::newRow("404") << 404 << int(ErrorKind::NotFound);
        QTest::newRow("412") << 412 << int(ErrorKind::PreconditionFailed);
        QTest::newRow("501") << 501 << int(ErrorKind::ServerFailed);
    }

    void anAnswerThatIsFinalIsNotAskedForAgain()
    {
        QFETCH(int, status);
        QFETCH(int, kind);
        Stage stage([status](const PeerRequest &) {
            return PeerAnswer::of(status, R"({"code":"X-1","detail":"no"})", "application/problem+json",
                                  "WWW-Authenticate: Bearer\r\n");
        });
        stage.exchange(stage.get());
        QCOMPARE(int(stage.result->error().kind), kind);
        QCOMPARE(stage.result->error().code, u"X-1"_qs);
        QCOMPARE(stage.result->error().serverText, u"no"_qs);
        QCOMPARE(stage.peer.requests().size(), 1);
    }

    void refusalOfAWriteKeepsItsText()
    {
        Stage stage([](const PeerRequest &) {
            return PeerAnswer::of(401, R"({"code":"AUTH-1"})", "application/problem+json",
                                  "WWW-Authenticate: Bearer\r\n");
        });
        stage.exchange(stage.post());
        QCOMPARE(toString(stage.result->error().kind), u"Unauthenticated"_qs);
        QCOMPARE(stage.result->error().code, u"AUTH-1"_qs);
        QCOMPARE(stage.peer.requests().size(), 1);
    }

    void aCutBodyIsAnErrorInSpiteOfItsStatus()
    {
        Stage stage([](const PeerRequest &) { return PeerAnswer::cut(R"({"x":1234567890})", 5); });
        stage.exchange(stage.get());
        QVERIFY(!*stage.result);
        QCOMPARE(toString(stage.result->error().kind), u"Offline"_qs);
    }

    void whatIsNotOurLanguageIsNotThePlatform_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("HTML with 200")
            << PeerAnswer::of(200, "<html></html>", "text/html; charset=utf-8").bytes;
        QTest::newRow("JSON as text") << PeerAnswer::of(200, "{}", "text/plain").bytes;
        QTest::newRow("redirect elsewhere") << redirect("http://127.0.0.1:1/v1").bytes;
        QTest::newRow("redirect to a file") << redirect("file:///etc/passwd").bytes;
        QTest::newRow("redirect nowhere") << PeerAnswer::of(302, {}, "text/plain").bytes;
        QTest::newRow("redirect loop") << redirect("/v1").bytes;
        QTest::newRow("huge") << PeerAnswer::of(200, '"' + QByteArray(300 * 1024, 'x') + '"').bytes;
    }

    void whatIsNotOurLanguageIsNotThePlatform()
    {
        QFETCH(QByteArray, bytes);
        NetworkPolicy policy = quick();
        policy.bodyMaximum = 256 * 1024;
        Stage stage([&](const PeerRequest &) { return PeerAnswer{.bytes = bytes}; }, policy);
        stage.exchange(stage.get());
        QVERIFY(!*stage.result);
        QCOMPARE(toString(stage.result->error().kind), u"NotThePlatform"_qs);
        QVERIFY(stage.peer.requests().size() <= 6);
    }

    void aReadFollowsARedirectOnItsOwnOrigin()
    {
        Stage stage([](const PeerRequest &request) {
            return request.target == "/v1" ? redirect("/there", 307) : ok();
        });
        Request request = stage.get();
        request.token = Secret(QByteArray("canary"));
        stage.exchange(std::move(request));
        QVERIFY(*stage.result);
        QCOMPARE(stage.peer.requests().last().field("Authorization"), QByteArray("Bearer canary"));
    }

    void theTokenNeverGoesToAnotherOrigin()
    {
        ScriptedPeer other(ok);
        Stage stage([&](const PeerRequest &) { return redirect(other.url(u"/v1"_qs).toEncoded(), 307); });
        Request request = stage.get();
        request.token = Secret(QByteArray("canary"));
        stage.exchange(std::move(request));
        QCOMPARE(toString(stage.result->error().kind), u"NotThePlatform"_qs);
        QVERIFY(other.requests().isEmpty());
    }

    void aWriteFollowsNoRedirect()
    {
        Stage stage([](const PeerRequest &) { return redirect("/there", 307); });
        stage.exchange(stage.post());
        QCOMPARE(toString(stage.result->error().kind), u"NotThePlatform"_qs);
        QCOMPARE(stage.peer.requests().size(), 1);
    }

    void silenceEndsAtTheDeadlineAndDrippingDoesNotPutItOff()
    {
        NetworkPolicy policy = quick();
        policy.deadline = 300ms;
        policy.attempts = 1;
        for (const int drip : {0, 1}) {
            Stage stage(
                [drip](const PeerRequest &) {
                    PeerAnswer answer = PeerAnswer::of(200, '"' + QByteArray(100000, 'x') + '"');
                    answer.dripBytes = drip;
                    return drip > 0 ? answer : PeerAnswer::silence();
                },
                policy);
            stage.exchange(stage.get());
            QCOMPARE(toString(stage.result->error().kind), u"Timeout"_qs);
        }
    }

    void cancellingAnswersAtOnceAndIsNotATimeout()
    {
        Stage stage([](const PeerRequest &) { return PeerAnswer::silence(); });
        const QPointer<Call> call = stage.send(stage.get());
        QTRY_COMPARE(stage.peer.requests().size(), 1);
        call->cancel();
        QCOMPARE(stage.answers, 1);
        QCOMPARE(toString(stage.result->error().kind), u"Cancelled"_qs);
        QTRY_VERIFY(!call);
        QCOMPARE(stage.answers, 1);
    }

    void cancellingEndsAPauseBetweenTries()
    {
        NetworkPolicy policy = quick();
        policy.backoffBase = 30s;
        policy.backoffMaximum = 60s;
        Stage stage([](const PeerRequest &) { return PeerAnswer::of(503, "{}"); }, policy);
        const QPointer<Call> call = stage.send(stage.get());
        QTRY_COMPARE(stage.peer.requests().size(), 1);
        stage.transport.cancelAll();
        QCOMPARE(toString(stage.result->error().kind), u"Cancelled"_qs);
    }

    void aStreamIsHandedOnWholeThroughASmallBuffer()
    {
        QByteArray content;
        for (int i = 0; i < 200000; ++i)
            content += "line " + QByteArray::number(i) + '\n';
        NetworkPolicy policy = quick();
        policy.streamBuffer = 64 * 1024;
        Stage stage([&](const PeerRequest &) { return PeerAnswer::of(200, content, "application/x-ndjson"); },
                    policy);
        QByteArray received;
        Request request = stage.get();
        request.accept = "application/x-ndjson";
        request.onData = [&](QByteArrayView bytes) {
            received += bytes.toByteArray();
            return Result<void>();
        };
        stage.exchange(std::move(request));
        QVERIFY(*stage.result);
        QCOMPARE(received, content);
    }

    void anAnswerLargerThanTheBufferIsReadWhole()
    {
        const QByteArray body = '"' + QByteArray(3 * 1024 * 1024, 'x') + '"';
        Stage stage([&](const PeerRequest &) { return PeerAnswer::of(200, body); });
        stage.exchange(stage.get());
        QCOMPARE((*stage.result)->body.size(), body.size());
    }

    void aStreamThatBreaksOffIsNotStartedAgain()
    {
        Stage stage([](const PeerRequest &) {
            return PeerAnswer::cut(QByteArray(1000, 'x'), 500, "application/x-ndjson");
        });
        Request request = stage.get();
        request.accept = "application/x-ndjson";
        request.onData = [](QByteArrayView) { return Result<void>(); };
        stage.exchange(std::move(request));
        QCOMPARE(toString(stage.result->error().kind), u"Offline"_qs);
        QCOMPARE(stage.peer.requests().size(), 1);
    }

    void theReceiverOfAStreamCanEndIt()
    {
        Stage stage([](const PeerRequest &) { return PeerAnswer::of(200, "abc", "application/x-ndjson"); });
        Request request = stage.get();
        request.accept = "application/x-ndjson";
        request.onData = [](QByteArrayView) { return Result<void>(Error{.kind = ErrorKind::CacheFailed}); };
        stage.exchange(std::move(request));
        QCOMPARE(toString(stage.result->error().kind), u"CacheFailed"_qs);
    }

    void plainHttpGoesOnlyToThisComputer()
    {
        Stage stage(ok);
        Request request;
        request.url = QUrl(u"http://platform.example/v1"_qs);
        stage.exchange(std::move(request));
        QCOMPARE(toString(stage.result->error().kind), u"Invalid"_qs);
        QCOMPARE(stage.result->error().code, u"url.plainHttp"_qs);
    }
};

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
