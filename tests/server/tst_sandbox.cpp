#include "testplatform.h"

#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

class TestSandbox : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void ACC_10_showsTheMailOfTheSandbox();
    void ACC_10_showsItToNobodyElse();
    void ACC_10_operatorsSendThemselvesATest();
    void ACC_11_actsAsEachOfFive_data();
    void ACC_11_actsAsEachOfFive();
    void ACC_11_theAuditLogSaysOnWhoseBehalf();
    void ACC_11_isForThePeopleOfTheDemoWorkspaceOnly();
    void ACC_11_thereIsNoneElsewhere();
    void anOlderSandboxGetsItsOperator();

private:
    static Reply actAs(TestPlatform &platform, const QByteArray &role, const QByteArray &token = {})
    {
        return platform.write({.method = "POST",
                               .target = "/v1/sandbox/act-as",
                               .body = "{\"role\":\"" + role + "\"}",
                               .token = token});
    }
};

void TestSandbox::ACC_10_showsTheMailOfTheSandbox()
{
    TestPlatform platform;
    QCOMPARE(platform.get("/v1/sandbox/mail").json()[u"items"_qs].toArray(), QJsonArray());
    for (const auto *email : {"one@guest.example", "two@guest.example"})
        platform.write({.method = "POST",
                        .target = "/v1/workspaces/NorthbayCity/invitations",
                        .body = QByteArray("{\"invitations\":[{\"email\":\"") + email + "\"}]}",
                        .ifMatch = {}});
    const QJsonArray items = platform.get("/v1/sandbox/mail").json()[u"items"_qs].toArray();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[0][u"recipient"_qs].toString(), u"two@guest.example"_qs);
    QVERIFY(items[0][u"id"_qs].toString().startsWith(u"mai_"_qs));
    QCOMPARE(items[0][u"createdAt"_qs].toString(), u"2026-03-04T10:00:00.000Z"_qs);
    QVERIFY(items[0][u"text"_qs].toString().contains(items[0][u"code"_qs].toString()));
    // It also lies in the folder, once.
    const QDir folder(platform.file(u"mail"_qs));
    QTRY_COMPARE(folder.entryList(QDir::Files).size(), 2);
    QVERIFY(folder.exists(items[0][u"id"_qs].toString() + u".eml"_qs));
    QCOMPARE(platform.get("/v1/sandbox/mail?x=1").status, 400);
}

void TestSandbox::ACC_10_showsItToNobodyElse()
{
    TestPlatform platform;
    platform.sql(u"INSERT INTO account (id, email, email_folded, name, password_hash, created_at)"
                 u" VALUES ('acc_new', 'new@x.example', 'new@x.example', '', '', 0)"_qs);
    QCOMPARE(platform.get("/v1/sandbox/mail", platform.token(u"new@x.example"_qs)).status, 403);
    QCOMPARE(TestPlatform(Environment::Production).get("/v1/sandbox/mail").status, 404);
}

void TestSandbox::ACC_10_operatorsSendThemselvesATest()
{
    TestPlatform platform;
    const auto send = [&](const QByteArray &token) {
        return platform.write({.method = "POST", .target = "/v1/mail/test", .ifMatch = {}, .token = token});
    };
    QCOMPARE(send({}).status, 403);
    const QString who = u"operator@northbay.example"_qs;
    QCOMPARE(send(platform.token(who)).status, 202);
    QCOMPARE(platform.mailTo(who).size(), 1);
    QCOMPARE(platform.mailTo(who).first()[u"subject"_qs].toString(), u"Test mail"_qs);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(send(platform.token(who)).status, 202);
    QCOMPARE(send(platform.token(who)).status, 429);
}

