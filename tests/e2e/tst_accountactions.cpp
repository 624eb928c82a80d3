#include "livestage.h"

#include <client/sync/accountactions.h>
#include <support/faultproxy.h>
#include <support/quiet.h>

#include <QDirIterator>

using namespace Minideck;

// What accounts can do, over real HTTP: one person who is nobody yet, and the demo admin who reads the mail.
class TestAccountActions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void ACC_1_fromNobodyToMember();
    void ACC_1_aForgottenPasswordIsReplacedByCode();
    void ACC_1_whatIsSentAgainHappensOnce();
    void ACC_1_signOutEverywhereEndsAllSessions();
    void MEM_2_anAddressIsVerifiedBeforeItAccepts();
    void ACC_1_refusalsNameTheirFields();
    void nothingGoesOutWithoutASession();
    void aForeignAddressGetsNoPassword();
    void aPlatformWithoutAccountsGetsNoPassword();
    void OFF_8_noSecretIsInAnyFile();
    void ACC_11_goesOnAsSomebodyElse_data();
    void ACC_11_goesOnAsSomebodyElse();
    void ACC_11_isNotRememberedHere();
    void ACC_11_leavesNoSessionBehind();

private:
    std::unique_ptr<PlatformClient> makeClient(const QString &name)
    {
        return std::make_unique<PlatformClient>(ClientOptions{m_home->filePath(name), {}}, m_keychain,
                                                m_clock, m_random);
    }
    Result<SignedIn> signIn(PlatformClient &client, const QString &email, const QByteArray &password)
    {
        SignInRequest request;
        request.platform = m_server->url();
        request.email = email;
        request.password = Secret(QByteArray(password));
        return awaited(client.signIn(std::move(request)));
    }
    // The code of the newest letter to somebody.
    QString codeTo(const QString &email)
    {
        const auto mail = awaited(m_admin->client->accountActions().sandboxMail());
        for (const SandboxLetter &letter : mail.valueOr({})) {
            if (letter.recipient == email)
                return letter.code;
        }
        return {};
    }
    void invite(const QString &email)
    {
        QSignalSpy finished(&m_admin->outbox(), &Outbox::finished);
        Operation operation;
        operation.kind = OperationKind::Invite;
        operation.targetName = email;
        operation.body = "{\"invitations\":[{\"email\":\"" + email.toUtf8() + "\"}]}";
        QVERIFY(awaited(m_admin->outbox().add(operation)));
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished.first().first().value<Operation>().state, OperationState::Done);
    }
    AccountActions &actions() { return m_client->accountActions(); }

    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<LiveServer> m_server;
    std::unique_ptr<LiveClient> m_admin;
    MemoryKeychain m_keychain;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<PlatformClient> m_client;
};

static const QString Zoe = QStringLiteral("zoe@guest.example");
static const QByteArray Password = "seven blue herons";

void TestAccountActions::init()
{
    failOnUnexpectedWarnings();
    m_home = std::make_unique<TemporaryHome>();
    m_server = std::make_unique<LiveServer>(m_home->filePath(u"server"_qs));
    m_admin = std::make_unique<LiveClient>(m_home->filePath(u"admin"_qs), m_server->url());
    QVERIFY(m_admin->enter());
    m_client = makeClient(u"client"_qs);
}

void TestAccountActions::cleanup()
{
    m_client.reset();
    m_admin.reset();
    m_server.reset();
    m_home.reset();
}

void TestAccountActions::ACC_1_fromNobodyToMember()
{
    const QUrl url = m_server->url();
    QVERIFY(awaited(actions().apply(url, Zoe, u"Zoë"_qs, Secret(QByteArray(Password)))));
    const auto wrong = awaited(actions().verify(url, Zoe, u"00000-00000"_qs));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().fields.value(0).pointer, u"/code"_qs);
    // As people type it.
    QVERIFY(awaited(actions().verify(url, Zoe, codeTo(Zoe).toLower().remove(u'-'))));
    const auto signedIn = signIn(*m_client, Zoe, Password);
    QVERIFY(signedIn);
    QVERIFY(signedIn->workspaces.isEmpty());

    invite(Zoe);
    QSignalSpy joined(&actions(), &AccountActions::joined);
    const auto workspace = awaited(actions().acceptInvitation(codeTo(Zoe)));
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().serverText));
    QCOMPARE(workspace->name, u"NorthbayCity"_qs);
    QVERIFY(workspace->role.is(Role::Developer));
    QCOMPARE(joined.count(), 1);
    // It can be opened at the next start, without the network.
    QCOMPARE(m_client->knownWorkspaces(signedIn->account), QList{*workspace});
    QVERIFY(awaited(m_client->openWorkspace(signedIn->account, *workspace)));
}

