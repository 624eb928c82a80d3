#include "testplatform.h"

#include <server/rules/auditlog.h>
#include <server/rules/onetimecodes.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;
using namespace std::chrono_literals;

static const QString Address = u"zoe@guest.example"_qs;
static const QString Password = u"seven blue herons"_qs;

static QByteArray body(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

static QByteArray application(const QString &email = Address, const QString &password = Password,
                              const QString &name = u"Zoë"_qs)
{
    return body({{u"email"_qs, email}, {u"displayName"_qs, name}, {u"password"_qs, password}});
}

class TestAccounts : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_platform = std::make_unique<TestPlatform>();
    }

    void ACC_1_applyVerifySignIn();
    void ACC_1_answersTheSameForKnownAddresses();
    void ACC_1_theOwnerOfAnAddressIsTold();
    void ACC_1_theLastApplicantOfAnUnverifiedAddressIsBelieved();
    void ACC_1_refusesBadAccounts_data();
    void ACC_1_refusesBadAccounts();
    void ACC_1_codeWorksOnce();
    void ACC_1_codeExpires();
    void ACC_1_codeDiesAfterTenWrongOnes();
    void ACC_1_aNewCodeEndsTheOldOne();
    void ACC_1_codesAreKeptAsKeyedHashesOnly();
    void ACC_1_codesAreTypedByPeople();
    void ACC_1_resetByCodeEndsAllSessions();
    void ACC_1_resetOfUnknownAddressesLooksTheSame();
    void ACC_1_changingThePasswordEndsOtherSessions();
    void ACC_1_changingThePasswordNeedsTheCurrentOne();
    void ACC_1_signOutEverywhere();
    void ACC_1_sessionsAreListed();
    void ACC_1_lettersAreThrottledForEveryAddressAlike();
    void ACC_1_triesAreThrottled();
    void ACC_1_composedAndDecomposedPasswordsAreOne();
    void renamingReachesTheMembers();
    void renamingNeedsTheRevision();
    void aKeyStandsForOneRequest();
    void aKeyWithAnotherPasswordIsAnotherRequest();
    void everyRouteNeedsAKey_data();
    void everyRouteNeedsAKey();
    void everyChangeWithASessionNeedsAKey();
    void AUD_1_everyChangeIsAnEvent();

private:
    Reply apply(const QByteArray &application = ::application())
    {
        return m_platform->postOnce("/v1/accounts", application);
    }
    Reply verify(const QString &code, const QString &email = Address)
    {
        return m_platform->postOnce("/v1/accounts/verification",
                                    body({{u"email"_qs, email}, {u"code"_qs, code}}));
    }
    Reply askReset(const QString &email = Address)
    {
        return m_platform->postOnce("/v1/password-reset", body({{u"email"_qs, email}}));
    }
    Reply reset(const QString &code, const QString &password, const QString &email = Address)
    {
        return m_platform->postOnce(
            "/v1/password-reset/confirm",
            body({{u"email"_qs, email}, {u"code"_qs, code}, {u"newPassword"_qs, password}}));
    }
    Reply signIn(const QString &password = Password, const QString &email = Address)
    {
        return m_platform->post("/v1/session", body({{u"email"_qs, email}, {u"password"_qs, password}}));
    }
    void makeAccount()
    {
        QCOMPARE(apply().status, 202);
        QCOMPARE(verify(m_platform->codeFor(Address)).status, 204);
    }
    static QStringList errorsOf(const Reply &reply)
    {
        QStringList errors;
        for (const QJsonValue &error : reply.json()[u"errors"_qs].toArray())
            errors << error[u"pointer"_qs].toString() + u' ' + error[u"code"_qs].toString();
        return errors;
    }

    std::unique_ptr<TestPlatform> m_platform;
};

