#include <client/keys/memorykeychain.h>
#include <client/sync/platformclient.h>
#include <core/clock.h>
#include <core/random.h>
#include <models/shell/connectionmodel.h>
#include <models/signin/accountsmodel.h>
#include <models/signin/signinmodel.h>
#include <server/platformserver.h>
#include <support/quiet.h>
#include <support/temporaryhome.h>

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Minideck;
using Field = SignInModel::Field;

// Signing in to a real server of the demo workspace, and what the shell is told about it.
class TestSignInModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void checksFieldsBeforeItAsks();
    void opensASession();
    void saysWhyNot();
    void aNewerAttemptReplacesTheOlder();
    void cancelledMeansGivenUp();
    void accountsAreListedWithTheirState();
    void connectionTellsWhatIsOpen();

private:
    SignInModel::Input input() const;

    TemporaryHome m_serverHome;
    SystemClock m_clock;
    SystemRandom m_random;
    PlatformServer m_server;
    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<MemoryKeychain> m_keychain;
    std::unique_ptr<PlatformClient> m_client;
    std::unique_ptr<SignInModel> m_model;
};

void TestSignInModel::initTestCase()
{
    PlatformServer::Options options;
    options.dataFolder = m_serverHome.filePath(u"server"_qs);
    QVERIFY(PlatformServer::seed(options.dataFolder, PlatformServer::Seed::Demo));
    QVERIFY(m_server.start(std::move(options)));
}

void TestSignInModel::init()
{
    failOnUnexpectedWarnings();
    m_home = std::make_unique<TemporaryHome>();
    m_keychain = std::make_unique<MemoryKeychain>();
    m_client = std::make_unique<PlatformClient>(ClientOptions{m_home->filePath(u"client"_qs), {}},
                                                *m_keychain, m_clock, m_random);
    m_model = std::make_unique<SignInModel>(*m_client);
}

void TestSignInModel::cleanup()
{
    m_model.reset();
    m_client.reset();
    m_keychain.reset();
    m_home.reset();
}

SignInModel::Input TestSignInModel::input() const
{
    return {m_server.url().toString(), PlatformServer::demoEmail(),
            Secret(PlatformServer::demoPassword().toUtf8()), true};
}

void TestSignInModel::checksFieldsBeforeItAsks()
{
    QSignalSpy changed(m_model.get(), &SignInModel::changed);
    m_model->signIn({});
    QVERIFY(!m_model->isBusy());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_model->problem(Field::Platform), u"Enter the address of your platform."_qs);
    QCOMPARE(m_model->problem(Field::Email), u"Enter the e-mail address of your account."_qs);
    QCOMPARE(m_model->problem(Field::Password), u"Enter your password."_qs);

    m_model->signIn({u"http://console.example"_qs, u"nobody"_qs, Secret(QByteArray("secret")), true});
    QVERIFY(m_model->problem(Field::Platform).contains(u"not encrypted"_qs));
    QCOMPARE(m_model->problem(Field::Email), u"This is not an e-mail address."_qs);
    QCOMPARE(m_model->problem(Field::Password), QString());
    QVERIFY(m_client->state().phase == Phase::SignedOut);
}

void TestSignInModel::opensASession()
{
    QSignalSpy signedIn(m_model.get(), &SignInModel::signedIn);
    m_model->signIn(input());
    QVERIFY(m_model->isBusy());
    QTRY_COMPARE(signedIn.count(), 1);
    QVERIFY(!m_model->isBusy());
    QVERIFY(!m_model->error());
    QCOMPARE(m_model->account().email, PlatformServer::demoEmail());
    QCOMPARE(m_model->workspaces().size(), 1);
}

void TestSignInModel::saysWhyNot()
{
    SignInModel::Input wrong = input();
    wrong.password = Secret(QByteArray("not the password"));
    m_model->signIn(std::move(wrong));
    QTRY_VERIFY(!m_model->isBusy());
    QCOMPARE(m_model->problem(Field::Password), u"E-mail and password do not match."_qs);
    QVERIFY(!m_model->error());

    m_model->signIn(input());
    QVERIFY(m_model->problem(Field::Password).isEmpty());
    QVERIFY(!m_model->error());
    QTRY_VERIFY(!m_model->isBusy());
}

