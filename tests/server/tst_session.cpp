#include "testplatform.h"

#include <support/quiet.h>

#include <QtTest>

#include <ctime>

using namespace Minideck;
using namespace std::chrono_literals;

class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void ACC_1_signsInWithEmailAndPassword();
    void ACC_1_accessTokenLivesFifteenMinutes();
    void ACC_1_refreshRotates();
    void ACC_1_lostReplyIsGivenOnceMoreForThirtySeconds();
    void ACC_1_reuseRevokesTheFamily_data();
    void ACC_1_reuseRevokesTheFamily();
    void ACC_1_signOutEndsTheSession();
    void unknownAccountLooksLikeAWrongPassword();
    void unknownAccountTakesTheSameTime();
    void ROL_3_blockedMemberStillSignsIn();
    void demoPasswordOpensNothingElsewhere_data();
    void demoPasswordOpensNothingElsewhere();
    void oneTimeTokenWorksOnce();
    void guessingIsThrottled();
    void throttlingOneAccountLeavesOthersAlone();
    void refusesBadBodies_data();
    void refusesBadBodies();
    void storesNoToken();
    void signInCountsAsActivity();

private:
    static QByteArray credentials(const QString &email, const QString &password)
    {
        const QJsonObject body{{u"email"_qs, email}, {u"password"_qs, password}};
        return QJsonDocument(body).toJson();
    }
    static QByteArray refreshBody(const QJsonObject &session)
    {
        return QJsonDocument(QJsonObject{{u"refreshToken"_qs, session[u"refreshToken"_qs]}}).toJson();
    }
    static Reply signIn(TestPlatform &platform, const QString &email = DemoWorkspace::administrator(),
                        const QString &password = DemoWorkspace::password())
    {
        return platform.post("/v1/session", credentials(email, password));
    }
    static int statusOf(TestPlatform &platform, const QJsonObject &session)
    {
        return platform.get("/v1/session", session[u"accessToken"_qs].toString().toLatin1()).status;
    }
};

void TestSession::ACC_1_signsInWithEmailAndPassword()
{
    TestPlatform platform;
    const Reply reply = signIn(platform, u"NOOR.Rahman@northbay.example"_qs);
    QCOMPARE(reply.status, 201);
    const QJsonObject json = reply.json();
    QCOMPARE(json[u"tokenType"_qs].toString(), u"Bearer"_qs);
    QCOMPARE(json[u"expiresIn"_qs].toInt(), 900);
    QCOMPARE(json[u"refreshExpiresIn"_qs].toInt(), 30 * 24 * 3600);
    QCOMPARE(json[u"accessToken"_qs].toString().size(), 43);
    QCOMPARE(json[u"account"_qs][u"email"_qs].toString(), u"noor.rahman@northbay.example"_qs);
    const QJsonValue workspace = json[u"workspaces"_qs][0];
    QCOMPARE(workspace[u"name"_qs].toString(), u"NorthbayCity"_qs);
    QCOMPARE(workspace[u"role"_qs].toString(), u"admin"_qs);
    QCOMPARE(workspace[u"memberStatus"_qs].toString(), u"active"_qs);
    QCOMPARE(statusOf(platform, json), 200);
}

void TestSession::ACC_1_accessTokenLivesFifteenMinutes()
{
    TestPlatform platform;
    const QByteArray token = platform.token();
    platform.clock().advance(15min - 1ms);
    QCOMPARE(platform.get("/v1/session", token).status, 200);
    platform.clock().advance(1ms);
    const Reply reply = platform.get("/v1/session", token);
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.header("WWW-Authenticate"), QByteArray("Bearer"));
    QCOMPARE(reply.code(), u"AUTH-2"_qs);
}

void TestSession::ACC_1_refreshRotates()
{
    TestPlatform platform;
    const QJsonObject first = signIn(platform).json();
    platform.clock().advance(20min);
    const Reply reply = platform.post("/v1/session/refresh", refreshBody(first));
    QCOMPARE(reply.status, 200);
    const QJsonObject second = reply.json();
    QVERIFY(second[u"refreshToken"_qs] != first[u"refreshToken"_qs]);
    QVERIFY(second[u"accessToken"_qs] != first[u"accessToken"_qs]);
    QCOMPARE(second[u"account"_qs], first[u"account"_qs]);
    QCOMPARE(statusOf(platform, second), 200);
    QCOMPARE(statusOf(platform, first), 401);
}

void TestSession::ACC_1_lostReplyIsGivenOnceMoreForThirtySeconds()
{
    TestPlatform platform;
    const QJsonObject first = signIn(platform).json();
    const QJsonObject second = platform.post("/v1/session/refresh", refreshBody(first)).json();
    platform.clock().advance(30s);
    const Reply again = platform.post("/v1/session/refresh", refreshBody(first));
    QCOMPARE(again.status, 200);
    QCOMPARE(again.json()[u"refreshToken"_qs], second[u"refreshToken"_qs]);
    QCOMPARE(again.json()[u"accessToken"_qs], second[u"accessToken"_qs]);
    QCOMPARE(again.json()[u"expiresIn"_qs].toInt(), 870);
    QCOMPARE(statusOf(platform, second), 200);
}