void TestAccounts::ACC_1_applyVerifySignIn()
{
    const Reply applied = apply();
    QCOMPARE(applied.status, 202);
    QCOMPARE(applied.body, QByteArray());
    // Not verified yet, but already somebody.
    const QJsonObject before = signIn().json();
    QCOMPARE(before[u"account"_qs][u"verified"_qs].toBool(true), false);
    QCOMPARE(before[u"account"_qs][u"name"_qs].toString(), u"Zoë"_qs);
    QCOMPARE(before[u"workspaces"_qs].toArray(), QJsonArray());

    QCOMPARE(verify(m_platform->codeFor(Address)).status, 204);
    const Reply after = m_platform->get("/v1/account", before[u"accessToken"_qs].toString().toLatin1());
    QCOMPARE(after.json()[u"verified"_qs].toBool(), true);
    QCOMPARE(after.json()[u"displayName"_qs].toString(), u"Zoë"_qs);
    QCOMPARE(after.json()[u"operator"_qs].toBool(true), false);
    QCOMPARE(after.header("ETag"), QByteArray("\"2\""));
}

void TestAccounts::ACC_1_answersTheSameForKnownAddresses()
{
    const Reply unknown = apply();
    const Reply unverified = apply();
    const Reply known = apply(application(DemoWorkspace::administrator()));
    for (const Reply &reply : {unverified, known}) {
        QCOMPARE(reply.status, unknown.status);
        QCOMPARE(reply.body, unknown.body);
        QCOMPARE(reply.headers.all(), unknown.headers.all());
    }
}

void TestAccounts::ACC_1_theOwnerOfAnAddressIsTold()
{
    QCOMPARE(apply(application(u"NOOR.rahman@northbay.example"_qs)).status, 202);
    const auto letters = m_platform->mailTo(DemoWorkspace::administrator());
    QCOMPARE(letters.size(), 1);
    QCOMPARE(letters.first()[u"subject"_qs].toString(), u"You have a Minideck account already"_qs);
    QVERIFY(letters.first()[u"code"_qs].isNull());
    // Nothing of the account was touched.
    QCOMPARE(signIn(DemoWorkspace::password(), DemoWorkspace::administrator()).status, 201);
}

void TestAccounts::ACC_1_theLastApplicantOfAnUnverifiedAddressIsBelieved()
{
    QCOMPARE(apply(application(Address, u"the one of somebody else"_qs)).status, 202);
    const QString stale = m_platform->codeFor(Address);
    const QJsonObject stranger = signIn(u"the one of somebody else"_qs).json();
    QCOMPARE(apply().status, 202);
    QCOMPARE(verify(stale).status, 422);
    QCOMPARE(verify(m_platform->codeFor(Address)).status, 204);
    QCOMPARE(signIn(u"the one of somebody else"_qs).status, 401);
    QCOMPARE(m_platform->get("/v1/session", stranger[u"accessToken"_qs].toString().toLatin1()).status, 401);
    QCOMPARE(signIn().status, 201);
}

void TestAccounts::ACC_1_refusesBadAccounts_data()
{
    QTest::addColumn<QByteArray>("application");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &application, const QString &error) {
        QTest::newRow(name) << application << error;
    };
    const auto password = [](const QString &text) { return application(Address, text); };
    row("eleven characters", password(u"seven heron"_qs), u"/password short"_qs);
    row("eleven characters of more bytes", password(u"sëvën hërön"_qs), u"/password short"_qs);
    row("the address", password(Address), u"/password email"_qs);
    row("holds the address", password(u"xx Zoe@Guest.example"_qs), u"/password email"_qs);
    row("part of the address", password(u"guest.example"_qs), u"/password email"_qs);
    row("holds the name", application(u"amalia@x.example"_qs, u"amaliaamalia22"_qs), u"/password email"_qs);
    row("common", password(u"Password1234!"_qs), u"/password common"_qs);
    row("well known", password(u"CorrectHorseBatteryStaple"_qs), u"/password common"_qs);
    row("digits for letters", password(u"p4$$w0rd2026!!"_qs), u"/password common"_qs);
    row("one character", password(u"aaaaaaaaaaaa"_qs), u"/password common"_qs);
    row("repeated", password(u"herons herons"_qs), u"/password common"_qs);
    row("digits", password(u"123456789012"_qs), u"/password common"_qs);
    row("keyboard", password(u"qwertyuiop[]"_qs), u"/password common"_qs);
    row("zigzag", password(u"1qaz2wsx3edc"_qs), u"/password common"_qs);
    row("alphabet backwards", password(u"mlkjihgfedcba"_qs), u"/password common"_qs);
    row("control", password(u"seven\tblue herons"_qs), u"/password control"_qs);
    row("no address", application(u"zoe"_qs), u"/email syntax"_qs);
    row("blank name", application(Address, Password, u"  "_qs), u"/displayName length"_qs);
    row("long name", application(Address, Password, QString(65, u'n')), u"/displayName length"_qs);
    row("line in the name", application(Address, Password, u"Z\nBcc: x"_qs), u"/displayName control"_qs);
    row("turned name", application(Address, Password, u"Z\u202Eeoz"_qs), u"/displayName control"_qs);
}