void TestSignInModel::aNewerAttemptReplacesTheOlder()
{
    QSignalSpy signedIn(m_model.get(), &SignInModel::signedIn);
    SignInModel::Input wrong = input();
    wrong.email = u"somebody.else@northbay.example"_qs;
    m_model->signIn(std::move(wrong));
    m_model->signIn(input());
    QTRY_VERIFY(!m_model->isBusy());
    QVERIFY(!m_model->error());
    QCOMPARE(signedIn.count(), 1);
}

void TestSignInModel::cancelledMeansGivenUp()
{
    QSignalSpy signedIn(m_model.get(), &SignInModel::signedIn);
    m_model->signIn(input());
    m_model->cancel();
    QVERIFY(!m_model->isBusy());
    QCOMPARE(m_client->state().phase, Phase::SignedOut);
    QVERIFY(!m_model->error());
    // The one that was given up does not come in beside the next one.
    SignInModel::Input wrong = input();
    wrong.email = u"somebody.else@northbay.example"_qs;
    m_model->signIn(std::move(wrong));
    QTRY_VERIFY(!m_model->isBusy());
    QCOMPARE(signedIn.count(), 0);
    QCOMPARE(m_client->knownAccounts().size(), 0);
}

void TestSignInModel::accountsAreListedWithTheirState()
{
    AccountsModel accounts(*m_client);
    const QAbstractItemModelTester tester(&accounts);
    QCOMPARE(accounts.rowCount(), 0);

    QSignalSpy signedIn(m_model.get(), &SignInModel::signedIn);
    m_model->signIn(input());
    QTRY_COMPARE(signedIn.count(), 1);
    QTRY_COMPARE(accounts.rowCount(), 1);
    const QModelIndex row = accounts.index(0);
    QCOMPARE(row.data(AccountsModel::SubtitleRole).toString(),
             u"Sandbox · %1"_qs.arg(PlatformServer::demoEmail()));
    QCOMPARE(row.data(AccountsModel::StateTextRole).toString(), u"Ready"_qs);

    accounts.setCurrent(m_model->account().id, m_model->account().platform);
    QCOMPARE(row.data(AccountsModel::StateTextRole).toString(), u"Signed in"_qs);
    QCOMPARE(accounts.account(0)->id, m_model->account().id);
    QVERIFY(!accounts.account(1));

    QVERIFY(m_client->signOut().isValid());
    QTRY_COMPARE(accounts.rowCount(), 0);
}

void TestSignInModel::connectionTellsWhatIsOpen()
{
    ConnectionModel connection(*m_client);
    QSignalSpy opened(&connection, &ConnectionModel::opened);
    QSignalSpy signedOut(&connection, &ConnectionModel::signedOut);
    QVERIFY(!connection.isOpen());

    m_model->signIn(input());
    QTRY_COMPARE(m_model->workspaces().size(), 1);
    connection.open(m_model->account(), m_model->workspaces().constFirst());
    QTRY_COMPARE(opened.count(), 1);
    QVERIFY(connection.isOpen());
    QCOMPARE(connection.workspaceName(), u"NorthbayCity"_qs);
    QCOMPARE(connection.accountName(), u"Noor Rahman"_qs);
    QVERIFY(connection.role().is(Role::Admin));
    QVERIFY(connection.environment().is(Environment::Sandbox));
    QTRY_VERIFY(connection.state().lastSynced.isValid());
    QVERIFY(!connection.cacheProblem());

    connection.signOut();
    QTRY_COMPARE(signedOut.count(), 1);
    QVERIFY(!connection.isOpen());
    QCOMPARE(connection.workspaceName(), QString());
}

QTEST_GUILESS_MAIN(TestSignInModel)
#include "tst_signinmodel.moc"
