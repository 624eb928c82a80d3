#include "testplatform.h"

#include <core/limits.h>
#include <core/version.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;
using namespace std::chrono_literals;

class TestRouter : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void findsRoutes_data();
    void findsRoutes();
    void problemsAreComplete();
    void headGoesWhereGetGoes();
    void serviceAnswersWithoutASession();
    void limitsAreThoseOfCore();
    void accountsHaveABudget();
    void failuresSayNothingAboutTheInside();

private:
    static Reply send(TestPlatform &platform, const QByteArray &method, const QByteArray &target)
    {
        return platform.send(platform.request(method, target));
    }
};

void TestRouter::findsRoutes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    const auto row = [](const QByteArray &method, const QByteArray &target, int status,
                        const QByteArray &allow = {}) {
        QTest::addRow("%s %s", method.constData(), target.constData()) << method << target << status << allow;
    };
    row("GET", "/healthz", 200);
    row("GET", "/readyz", 200);
    row("GET", "/v1", 200);
    row("GET", "/", 404);
    row("GET", "/v1/", 404);
    row("GET", "/V1", 404);
    row("GET", "//v1", 404);
    row("GET", "/v1/session/s", 404);
    row("GET", "/v1/session/", 404);
    row("GET", "/v1/workspaces/", 404);
    row("GET", "/v1/workspaces//members", 404);
    row("POST", "/healthz", 405, "GET, HEAD");
    row("PUT", "/v1/session", 405, "POST, GET, HEAD, DELETE");
    row("GET", "/v1/session/refresh", 405, "POST");
    row("DELETE", "/v1/workspaces/NorthbayCity/members", 405, "GET, HEAD");
    row("PATCH", "/v1/workspaces/NorthbayCity/snapshot", 405, "GET, HEAD");
}

void TestRouter::findsRoutes()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    TestPlatform platform;
    const Reply reply = send(platform, method, target);
    QTEST(reply.status, "status");
    QTEST(reply.header("Allow"), "allow");
}

void TestRouter::problemsAreComplete()
{
    TestPlatform platform;
    const Reply reply = send(platform, "GET", "/nowhere?token=abc");
    QCOMPARE(reply.header("Content-Type"), QByteArray("application/problem+json"));
    QCOMPARE(
        reply.json(),
        (QJsonObject{{u"type"_qs, u"/problems/not-found"_qs},
                     {u"title"_qs, u"Nothing is here"_qs},
                     {u"status"_qs, 404},
                     {u"detail"_qs, u"There is no such resource, or it is not visible to this account."_qs},
                     {u"instance"_qs, u"test-request"_qs},
                     {u"code"_qs, u"NOT-FOUND"_qs},
                     {u"errors"_qs, QJsonArray()},
                     {u"requestId"_qs, u"test-request"_qs}}));
    const HttpResponse refusal = const_cast<Api &>(platform.api()).refusal(431, u"Too long."_qs, u"other"_qs);
    QCOMPARE(refusal.status, 431);
    const QJsonObject json = QJsonDocument::fromJson(std::get<QByteArray>(refusal.body)).object();
    QCOMPARE(json[u"status"_qs].toInt(), 431);
    QCOMPARE(json[u"requestId"_qs].toString(), u"other"_qs);
}

void TestRouter::headGoesWhereGetGoes()
{
    TestPlatform platform;
    QCOMPARE(send(platform, "HEAD", "/v1").status, 200);
    QCOMPARE(send(platform, "HEAD", "/v1/workspaces/NorthbayCity/members").status, 401);
    HttpRequest snapshot = platform.request("HEAD", "/v1/workspaces/NorthbayCity/snapshot");
    snapshot.headers.set("Authorization", "Bearer " + platform.token());
    const Reply reply = platform.send(snapshot);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, QByteArray());
}

void TestRouter::serviceAnswersWithoutASession()
{
    TestPlatform platform(Environment::Production);
    QCOMPARE(send(platform, "GET", "/healthz").body, QByteArray(R"({"status":"ok"})"));
    const QJsonObject about = send(platform, "GET", "/v1").json();
    QCOMPARE(about[u"apiVersion"_qs].toString(), u"1.0"_qs);
    QCOMPARE(about[u"serverVersion"_qs].toString(), version());
    QCOMPARE(about[u"environment"_qs].toString(), u"production"_qs);
    QCOMPARE(about[u"features"_qs].toArray(),
             (QJsonArray{u"session"_qs, u"accounts"_qs, u"oauth"_qs, u"invitations"_qs, u"workspaces"_qs,
                         u"registrations"_qs, u"members"_qs, u"batches"_qs, u"teams"_qs, u"snapshot"_qs,
                         u"changes"_qs, u"events"_qs}));
    const Reply metrics = send(platform, "GET", "/metrics");
    QVERIFY(metrics.header("Content-Type").startsWith("text/plain; version=0.0.4"));
    QVERIFY(metrics.body.contains("minideck_http_answers_total{route=\"/healthz\",status=\"200\"} 1\n"));
}

void TestRouter::limitsAreThoseOfCore()
{
    TestPlatform platform;
    const QJsonObject limits = send(platform, "GET", "/v1/limits").json();
    QCOMPARE(limits[u"jsonBodyBytes"_qs].toInteger(), Limits::JsonBodyBytes);
    QCOMPARE(limits[u"pageMaximum"_qs].toInt(), Limits::PageMaximum);
    QCOMPARE(limits[u"requestBurst"_qs].toInt(), Limits::RequestBurst);
    QCOMPARE(limits[u"accessTokenSeconds"_qs].toInt(), 900);
    // A figure that core gains must be reported, too.
    QFile source(QStringLiteral(SOURCE_DIR "/core/limits.h"));
    QVERIFY(source.open(QIODevice::ReadOnly));
    QCOMPARE(limits.size(), source.readAll().count("inline constexpr"));
}

void TestRouter::accountsHaveABudget()
{
    TestPlatform platform;
    const QByteArray token = platform.token();
    for (int i = 0; i < Limits::RequestBurst; ++i)
        QCOMPARE(platform.get("/v1/session", token).status, 200);
    const Reply refused = platform.get("/v1/session", token);
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.header("Retry-After"), QByteArray("1"));
    QCOMPARE(refused.header("RateLimit-Policy"), QByteArray("\"account\";q=200;w=10"));
    QCOMPARE(refused.header("RateLimit"), QByteArray("\"account\";r=0;t=1"));
    // A second session of the account shares it; another account does not.
    QCOMPARE(platform.get("/v1/session", platform.token()).status, 429);
    QCOMPARE(platform.get("/v1/session", platform.token(u"amara.okafor@northbay.example"_qs)).status, 200);
    platform.clock().advance(100ms);
    QCOMPARE(platform.get("/v1/session", token).status, 200);
    QCOMPARE(platform.get("/v1/session", token).status, 200);
    QCOMPARE(platform.get("/v1/session", token).status, 429);
}

void TestRouter::failuresSayNothingAboutTheInside()
{
    TestPlatform platform;
    const QByteArray token = platform.token();
    platform.sql(u"ALTER TABLE team RENAME TO hidden"_qs);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"A database request failed: .*"_qs));
    const Reply reply = platform.get("/v1/workspaces/NorthbayCity/teams", token);
    QCOMPARE(reply.status, 500);
    QCOMPARE(reply.type(), u"/problems/server-failed"_qs);
    for (const auto *word : {"team", "SELECT", "sqlite", "/tmp"})
        QVERIFY(!reply.body.contains(word));
    QCOMPARE(platform.get("/v1/session", token).status, 200);
}

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"
