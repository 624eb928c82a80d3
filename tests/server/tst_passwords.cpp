#include "accountstage.h"

#include <support/quiet.h>

using namespace Minideck;
using namespace std::chrono_literals;

// Passwords, their codes, and the sessions that they open and end.
class TestPasswords : public QObject, private AccountStage
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        begin();
    }

    void ACC_1_resetByCodeEndsAllSessions();
    void ACC_1_resetOfUnknownAddressesLooksTheSame();
    void ACC_1_changingThePasswordEndsOtherSessions();
    void ACC_1_changingThePasswordNeedsTheCurrentOne();
    void ACC_1_signOutEverywhere();
    void ACC_1_sessionsAreListed();
    void ACC_1_triesAreThrottled();
    void ACC_1_composedAndDecomposedPasswordsAreOne();
};

void TestPasswords::ACC_1_resetByCodeEndsAllSessions()
{
    makeAccount();
    const QJsonObject session = signIn().json();
    QCOMPARE(askReset().status, 202);
    QCOMPARE(reset(m_platform->codeFor(Address), u"short"_qs).code(), u"ACC-1"_qs);
    QCOMPARE(reset(m_platform->codeFor(Address), u"nine green herons"_qs).status, 204);
    QCOMPARE(m_platform->get("/v1/session", session[u"accessToken"_qs].toString().toLatin1()).status, 401);
    QCOMPARE(
        m_platform->post("/v1/session/refresh", body({{u"refreshToken"_qs, session[u"refreshToken"_qs]}}))
            .status,
        401);
    QCOMPARE(signIn().status, 401);
    QCOMPARE(signIn(u"nine green herons"_qs).status, 201);
    QCOMPARE(m_platform->mailTo(Address).first()[u"subject"_qs].toString(), u"Your password was changed"_qs);
}

void TestPasswords::ACC_1_resetOfUnknownAddressesLooksTheSame()
{
    makeAccount();
    const Reply known = askReset();
    const Reply unknown = askReset(u"nobody@guest.example"_qs);
    QCOMPARE(unknown.status, known.status);
    QCOMPARE(unknown.body, known.body);
    QCOMPARE(unknown.headers.all(), known.headers.all());
    QVERIFY(m_platform->mailTo(u"nobody@guest.example"_qs).isEmpty());
    const Reply wrong = reset(u"00000-00000"_qs, u"nine green herons"_qs);
    const Reply nobody = reset(u"00000-00000"_qs, u"nine green herons"_qs, u"nobody@guest.example"_qs);
    QCOMPARE(wrong.status, 422);
    QCOMPARE(nobody.body, wrong.body);
}

void TestPasswords::ACC_1_changingThePasswordEndsOtherSessions()
{
    makeAccount();
    const QByteArray here = m_platform->token(Address);
    const QByteArray elsewhere = m_platform->token(Address);
    const Write change{
        .method = "POST",
        .target = "/v1/account/password",
        .body = body({{u"currentPassword"_qs, Password}, {u"newPassword"_qs, u"nine green herons"_qs}}),
        .key = "change-the-password-once",
        .token = here};
    QCOMPARE(m_platform->write(change).status, 204);
    // The current password is another one now, and the same request still has its answer.
    const Reply again = m_platform->write(change);
    QCOMPARE(again.status, 204);
    QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));
    QCOMPARE(m_platform->get("/v1/session", here).status, 200);
    QCOMPARE(m_platform->get("/v1/session", elsewhere).status, 401);
    QCOMPARE(signIn().status, 401);
    QCOMPARE(signIn(u"nine green herons"_qs).status, 201);
}

void TestPasswords::ACC_1_changingThePasswordNeedsTheCurrentOne()
{
    makeAccount();
    const QByteArray token = m_platform->token(Address);
    const auto change = [&](const QString &current, const QString &wanted) {
        return m_platform->write(
            {.method = "POST",
             .target = "/v1/account/password",
             .body = body({{u"currentPassword"_qs, current}, {u"newPassword"_qs, wanted}}),
             .token = token});
    };
    const Reply wrong = change(u"not this one"_qs, u"nine green herons"_qs);
    QCOMPARE(wrong.status, 422);
    QCOMPARE(wrong.type(), u"/problems/password-wrong"_qs);
    QCOMPARE(errorsOf(wrong), QStringList{u"/currentPassword wrong"_qs});
    QCOMPARE(errorsOf(change(Password, u"short"_qs)), QStringList{u"/newPassword short"_qs});
    QCOMPARE(signIn().status, 201);
    // Guessing with somebody's session is slow.
    int tries = 0;
    while (change(u"not this one"_qs, u"nine green herons"_qs).status == 422)
        QVERIFY(++tries < 20);
    QCOMPARE(change(Password, u"nine green herons"_qs).status, 429);
}

void TestPasswords::ACC_1_signOutEverywhere()
{
    makeAccount();
    const QByteArray one = m_platform->token(Address);
    const QByteArray two = m_platform->token(Address);
    HttpRequest request = m_platform->request("DELETE", "/v1/sessions");
    request.headers.set("Authorization", "Bearer " + one);
    QCOMPARE(m_platform->send(request).status, 204);
    QCOMPARE(m_platform->get("/v1/session", one).status, 401);
    QCOMPARE(m_platform->get("/v1/session", two).status, 401);
    QCOMPARE(m_platform->get("/v1/session").status, 200); // of somebody else
}

void TestPasswords::ACC_1_sessionsAreListed()
{
    makeAccount();
    const QByteArray one = m_platform->token(Address);
    const QJsonObject two = signIn().json();
    m_platform->clock().advance(10min);
    m_platform->post("/v1/session/refresh", body({{u"refreshToken"_qs, two[u"refreshToken"_qs]}}));
    const QJsonArray items = m_platform->get("/v1/sessions", one).json()[u"items"_qs].toArray();
    QStringList found;
    for (const QJsonValue &item : items) {
        QVERIFY(item[u"id"_qs].toString().startsWith(u"ses_"_qs));
        found << item[u"createdAt"_qs].toString() + u' ' + item[u"lastSeenAt"_qs].toString()
                + (item[u"current"_qs].toBool() ? u" current"_qs : u""_qs);
    }
    QCOMPARE(found,
             (QStringList{u"2026-03-04T10:00:00.000Z 2026-03-04T10:10:00.000Z"_qs,
                          u"2026-03-04T10:00:00.000Z 2026-03-04T10:00:00.000Z current"_qs}));
    QCOMPARE(m_platform->get("/v1/sessions?x=1", one).status, 400);
}

void TestPasswords::ACC_1_triesAreThrottled()
{
    for (int i = 0; i < 10; ++i)
        QCOMPARE(verify(u"00000-00000"_qs).status, 422);
    const Reply reply = verify(u"00000-00000"_qs);
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.header("Retry-After"), QByteArray("60"));
    QCOMPARE(reset(u"00000-00000"_qs, u"nine green herons"_qs).status, 429);
    QCOMPARE(verify(u"00000-00000"_qs, u"other@guest.example"_qs).status, 422);
}

void TestPasswords::ACC_1_composedAndDecomposedPasswordsAreOne()
{
    QCOMPARE(apply(application(Address, u"fünf große Reiher"_qs)).status, 202);
    QCOMPARE(signIn(u"fünf große Reiher"_qs.normalized(QString::NormalizationForm_D)).status, 201);
}

QTEST_GUILESS_MAIN(TestPasswords)
#include "tst_passwords.moc"
