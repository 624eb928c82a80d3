#include "accountstage.h"

#include <server/rules/auditlog.h>
#include <support/quiet.h>

using namespace Minideck;

// What every change of an account has in common.
class TestAccountWrites : public QObject, private AccountStage
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        begin();
    }

    void renamingReachesTheMembers();
    void renamingNeedsTheRevision();
    void aKeyStandsForOneRequest();
    void aKeyWithAnotherPasswordIsAnotherRequest();
    void everyRouteNeedsAKey_data();
    void everyRouteNeedsAKey();
    void everyChangeWithASessionNeedsAKey();
    void AUD_1_everyChangeIsAnEvent();
};

void TestAccountWrites::renamingReachesTheMembers()
{
    const QString who = u"anika.sen@campus.example"_qs;
    const QByteArray token = m_platform->token(who);
    const Reply reply = m_platform->write({.method = "PATCH",
                                           .target = "/v1/account",
                                           .body = body({{u"displayName"_qs, u"  Anika S. "_qs}}),
                                           .token = token});
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json()[u"displayName"_qs].toString(), u"Anika S."_qs);
    QCOMPARE(reply.header("ETag"), QByteArray("\"2\""));
    QCOMPARE(m_platform->ask(u"SELECT name || revision FROM member WHERE email = '%1'"_qs.arg(who)),
             u"Anika S.2"_qs);
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM change_log"_qs), u"1"_qs);
    const auto event =
        m_platform->change([](Connection &connection) { return AuditRows::last(connection).value(); });
    QCOMPARE(event.action, u"account.rename"_qs);
    QCOMPARE(event.objectKind, u"member"_qs);
    QCOMPARE(event.before, u"{\"name\":\"Anika Sen\"}"_qs);
    QCOMPARE(event.after, u"{\"name\":\"Anika S.\"}"_qs);
}

void TestAccountWrites::renamingNeedsTheRevision()
{
    const auto patch = [&](const QByteArray &ifMatch, const QByteArray &text) {
        return m_platform->write(
            {.method = "PATCH", .target = "/v1/account", .body = text, .ifMatch = ifMatch});
    };
    QCOMPARE(patch("", "{}").status, 428);
    const Reply stale = patch("\"7\"", "{}");
    QCOMPARE(stale.status, 412);
    QCOMPARE(stale.json()[u"current"_qs][u"displayName"_qs].toString(), u"Noor Rahman"_qs);
    QCOMPARE(patch("\"1\"", R"({"displayName":""})").status, 422);
    QCOMPARE(patch("\"1\"", R"({"displayName":"Noor"})").header("ETag"), QByteArray("\"2\""));
    QCOMPARE(patch("\"2\"", R"({"displayName":"Noor"})").header("ETag"), QByteArray("\"2\""));
}

void TestAccountWrites::aKeyStandsForOneRequest()
{
    const QByteArray key = "apply-for-an-account-1";
    QCOMPARE(m_platform->postOnce("/v1/accounts", application(), key).status, 202);
    const Reply again = m_platform->postOnce("/v1/accounts", application(), key);
    QCOMPARE(again.status, 202);
    QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));
    QCOMPARE(m_platform->mailTo(Address).size(), 1);
    const Reply other = m_platform->postOnce("/v1/password-reset", body({{u"email"_qs, Address}}), key);
    QCOMPARE(other.status, 422);
    QCOMPARE(other.code(), u"IDEMPOTENCY-2"_qs);
}