void TestAccountActions::ACC_1_aForgottenPasswordIsReplacedByCode()
{
    const QUrl url = m_server->url();
    QVERIFY(awaited(actions().apply(url, Zoe, u"Zoë"_qs, Secret(QByteArray(Password)))));
    // Nobody learns from the answer who has an account.
    QVERIFY(awaited(actions().requestResetCode(url, u"nobody@guest.example"_qs)));
    QCOMPARE(codeTo(u"nobody@guest.example"_qs), QString());
    QVERIFY(awaited(actions().requestResetCode(url, Zoe)));
    const Secret another(QByteArray("nine green herons"));
    QVERIFY(awaited(actions().resetPassword(url, Zoe, codeTo(Zoe), another)));
    QVERIFY(!signIn(*m_client, Zoe, Password));
    QVERIFY(signIn(*m_client, Zoe, another.reveal()));
}

void TestAccountActions::ACC_1_whatIsSentAgainHappensOnce()
{
    const auto letters = [this] {
        const auto mail = awaited(m_admin->client->accountActions().sandboxMail());
        return mail.valueOr({}).size();
    };
    FaultProxy proxy(m_server->url());
    const auto isWrite = [](const PeerRequest &request) { return request.method == "POST"; };
    proxy.plan().add(requestFault("closed without a byte"), Fault::Moment::After, isWrite, 1);
    const auto apply = [&] {
        return awaited(actions().apply(proxy.url(), Zoe, u"Zoë"_qs, Secret(QByteArray(Password))));
    };
    QVERIFY(!apply());
    QCOMPARE(proxy.plan().meetings(), 1);
    QCOMPARE(letters(), 1);
    QVERIFY(apply());
    QCOMPARE(letters(), 1);
    proxy.heal();
    // What was answered is another wish the next time.
    QVERIFY(awaited(actions().requestVerificationCode(proxy.url(), Zoe)));
    QVERIFY(awaited(actions().requestVerificationCode(proxy.url(), Zoe)));
    QCOMPARE(letters(), 3);
}

void TestAccountActions::ACC_1_signOutEverywhereEndsAllSessions()
{
    const auto here = signIn(*m_client, PlatformServer::demoEmail(), PlatformServer::demoPassword().toUtf8());
    QVERIFY(here);
    const auto others = awaited(actions().otherSessions());
    QVERIFY(others);
    QCOMPARE(*others, 1);
    QVERIFY(awaited(actions().endSessions()));
    const auto ended = awaited(m_admin->client->accountActions().otherSessions());
    QVERIFY(!ended);
    QVERIFY(ended.error().kind == ErrorKind::Unauthenticated);
}

void TestAccountActions::MEM_2_anAddressIsVerifiedBeforeItAccepts()
{
    const QUrl url = m_server->url();
    QVERIFY(awaited(actions().apply(url, Zoe, u"Zoë"_qs, Secret(QByteArray(Password)))));
    QVERIFY(signIn(*m_client, Zoe, Password));
    invite(Zoe);
    const QString invitation = codeTo(Zoe);
    const auto refused = awaited(actions().acceptInvitation(invitation));
    QVERIFY(!refused);
    QVERIFY(refused.error().kind == ErrorKind::Forbidden);
    QCOMPARE(refused.error().code, u"ACC-1"_qs);
    QVERIFY(awaited(actions().requestVerificationCode(url, Zoe)));
    QVERIFY(awaited(actions().verify(url, Zoe, codeTo(Zoe))));
    QVERIFY(awaited(actions().acceptInvitation(invitation)));
}

void TestAccountActions::ACC_1_refusalsNameTheirFields()
{
    const auto refused = awaited(
        actions().apply(m_server->url(), u"zoe"_qs, u"Zoe\u202Eeoz"_qs, Secret(QByteArray("password1234"))));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"ACC-1"_qs);
    QStringList said;
    for (const FieldError &field : refused.error().fields)
        said << field.pointer + u' ' + field.code;
    QCOMPARE(said, QStringList({u"/email syntax"_qs, u"/displayName control"_qs, u"/password common"_qs}));
}

void TestAccountActions::nothingGoesOutWithoutASession()
{
    QVERIFY(awaited(actions().acceptInvitation(u"7K2QX-9M4TB"_qs)).error().kind
            == ErrorKind::Unauthenticated);
    QVERIFY(awaited(actions().otherSessions()).error().kind == ErrorKind::Unauthenticated);
    QVERIFY(awaited(actions().endSessions()).error().kind == ErrorKind::Unauthenticated);
    QVERIFY(awaited(actions().sandboxMail()).error().kind == ErrorKind::Unauthenticated);
    QVERIFY(awaited(m_client->actAs(DemoRole::Admin)).error().kind == ErrorKind::Unauthenticated);
    QCOMPARE(m_client->state().phase, Phase::SignedOut);
}

void TestAccountActions::aForeignAddressGetsNoPassword()
{
    std::atomic<int> writes = 0;
    FaultProxy proxy(m_server->url(), [&writes](QList<QByteArray> &lines) {
        if (lines.first().startsWith("POST"))
            ++writes;
        lines.first().replace("GET /v1 ", "GET /v1/nothing ");
    });
    const auto refused = awaited(actions().apply(proxy.url(), Zoe, u"Zoë"_qs, Secret(QByteArray(Password))));
    QVERIFY(!refused);
    QCOMPARE(writes.load(), 0);
    const QUrl plain(u"http://console.example"_qs);
    QCOMPARE(awaited(actions().requestResetCode(plain, Zoe)).error().fields.value(0).pointer,
             u"/platform"_qs);
}