void TestSession::ACC_1_reuseRevokesTheFamily_data()
{
    QTest::addColumn<bool>("late");
    QTest::newRow("after the grace") << true;
    QTest::newRow("of a token before the last") << false;
}

void TestSession::ACC_1_reuseRevokesTheFamily()
{
    QFETCH(bool, late);
    TestPlatform platform;
    const QJsonObject first = signIn(platform).json();
    QJsonObject newest = platform.post("/v1/session/refresh", refreshBody(first)).json();
    if (late)
        platform.clock().advance(30s + 1ms);
    else
        newest = platform.post("/v1/session/refresh", refreshBody(newest)).json();
    QCOMPARE(statusOf(platform, newest), 200);
    QCOMPARE(platform.post("/v1/session/refresh", refreshBody(first)).status, 401);
    QCOMPARE(statusOf(platform, newest), 401);
    QCOMPARE(platform.post("/v1/session/refresh", refreshBody(newest)).status, 401);
}

void TestSession::ACC_1_signOutEndsTheSession()
{
    TestPlatform platform;
    const QJsonObject session = signIn(platform).json();
    const QByteArray other = platform.token();
    HttpRequest request = platform.request("DELETE", "/v1/session");
    request.headers.set("Authorization", "Bearer " + session[u"accessToken"_qs].toString().toLatin1());
    QCOMPARE(platform.send(request).status, 204);
    QCOMPARE(platform.send(request).status, 401);
    QCOMPARE(platform.post("/v1/session/refresh", refreshBody(session)).status, 401);
    QCOMPARE(platform.get("/v1/session", other).status, 200);
}

void TestSession::unknownAccountLooksLikeAWrongPassword()
{
    TestPlatform platform;
    const Reply wrong = signIn(platform, DemoWorkspace::administrator(), u"not the password"_qs);
    const Reply unknown = signIn(platform, u"nobody@northbay.example"_qs, u"not the password"_qs);
    QCOMPARE(wrong.status, 401);
    QCOMPARE(wrong.code(), u"AUTH-1"_qs);
    QCOMPARE(unknown.status, wrong.status);
    QCOMPARE(unknown.body, wrong.body);
    QCOMPARE(unknown.headers.all(), wrong.headers.all());
}

void TestSession::unknownAccountTakesTheSameTime()
{
    TestPlatform platform;
    // Processor time: it does not depend on what else the machine does.
    const auto cost = [&](const QString &name) {
        const std::clock_t before = std::clock();
        signIn(platform, name, u"not the password"_qs);
        return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    };
    platform.sql(u"INSERT INTO account (id, email, email_folded, name, password_hash, created_at)"
                 u" SELECT id || n, 'known' || n, 'known' || n, '', password_hash, 0 FROM account,"
                 u" (SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3) WHERE account.key = 1"_qs);
    double known = std::numeric_limits<double>::max();
    double unknown = known;
    // In turn, because memory is slower while others use it; other names, so that the throttle stays out of
    // it.
    for (int i = 0; i < 4; ++i) {
        known = std::min(known, cost(u"known%1"_qs.arg(i)));
        unknown = std::min(unknown, cost(u"unknown%1"_qs.arg(i)));
    }
    // Without the same work it is a factor of fifty.
    QVERIFY2(unknown > known * 0.6 && unknown < known * 1.6,
             qPrintable(u"known %1 s, unknown %2 s"_qs.arg(known).arg(unknown)));
}

void TestSession::ROL_3_blockedMemberStillSignsIn()
{
    TestPlatform platform;
    const Reply reply = signIn(platform, u"marek.dvorak@lantern.example"_qs);
    QCOMPARE(reply.status, 201);
    QCOMPARE(reply.json()[u"workspaces"_qs][0][u"memberStatus"_qs].toString(), u"inactive"_qs);
}

void TestSession::demoPasswordOpensNothingElsewhere_data()
{
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<int>("status");
    QTest::newRow("sandbox") << true << 201;
    QTest::newRow("production") << false << 401;
}

void TestSession::demoPasswordOpensNothingElsewhere()
{
    QFETCH(bool, allowed);
    TestPlatform platform(Environment::Production, allowed);
    QTEST(signIn(platform).status, "status");
}

void TestSession::oneTimeTokenWorksOnce()
{
    TestPlatform platform;
    const QByteArray body = R"({"oneTimeToken": "one-time-token"})";
    QCOMPARE(platform.post("/v1/session", R"({"oneTimeToken": "one-time-tokem"})").status, 401);
    const Reply reply = platform.post("/v1/session", body);
    QCOMPARE(reply.status, 201);
    QCOMPARE(reply.json()[u"account"_qs][u"email"_qs].toString(), DemoWorkspace::administrator());
    QCOMPARE(platform.post("/v1/session", body).status, 401);
}