void TestAccountWrites::aKeyWithAnotherPasswordIsAnotherRequest()
{
    const QByteArray key = "apply-for-an-account-2";
    QCOMPARE(m_platform->postOnce("/v1/accounts", application(), key).status, 202);
    const Reply other =
        m_platform->postOnce("/v1/accounts", application(Address, u"nine green herons"_qs), key);
    QCOMPARE(other.status, 422);
    QCOMPARE(other.code(), u"IDEMPOTENCY-2"_qs);
    QCOMPARE(signIn().status, 201);
    // What tells them apart is no quick hash of the password.
    const QString kept = m_platform->ask(u"SELECT hex(fingerprint) FROM open_idempotency"_qs);
    QCryptographicHash quick(QCryptographicHash::Sha256);
    for (const QByteArray &part : {QByteArray("POST"), QByteArray("/v1/accounts"), application()}) {
        quick.addData(QByteArray::number(part.size()).append(':'));
        quick.addData(part);
    }
    QVERIFY(kept.toLatin1().toLower() != quick.result().toHex());
}

void TestAccountWrites::everyRouteNeedsAKey_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("apply") << QByteArray("/v1/accounts") << application();
    QTest::newRow("verify") << QByteArray("/v1/accounts/verification")
                            << QByteArray(R"({"email":"a@b.example","code":"1"})");
    QTest::newRow("ask for a code") << QByteArray("/v1/accounts/verification/request")
                                    << QByteArray(R"({"email":"a@b.example"})");
    QTest::newRow("ask for a reset") << QByteArray("/v1/password-reset")
                                     << QByteArray(R"({"email":"a@b.example"})");
    QTest::newRow("reset") << QByteArray("/v1/password-reset/confirm")
                           << QByteArray(
                                  R"({"email":"a@b.example","code":"1","newPassword":"seven blue herons"})");
}

void TestAccountWrites::everyRouteNeedsAKey()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, text);
    const Reply reply = m_platform->post(target, text);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), u"IDEMPOTENCY-1"_qs);
    QCOMPARE(m_platform->postOnce(target, "{}").status, 422);
    QCOMPARE(m_platform->postOnce(target, "[]").status, 400);
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM mail_outbox"_qs), u"0"_qs);
}

void TestAccountWrites::everyChangeWithASessionNeedsAKey()
{
    const QByteArray token = m_platform->token(u"operator@northbay.example"_qs);
    for (const Write &write : {Write{.method = "PATCH", .target = "/v1/account", .token = token},
                               Write{.method = "POST",
                               .target = "/v1/account/password",
                               .body = R"({"currentPassword":"a","newPassword":"b"})",
                               .token = token},
                               Write{.method = "POST",
                               .target = "/v1/invitations/accept",
                               .body = R"({"code":"a"})",
                               .token = token},
                               Write{.method = "POST", .target = "/v1/mail/test", .token = token}}) {
        HttpRequest request = m_platform->request(write);
        request.headers.set("Idempotency-Key", "short");
        const Reply reply = m_platform->send(request);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.code(), u"IDEMPOTENCY-1"_qs);
    }
}

void TestAccountWrites::AUD_1_everyChangeIsAnEvent()
{
    makeAccount();
    askReset();
    reset(m_platform->codeFor(Address), u"nine green herons"_qs);
    const QByteArray token = m_platform->token(Address);
    m_platform->write(
        {.method = "PATCH", .target = "/v1/account", .body = R"({"displayName":"Z"})", .token = token});
    HttpRequest request = m_platform->request("DELETE", "/v1/sessions");
    request.headers.set("Authorization", "Bearer " + token);
    m_platform->send(request);
    QCOMPARE(m_platform->ask(u"SELECT group_concat(action, ' ') FROM audit_event"_qs),
             u"account.apply account.verify account.changePassword account.rename"
             u" account.signOutEverywhere"_qs);
    QCOMPARE(m_platform->ask(u"SELECT count(DISTINCT account_id) || workspace_id FROM audit_event"_qs),
             u"1"_qs);
    const auto verdict =
        m_platform->change([](Connection &connection) { return AuditLog::verify(connection); });
    QCOMPARE(verdict.events, 5);
    QCOMPARE(verdict.firstBroken, 0);
}

QTEST_GUILESS_MAIN(TestAccountWrites)
#include "tst_accountwrites.moc"