void TestAccountActions::aPlatformWithoutAccountsGetsNoPassword()
{
    const QByteArray body =
        "{\"name\":\"X\",\"apiVersion\":\"1.0.0\",\"environment\":\"test\",\"features\":[]}";
    const Fault poor{.name = "a platform that can do little",
                     .kind = Fault::Kind::Replace,
                     .answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                         + QByteArray::number(body.size()) + "\r\n\r\n" + body};
    std::atomic<int> writes = 0;
    FaultProxy proxy(m_server->url(), [&writes](const QList<QByteArray> &lines) {
        if (lines.first().startsWith("POST"))
            ++writes;
    });
    const auto all = [](const PeerRequest &) { return true; };
    proxy.plan().add(poor, Fault::Moment::Before, all, 1000);
    const auto refused = awaited(actions().apply(proxy.url(), Zoe, u"Zoë"_qs, Secret(QByteArray(Password))));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"accounts.missing"_qs);
    QCOMPARE(proxy.plan().meetings(), 1);
    QCOMPARE(writes.load(), 0);
}

void TestAccountActions::OFF_8_noSecretIsInAnyFile()
{
    const QUrl url = m_server->url();
    QVERIFY(awaited(actions().apply(url, Zoe, u"Zoë"_qs, Secret(QByteArray(Password)))));
    const QString code = codeTo(Zoe);
    QVERIFY(awaited(actions().verify(url, Zoe, code)));
    QVERIFY(signIn(*m_client, Zoe, Password));
    invite(Zoe);
    const QString invitation = codeTo(Zoe);
    QVERIFY(awaited(actions().acceptInvitation(invitation)));
    m_client.reset();
    int files = 0;
    QDirIterator walk(m_home->filePath(u"client"_qs), QDir::Files | QDir::Hidden,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        ++files;
        for (const QByteArray &secret : {Password, code.toLatin1(), invitation.toLatin1()})
            QVERIFY2(!content.contains(secret), qPrintable(file.fileName()));
    }
    QVERIFY(files > 0);
}

void TestAccountActions::ACC_11_goesOnAsSomebodyElse_data()
{
    QTest::addColumn<DemoRole>("role");
    QTest::addColumn<QString>("memberRole");
    QTest::newRow("admin") << DemoRole::Admin << u"admin"_qs;
    QTest::newRow("reviewer") << DemoRole::Reviewer << u"reviewer"_qs;
    QTest::newRow("developer") << DemoRole::Developer << u"developer"_qs;
    QTest::newRow("program admin") << DemoRole::ProgramAdmin << u"developer"_qs;
    QTest::newRow("operator") << DemoRole::Operator << QString();
}

void TestAccountActions::ACC_11_goesOnAsSomebodyElse()
{
    QFETCH(DemoRole, role);
    PlatformClient &client = *m_admin->client;
    const auto acting = awaited(client.actAs(role));
    QVERIFY(acting);
    QTEST(acting->workspaces.value(0).role.text(), "memberRole");
    QCOMPARE(client.state().phase, Phase::Online);
    if (!acting->workspaces.isEmpty())
        QVERIFY(awaited(client.openWorkspace(acting->account, acting->workspaces.first())));
    // And back, from whoever it is.
    const auto admin = awaited(client.actAs(DemoRole::Admin));
    QVERIFY(admin);
    QCOMPARE(admin->account.email, PlatformServer::demoEmail());
}

void TestAccountActions::ACC_11_isNotRememberedHere()
{
    PlatformClient &client = *m_admin->client;
    const QList<KnownAccount> before = client.knownAccounts();
    QVERIFY(awaited(client.actAs(DemoRole::Reviewer)));
    QCOMPARE(client.knownAccounts(), before);
}

void TestAccountActions::ACC_11_leavesNoSessionBehind()
{
    SignInRequest request;
    request.platform = m_server->url();
    request.email = PlatformServer::demoEmail();
    request.password = Secret(PlatformServer::demoPassword().toUtf8());
    request.keep = false;
    QVERIFY(awaited(m_client->signIn(std::move(request))));
    AccountActions &admin = m_admin->client->accountActions();
    QCOMPARE(awaited(admin.otherSessions()).valueOr(-1), 1);
    QVERIFY(awaited(m_client->actAs(DemoRole::Reviewer)));
    QTRY_COMPARE(awaited(admin.otherSessions()).valueOr(-1), 0);

    // The one that the keychain holds can be come back to.
    QVERIFY(awaited(m_admin->client->actAs(DemoRole::Reviewer)));
    QVERIFY(awaited(m_admin->client->restore(m_admin->client->knownAccounts().constFirst())));
}

QTEST_GUILESS_MAIN(TestAccountActions)
#include "tst_accountactions.moc"