void TestAccounts::ACC_1_refusesBadAccounts()
{
    QFETCH(QByteArray, application);
    const Reply reply = apply(application);
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.code(), u"ACC-1"_qs);
    QTEST(errorsOf(reply).join(u", "_qs), "error");
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM mail_outbox"_qs), u"0"_qs);
}

void TestAccounts::ACC_1_codeWorksOnce()
{
    apply();
    const QString code = m_platform->codeFor(Address);
    QCOMPARE(verify(code, u"other@guest.example"_qs).status, 422);
    QCOMPARE(verify(code).status, 204);
    const Reply again = verify(code);
    QCOMPARE(again.status, 422);
    QCOMPARE(again.code(), u"ACC-1"_qs);
    QCOMPARE(again.type(), u"/problems/code-refused"_qs);
    QCOMPARE(errorsOf(again), QStringList{u"/code refused"_qs});

    askReset();
    const QString resetCode = m_platform->codeFor(Address);
    QCOMPARE(verify(resetCode).status, 422); // of another purpose
    QCOMPARE(reset(resetCode, u"nine green herons"_qs).status, 204);
    QCOMPARE(reset(resetCode, u"five white herons"_qs).status, 422);
    QCOMPARE(signIn(u"nine green herons"_qs).status, 201);
}

void TestAccounts::ACC_1_codeExpires()
{
    apply();
    const QString code = m_platform->codeFor(Address);
    m_platform->clock().advance(24h);
    QCOMPARE(verify(code).status, 422);
    m_platform->postOnce("/v1/accounts/verification/request", body({{u"email"_qs, Address}}));
    m_platform->clock().advance(24h - 1ms);
    QCOMPARE(verify(m_platform->codeFor(Address)).status, 204);
    askReset();
    const QString resetCode = m_platform->codeFor(Address);
    m_platform->clock().advance(1h);
    QCOMPARE(reset(resetCode, u"nine green herons"_qs).status, 422);
}

void TestAccounts::ACC_1_codeDiesAfterTenWrongOnes()
{
    apply();
    const QString code = m_platform->codeFor(Address);
    for (int i = 0; i < OneTimeCodes::Attempts; ++i) {
        m_platform->clock().advance(1min); // or the throttle would be faster
        QCOMPARE(verify(u"00000-00000"_qs).status, 422);
    }
    m_platform->clock().advance(1min);
    QCOMPARE(verify(code).status, 422);
    m_platform->postOnce("/v1/accounts/verification/request", body({{u"email"_qs, Address}}));
    QCOMPARE(verify(m_platform->codeFor(Address)).status, 204);
}

void TestAccounts::ACC_1_aNewCodeEndsTheOldOne()
{
    apply();
    const QString first = m_platform->codeFor(Address);
    m_platform->postOnce("/v1/accounts/verification/request", body({{u"email"_qs, Address}}));
    const QString second = m_platform->codeFor(Address);
    QVERIFY(first != second);
    QCOMPARE(verify(first).status, 422);
    QCOMPARE(verify(second).status, 204);
    // A verified address needs no code, and nobody learns that.
    const auto letters = m_platform->mailTo(Address).size();
    QCOMPARE(m_platform->postOnce("/v1/accounts/verification/request", body({{u"email"_qs, Address}})).status,
             202);
    QCOMPARE(m_platform->mailTo(Address).size(), letters);
}

