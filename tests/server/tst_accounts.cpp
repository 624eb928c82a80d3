#include "accountstage.h"

#include <server/rules/onetimecodes.h>
#include <support/quiet.h>

using namespace Minideck;
using namespace std::chrono_literals;

// From the application to the verified address.
class TestAccounts : public QObject, private AccountStage
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        begin();
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
    void ACC_1_lettersAreThrottledForEveryAddressAlike();
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

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