void TestSession::guessingIsThrottled()
{
    TestPlatform platform;
    const auto guess = [&] { return signIn(platform, DemoWorkspace::administrator(), u"a wrong guess"_qs); };
    for (int i = 0; i < 5; ++i)
        QCOMPARE(guess().status, 401);
    Reply reply = guess();
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.header("Retry-After"), QByteArray("5"));
    // The right password does not help before the time, nor does another spelling.
    QCOMPARE(signIn(platform, u"Noor.Rahman@NORTHBAY.example"_qs).status, 429);
    platform.clock().advance(5s);
    QCOMPARE(guess().status, 401);
    QCOMPARE(guess().header("Retry-After"), QByteArray("10"));
    platform.clock().advance(10s);
    QCOMPARE(signIn(platform).status, 201);
    QCOMPARE(guess().status, 401);
}

void TestSession::throttlingOneAccountLeavesOthersAlone()
{
    TestPlatform platform;
    for (int i = 0; i < 6; ++i)
        signIn(platform, u"amara.okafor@northbay.example"_qs, u"a wrong guess"_qs);
    QCOMPARE(signIn(platform).status, 201);
}

void TestSession::refusesBadBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("pointers");
    const auto row = [](const char *name, const QByteArray &body, int status, const QString &pointers = {}) {
        QTest::newRow(name) << body << status << pointers;
    };
    row("empty", "", 400);
    row("array", "[]", 400);
    row("cut", R"({"email": "a")", 400);
    row("two values", R"({"oneTimeToken": "a"} {})", 400);
    row("byte order mark", "\xEF\xBB\xBF{\"oneTimeToken\": \"a\"}", 400);
    row("not UTF-8", "{\"oneTimeToken\": \"\xFF\"}", 400);
    row("NUL", R"({"oneTimeToken": "a\u0000b"})", 400);
    row("member twice", R"({"oneTimeToken": "a", "oneTimeToken": "b"})", 400);
    row("nesting 33", R"({"oneTimeToken": )" + QByteArray(32, '[') + QByteArray(32, ']') + "}", 400);
    row("nesting 32", R"({"oneTimeToken": )" + QByteArray(31, '[') + QByteArray(31, ']') + "}", 422,
        u"/oneTimeToken type"_qs);
    row("member twice inside", R"({"oneTimeToken": [{"a": 1, "a": 2}]})", 400);
    row("objects inside", R"({"oneTimeToken": [{"a": 1}, {"a": ":{"}]})", 422, u"/oneTimeToken type"_qs);
    row("nothing", "{}", 422, u"/email missing, /password missing"_qs);
    row("wrong types", R"({"email": 1, "password": null})", 422, u"/email type, /password type"_qs);
    row("empty texts", R"({"email": "", "password": ""})", 422, u"/email length, /password length"_qs);
    row("long password", R"({"email": "a", "password": ")" + QByteArray(257, 'x') + "\"}", 422,
        u"/password length"_qs);
    row("unknown member", R"({"oneTimeToken": "a", "x/y~": 1})", 422, u"/x~1y~0 unknown"_qs);
    row("both ways", R"({"oneTimeToken": "a", "email": "b"})", 422, u"/email unknown"_qs);
}

void TestSession::refusesBadBodies()
{
    QFETCH(QByteArray, body);
    TestPlatform platform;
    const Reply reply = platform.post("/v1/session", body);
    QTEST(reply.status, "status");
    QCOMPARE(reply.header("Content-Type"), QByteArray("application/problem+json"));
    QStringList found;
    for (const QJsonValue &error : reply.json()[u"errors"_qs].toArray())
        found << error[u"pointer"_qs].toString() + u' ' + error[u"code"_qs].toString();
    QTEST(found.join(u", "_qs), "pointers");

    HttpRequest asText = platform.request("POST", "/v1/session");
    asText.headers.set("Content-Type", "text/plain");
    asText.body = body;
    QCOMPARE(platform.send(asText).status, 415);
}

void TestSession::storesNoToken()
{
    TestPlatform platform;
    const QJsonObject session = signIn(platform).json();
    const QJsonObject next = platform.post("/v1/session/refresh", refreshBody(session)).json();
    for (const QString &name : {u"platform.sqlite"_qs, u"platform.sqlite-wal"_qs}) {
        QFile file(platform.file(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        for (const QJsonObject &tokens : {session, next}) {
            for (const QString &member : {u"accessToken"_qs, u"refreshToken"_qs}) {
                const QByteArray token = tokens[member].toString().toLatin1();
                QCOMPARE(token.size(), 43);
                QVERIFY(!content.contains(token));
                QVERIFY(!content.contains(QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding)));
            }
        }
        QVERIFY(!content.contains(DemoWorkspace::password().toUtf8()));
    }
}

void TestSession::signInCountsAsActivity()
{
    TestPlatform platform;
    platform.clock().advance(1h);
    platform.token(u"anika.sen@campus.example"_qs);
    const QString wanted = QString::number(platform.clock().now().toMSecsSinceEpoch());
    const QString found = platform.change([](Connection &connection) {
        return connection.value(u"SELECT last_activity_at || ' ' || revision FROM member"
                                u" WHERE email = 'anika.sen@campus.example'"_qs);
    });
    QCOMPARE(found, wanted + u" 1"_qs);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