void TestAccounts::ACC_1_codesAreKeptAsKeyedHashesOnly()
{
    apply();
    askReset();
    const auto letters = m_platform->mailTo(Address);
    QCOMPARE(letters.size(), 2);
    for (const QString &name : {u"platform.sqlite"_qs, u"platform.sqlite-wal"_qs}) {
        QFile file(m_platform->file(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        for (const QJsonObject &letter : letters) {
            const QString code = letter[u"code"_qs].toString();
            const QString plain = OneTimeCodes::normalized(code);
            QCOMPARE(plain.size(), 10);
            for (const QByteArray &form :
                 {code.toUtf8(), plain.toUtf8(),
                  QCryptographicHash::hash(plain.toUtf8(), QCryptographicHash::Sha256)})
                QVERIFY(!content.contains(form));
        }
        QVERIFY(!content.contains(Password.toUtf8()));
    }
}

void TestAccounts::ACC_1_codesAreTypedByPeople()
{
    QCOMPARE(OneTimeCodes::normalized(u" ab0Lo-i2x y9 "_qs), u"AB01012XY9"_qs);
    apply();
    const QString code = m_platform->codeFor(Address);
    QVERIFY(QRegularExpression(u"^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$"_qs).match(code).hasMatch());
    QCOMPARE(verify(code.toLower().remove(u'-').insert(3, u' ')).status, 204);
}

void TestAccounts::ACC_1_resetByCodeEndsAllSessions()
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

void TestAccounts::ACC_1_resetOfUnknownAddressesLooksTheSame()
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

void TestAccounts::ACC_1_changingThePasswordEndsOtherSessions()
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

void TestAccounts::ACC_1_changingThePasswordNeedsTheCurrentOne()
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

void TestAccounts::ACC_1_signOutEverywhere()
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

void TestAccounts::ACC_1_sessionsAreListed()
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

void TestAccounts::ACC_1_lettersAreThrottledForEveryAddressAlike()
{
    makeAccount();
    for (const QString &address : {DemoWorkspace::administrator(), u"nobody@guest.example"_qs}) {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(askReset(address).status, 202);
        const Reply reply = askReset(address.toUpper());
        QCOMPARE(reply.status, 429);
        QCOMPARE(reply.header("Retry-After"), QByteArray("600"));
        QCOMPARE(reply.code(), u"AUTH-3"_qs);
    }
    m_platform->clock().advance(10min);
    QCOMPARE(askReset(DemoWorkspace::administrator()).status, 202);
    // Nobody asks for ever more addresses, either.
    int asked = 0;
    Reply reply;
    do {
        reply = askReset(u"number%1@guest.example"_qs.arg(asked));
        QVERIFY(++asked < 100);
    } while (reply.status == 202);
    QCOMPARE(reply.status, 429);
    QCOMPARE(m_platform
                 ->postOnce("/v1/password-reset", body({{u"email"_qs, u"elsewhere@guest.example"_qs}}), {},
                            "127.0.0.2")
                 .status,
             202);
}

void TestAccounts::ACC_1_triesAreThrottled()
{
    for (int i = 0; i < 10; ++i)
        QCOMPARE(verify(u"00000-00000"_qs).status, 422);
    const Reply reply = verify(u"00000-00000"_qs);
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.header("Retry-After"), QByteArray("60"));
    QCOMPARE(reset(u"00000-00000"_qs, u"nine green herons"_qs).status, 429);
    QCOMPARE(verify(u"00000-00000"_qs, u"other@guest.example"_qs).status, 422);
}

void TestAccounts::ACC_1_composedAndDecomposedPasswordsAreOne()
{
    QCOMPARE(apply(application(Address, u"fünf große Reiher"_qs)).status, 202);
    QCOMPARE(signIn(u"fünf große Reiher"_qs.normalized(QString::NormalizationForm_D)).status, 201);
}

void TestAccounts::renamingReachesTheMembers()
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

void TestAccounts::renamingNeedsTheRevision()
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

void TestAccounts::aKeyStandsForOneRequest()
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

void TestAccounts::aKeyWithAnotherPasswordIsAnotherRequest()
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

void TestAccounts::everyRouteNeedsAKey_data()
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

void TestAccounts::everyRouteNeedsAKey()
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

void TestAccounts::everyChangeWithASessionNeedsAKey()
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

void TestAccounts::AUD_1_everyChangeIsAnEvent()
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

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
