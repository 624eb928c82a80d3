#include "testplatform.h"

#include <core/limits.h>
#include <server/rules/idempotency.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;
using namespace std::chrono_literals;

static const QByteArray Key = "0123456789abcdef-KEY_";

// The frame that every change of a workspace goes through.
class TestExactlyOnce : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_platform = std::make_unique<TestPlatform>();
        m_member = m_platform->memberPath("amara");
    }

    void everyEffectNeedsAKey();
    void keysHaveAForm_data();
    void keysHaveAForm();
    void OFF_4_aRepeatedKeyGetsTheSameAnswer();
    void OFF_4_aRemovalIsRepeatedLikeTheRest();
    void OFF_4_aRepeatedKeyNeedsNoRightsAnyMore();
    void OFF_4_aKeyBelongsToOneRequest();
    void OFF_4_aKeyBelongsToOneAccount();
    void OFF_4_manyAtOnceActOnce();
    void OFF_4_aRefusalIsDecidedAnew();
    void OFF_9_keysAreKeptFor72Hours();
    void aRefusalLeavesNothing();
    void OFF_4_allOrNothing_data();
    void OFF_4_allOrNothing();

private:
    Write block(const QByteArray &key = Key) const
    {
        return {.method = "POST", .target = m_member + "/block", .key = key};
    }
    int events() { return m_platform->ask(u"SELECT count(*) FROM audit_event"_qs).toInt(); }
    int sequence() { return m_platform->ask(u"SELECT change_sequence FROM workspace"_qs).toInt(); }

    std::unique_ptr<TestPlatform> m_platform;
    QByteArray m_member;
};

void TestExactlyOnce::everyEffectNeedsAKey()
{
    int effects = 0;
    for (const Route &route : m_platform->api().router().routes()) {
        // What an account does with itself has a frame of its own, and a session is no effect.
        const bool effect = std::holds_alternative<EffectHandler>(route.handler)
            || std::holds_alternative<PlatformEffectHandler>(route.handler);
        const bool changes = route.method != "GET" && route.path.startsWith(u"/v1/workspaces");
        QVERIFY2(effect || !changes, qPrintable(route.path));
        QVERIFY2(!effect || route.method != "GET", qPrintable(route.path));
        if (!effect)
            continue;
        ++effects;
        QCOMPARE(route.needs, Route::Needs::Session);
        // The key is asked for before anything of the path is looked at.
        static const QRegularExpression parameter(u"\\{\\w+\\}"_qs);
        HttpRequest request = m_platform->request(
            {.method = route.method, .target = QString(route.path).replace(parameter, u"x"_qs).toLatin1()});
        HttpHeaders headers;
        for (const auto &[name, value] : request.headers.all()) {
            if (name != "Idempotency-Key")
                headers.append(name, value);
        }
        request.headers = headers;
        const Reply reply = m_platform->send(request);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.code(), u"IDEMPOTENCY-1"_qs);
    }
    QVERIFY(effects >= 4);
}

void TestExactlyOnce::keysHaveAForm_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("good");
    QTest::newRow("uuid") << QByteArray("1f0c3b1e-7d0a-4b52-9d64-0a5c2f3b8a11") << true;
    QTest::newRow("ulid") << QByteArray("opn_01JQ5X3E8M9YB2T6V4KZ7W1RNC") << true;
    QTest::newRow("shortest") << QByteArray(16, 'a') << true;
    QTest::newRow("longest") << QByteArray(64, 'Z') << true;
    QTest::newRow("too short") << QByteArray(15, 'a') << false;
    QTest::newRow("too long") << QByteArray(65, 'a') << false;
    QTest::newRow("quotes") << QByteArray("\"0123456789abcdef\"") << false;
    QTest::newRow("space") << QByteArray("0123456789 abcdef") << false;
    QTest::newRow("letters of others") << QByteArray("0123456789abcdé0f") << false;
}

void TestExactlyOnce::keysHaveAForm()
{
    QFETCH(QByteArray, key);
    QFETCH(bool, good);
    QCOMPARE(Idempotency::isKey(key), good);
    QCOMPARE(m_platform->write(block(key)).status, good ? 200 : 400);
    HttpRequest twice = m_platform->request(block(key));
    twice.headers.append("Idempotency-Key", key);
    QCOMPARE(m_platform->send(twice).status, 400);
}