void TestSandbox::ACC_11_actsAsEachOfFive_data()
{
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("role");
    QTest::newRow("admin") << DemoWorkspace::administrator() << u"admin"_qs;
    QTest::newRow("reviewer") << u"e.carpentier@northbay.example"_qs << u"reviewer"_qs;
    QTest::newRow("developer") << u"k.bondarenko@citygo.example"_qs << u"developer"_qs;
    QTest::newRow("programAdmin") << u"amara.okafor@northbay.example"_qs << u"developer"_qs;
    QTest::newRow("operator") << u"operator@northbay.example"_qs << QString();
}

void TestSandbox::ACC_11_actsAsEachOfFive()
{
    QFETCH(QString, role);
    TestPlatform platform;
    const Reply reply = actAs(platform, QTest::currentDataTag());
    QCOMPARE(reply.status, 201);
    const QJsonObject session = reply.json();
    QTEST(session[u"account"_qs][u"email"_qs].toString(), "email");
    QCOMPARE(session[u"account"_qs][u"operator"_qs].toBool(), role.isEmpty());
    QCOMPARE(session[u"workspaces"_qs][0][u"role"_qs].toString(), role);
    // A session like any other.
    QCOMPARE(platform.get("/v1/session", session[u"accessToken"_qs].toString().toLatin1()).status, 200);
    const QJsonObject refresh{{u"refreshToken"_qs, session[u"refreshToken"_qs]}};
    QCOMPARE(platform.post("/v1/session/refresh", QJsonDocument(refresh).toJson()).status, 200);
    QCOMPARE(actAs(platform, "nobody").status, 422);
}

void TestSandbox::ACC_11_theAuditLogSaysOnWhoseBehalf()
{
    TestPlatform platform;
    const QByteArray developer = actAs(platform, "developer").json()[u"accessToken"_qs].toString().toLatin1();
    // Through another one; the person in front of the screen is still the same.
    const QByteArray admin =
        actAs(platform, "admin", developer).json()[u"accessToken"_qs].toString().toLatin1();
    const QByteArray member = platform.memberPath("bjork");
    QCOMPARE(platform.write({.method = "POST", .target = member + "/block", .token = developer}).status, 403);
    QCOMPARE(platform.write({.method = "POST", .target = member + "/block", .token = admin}).status, 200);
    const QString noor = platform.ask(u"SELECT id FROM account WHERE email LIKE 'noor%'"_qs);
    const QString kateryna = platform.ask(u"SELECT id FROM account WHERE email LIKE 'k.bond%'"_qs);
    QCOMPARE(platform.ask(u"SELECT group_concat(action || ' ' || account_id || ' ' || on_behalf_of, '; ')"
                          u" FROM audit_event"_qs),
             u"session.actAs %1 ; session.actAs %2 %1; member.block %1 %1"_qs.arg(noor, kateryna));
}

void TestSandbox::ACC_11_isForThePeopleOfTheDemoWorkspaceOnly()
{
    TestPlatform platform;
    platform.sql(u"INSERT INTO account (id, email, email_folded, name, password_hash, created_at)"
                 u" VALUES ('acc_new', 'new@x.example', 'new@x.example', '', '', 0)"_qs);
    QCOMPARE(actAs(platform, "admin", platform.token(u"new@x.example"_qs)).status, 403);
}

void TestSandbox::ACC_11_thereIsNoneElsewhere()
{
    TestPlatform platform(Environment::Test);
    QCOMPARE(actAs(platform, "admin").status, 404);
}

void TestSandbox::anOlderSandboxGetsItsOperator()
{
    TestPlatform platform;
    platform.sql(u"DELETE FROM account WHERE operator = 1"_qs);
    QCOMPARE(actAs(platform, "operator").status, 404);
    for (int i = 0; i < 2; ++i) {
        platform.change([&](Connection &connection) {
            DemoWorkspace::ensureOperator(connection, platform.clock().now());
        });
    }
    QCOMPARE(actAs(platform, "operator").status, 201);
    QCOMPARE(platform.ask(u"SELECT count(*) FROM account WHERE operator = 1"_qs), u"1"_qs);
}

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