void TestExactlyOnce::OFF_4_aRepeatedKeyGetsTheSameAnswer()
{
    const int before = sequence();
    const Reply first = m_platform->write(block());
    QCOMPARE(first.status, 200);
    QVERIFY(!first.headers.contains("Idempotency-Replayed"));
    // Somebody else goes on meanwhile, so that a second decision would be another one.
    QCOMPARE(m_platform->write({.method = "POST", .target = m_member + "/unblock"}).status, 200);
    Write again = block();
    again.ifMatch = "\"1\"";
    const Reply second = m_platform->write(again);
    QCOMPARE(second.status, 200);
    QCOMPARE(second.header("Idempotency-Replayed"), QByteArray("true"));
    QCOMPARE(second.header("ETag"), first.header("ETag"));
    QCOMPARE(second.header("Content-Type"), first.header("Content-Type"));
    QCOMPARE(second.body, first.body);
    QCOMPARE(events(), 2);
    QCOMPARE(sequence(), before + 2);
    QCOMPARE(m_platform->get(m_member).json()[u"status"_qs].toString(), u"active"_qs);
}

void TestExactlyOnce::OFF_4_aRemovalIsRepeatedLikeTheRest()
{
    const Write removal{.method = "DELETE", .target = m_member, .key = Key};
    QCOMPARE(m_platform->write(removal).status, 204);
    const Reply again = m_platform->write(removal);
    QCOMPARE(again.status, 204);
    QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));
    QCOMPARE(again.body, QByteArray());
    QCOMPARE(m_platform->write({.method = "DELETE", .target = m_member}).status, 404);
}

void TestExactlyOnce::OFF_4_aRepeatedKeyNeedsNoRightsAnyMore()
{
    Write own = block();
    own.target = m_platform->memberPath("ingrid") + "/block";
    own.token = m_platform->token(u"ingrid.solheim@northbay.example"_qs);
    QCOMPARE(m_platform->write(own).status, 200);
    QCOMPARE(m_platform->write(own).status, 200);
    own.key = TestPlatform::freshKey();
    QCOMPARE(m_platform->write(own).code(), u"ROL-3"_qs);
    own.token = "not a token";
    own.key = Key;
    QCOMPARE(m_platform->write(own).status, 401);
}

void TestExactlyOnce::OFF_4_aKeyBelongsToOneRequest()
{
    QCOMPARE(m_platform->write(block()).status, 200);
    Write other = block();
    other.body = "{ }";
    QCOMPARE(m_platform->write(other).code(), u"IDEMPOTENCY-2"_qs);
    other = block();
    other.target = m_member + "/unblock";
    const Reply refused = m_platform->write(other);
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.code(), u"IDEMPOTENCY-2"_qs);
    QCOMPARE(m_platform->write({.method = "DELETE", .target = m_member, .key = Key}).status, 422);
    QCOMPARE(events(), 1);
}

void TestExactlyOnce::OFF_4_aKeyBelongsToOneAccount()
{
    QCOMPARE(m_platform->write(block()).status, 200);
    Write other{.method = "POST", .target = m_platform->memberPath("bjork") + "/block", .key = Key};
    other.token = m_platform->token(u"ingrid.solheim@northbay.example"_qs);
    const Reply reply = m_platform->write(other);
    QCOMPARE(reply.status, 200);
    QVERIFY(!reply.headers.contains("Idempotency-Replayed"));
    QCOMPARE(events(), 2);
}

void TestExactlyOnce::OFF_4_manyAtOnceActOnce()
{
    static constexpr int Senders = 50;
    std::vector<std::promise<HttpResponse>> answers(Senders);
    auto &api = const_cast<Api &>(m_platform->api());
    for (auto &answer : answers)
        api.handle(m_platform->request(block()),
                   [&answer](HttpResponse it) { answer.set_value(std::move(it)); });
    int acted = 0;
    QSet<QByteArray> bodies;
    for (auto &answer : answers) {
        const HttpResponse response = answer.get_future().get();
        QCOMPARE(response.status, 200);
        acted += response.headers.contains("Idempotency-Replayed") ? 0 : 1;
        bodies << std::get<QByteArray>(response.body);
    }
    QCOMPARE(acted, 1);
    QCOMPARE(bodies.size(), 1);
    QCOMPARE(events(), 1);
}

void TestExactlyOnce::OFF_4_aRefusalIsDecidedAnew()
{
    Write stale = block();
    stale.ifMatch = "\"7\"";
    QCOMPARE(m_platform->write(stale).status, 412);
    stale.ifMatch = "\"1\"";
    const Reply reply = m_platform->write(stale);
    QCOMPARE(reply.status, 200);
    QVERIFY(!reply.headers.contains("Idempotency-Replayed"));
}

void TestExactlyOnce::OFF_9_keysAreKeptFor72Hours()
{
    QCOMPARE(m_platform->write(block()).status, 200);
    Write again = block();
    m_platform->clock().advance(72h - 1ms);
    again.token = m_platform->token();
    QVERIFY(m_platform->write(again).headers.contains("Idempotency-Replayed"));
    m_platform->clock().advance(1ms);
    const Reply anew = m_platform->write(again);
    QCOMPARE(anew.status, 200);
    QVERIFY(!anew.headers.contains("Idempotency-Replayed"));
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM idempotency"_qs), u"1"_qs);
}

void TestExactlyOnce::aRefusalLeavesNothing()
{
    const QByteArray developer = m_platform->token(u"amara.okafor@northbay.example"_qs);
    const QByteArray noor = m_platform->memberPath("noor");
    m_platform->sql(u"UPDATE member SET status = 2 WHERE email LIKE 'ingrid%'"_qs);
    const QStringList before = m_platform->everything();
    const QList<std::pair<Write, int>> refused{
        {{.method = "POST", .target = m_member + "/block", .token = developer}, 403},
        {{.method = "POST", .target = m_member + "/block", .ifMatch = {}}, 428},
        {{.method = "POST", .target = m_member + "/block", .ifMatch = "\"9\""}, 412},
        {{.method = "POST", .target = m_member + "/block?x=1"}, 400},
        {{.method = "POST", .target = m_member + "/block", .body = "[]"}, 400},
        {{.method = "POST", .target = m_member + "/block", .body = R"({"a":1})"}, 422},
        {{.method = "POST", .target = noor + "/block"}, 422},
        {{.method = "PATCH", .target = noor, .body = R"({"programCreator":true,"role":"developer"})"}, 422},
        {{.method = "DELETE", .target = noor}, 422},
        {{.method = "DELETE", .target = "/v1/workspaces/Nowhere/members/mbr_1"}, 404},
    };
    for (const auto &[write, status] : refused)
        QCOMPARE(m_platform->write(write).status, status);
    QCOMPARE(m_platform->everything(), before);
}

void TestExactlyOnce::OFF_4_allOrNothing_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("effect") << u"UPDATE ON member"_qs;
    QTest::newRow("sequence") << u"UPDATE OF change_sequence ON workspace"_qs;
    QTest::newRow("feed") << u"INSERT ON change_log"_qs;
    QTest::newRow("audit") << u"INSERT ON audit_event"_qs;
    QTest::newRow("key") << u"INSERT ON idempotency"_qs;
}

void TestExactlyOnce::OFF_4_allOrNothing()
{
    QFETCH(QString, fault);
    const HttpRequest request = m_platform->request(block());
    const QStringList before = m_platform->everything();
    m_platform->sql(u"CREATE TRIGGER fault AFTER %1 BEGIN SELECT RAISE(ABORT, 'fault'); END"_qs.arg(fault));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"A database request failed: .*fault.*"_qs));
    QCOMPARE(m_platform->send(request).status, 500);
    QCOMPARE(m_platform->everything(), before);
    m_platform->sql(u"DROP TRIGGER fault"_qs);
    const Reply reply = m_platform->send(request);
    QCOMPARE(reply.status, 200);
    QVERIFY(!reply.headers.contains("Idempotency-Replayed"));
    QCOMPARE(events(), 1);
}

QTEST_GUILESS_MAIN(TestExactlyOnce)
#include "tst_exactlyonce.moc"
