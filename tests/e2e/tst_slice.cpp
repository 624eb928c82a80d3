#include <client/keys/memorykeychain.h>
#include <client/sync/memberrepository.h>
#include <client/sync/platformclient.h>
#include <core/clock.h>
#include <core/random.h>
#include <models/members/membersmodel.h>
#include <models/shell/connectionmodel.h>
#include <models/signin/signinmodel.h>
#include <server/platformserver.h>
#include <support/quiet.h>
#include <support/temporaryhome.h>

#include <QAbstractItemModelTester>
#include <QDirIterator>
#include <QtTest>

using namespace Minideck;

// The whole road with nothing replaced but the keychain: server → HTTP → client → cache → model.
class TestSlice : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void signsInAndShowsTheDemoMembers();
    void OFF_1_showsTheCacheWhileTheServerIsAway();
    void OFF_8_noSecretIsInAnyFile();
    void wrongPasswordIsSaidAndNothingIsKept();
    void ROL_1_aDeveloperGetsNoMembers();
};

namespace {

// Remembers what was given to it, to look for it where it must not be.
class WitnessKeychain : public MemoryKeychain
{
public:
    QFuture<Result<void>> write(const QString &key, Secret secret) override
    {
        seen << QByteArray(secret.reveal().constData(), secret.reveal().size());
        return MemoryKeychain::write(key, std::move(secret));
    }

    QList<QByteArray> seen;
};

// A server with the demo workspace, and a client of it, in one temporary home.
struct Stage
{
    TemporaryHome home;
    SystemClock clock;
    SystemRandom random;
    WitnessKeychain keychain;
    PlatformServer server;

    Stage()
    {
        if (!PlatformServer::seed(serverFolder(), PlatformServer::Seed::Demo))
            qFatal("the demo workspace cannot be made");
        startServer(0);
    }
    QString serverFolder() const { return home.filePath(u"server"_qs); }
    QString clientFolder() const { return home.filePath(u"client"_qs); }

    void startServer(quint16 port)
    {
        PlatformServer::Options options;
        options.dataFolder = serverFolder();
        options.port = port;
        if (const auto started = server.start(std::move(options)); !started)
            qFatal("the server does not start: %s", qPrintable(started.error().detail));
    }
    std::unique_ptr<PlatformClient> makeClient()
    {
        return std::make_unique<PlatformClient>(ClientOptions{clientFolder(), {}}, keychain, clock, random);
    }
    SignInModel::Input input(const QString &email) const
    {
        return {server.url().toString(), email, Secret(PlatformServer::demoPassword().toUtf8()), true};
    }
};

QStringList names(const MembersModel &model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result << model.index(row, MembersModel::Name).data().toString();
    return result;
}

} // namespace

void TestSlice::signsInAndShowsTheDemoMembers()
{
    Stage stage;
    const auto client = stage.makeClient();
    SignInModel signIn(*client);
    ConnectionModel connection(*client);
    MembersModel members(stage.clock);
    const QAbstractItemModelTester tester(&members);
    members.follow(*client);
    bool saidEmpty = false;
    connect(&members, &MembersModel::stateChanged, this,
            [&] { saidEmpty = saidEmpty || members.state() == ListState::Empty; });

    QSignalSpy signedIn(&signIn, &SignInModel::signedIn);
    signIn.signIn(stage.input(PlatformServer::demoEmail()));
    QTRY_COMPARE(signedIn.count(), 1);
    QCOMPARE(signIn.workspaces().size(), 1);

    connection.open(signIn.account(), signIn.workspaces().constFirst());
    QTRY_COMPARE(members.rowCount(), 24);
    QVERIFY2(!saidEmpty, "not even for a moment");
    QTRY_COMPARE(connection.phase(), Phase::Online);
    QCOMPARE(connection.workspaceName(), u"NorthbayCity"_qs);
    QTRY_COMPARE(members.counts().value_or(MemberCounts()).all, 24);
    QVERIFY(members.counts()->invited >= 2);
    QVERIFY(members.counts()->inactive >= 1);

    MemberQuery query;
    query.search = u"amara"_qs;
    members.setQuery(query);
    QTRY_COMPARE(names(members), QStringList{u"Amara Okafor"_qs});
    query.search = u"怡君"_qs;
    members.setQuery(query);
    QTRY_COMPARE(names(members), QStringList{u"陳怡君"_qs});
}

void TestSlice::OFF_1_showsTheCacheWhileTheServerIsAway()
{
    Stage stage;
    KnownAccount account;
    WorkspaceMembership workspace;
    {
        const auto client = stage.makeClient();
        SignInModel signIn(*client);
        QSignalSpy signedIn(&signIn, &SignInModel::signedIn);
        signIn.signIn(stage.input(PlatformServer::demoEmail()));
        QTRY_COMPARE(signedIn.count(), 1);
        account = signIn.account();
        workspace = signIn.workspaces().constFirst();
        ConnectionModel connection(*client);
        connection.open(account, workspace);
        QTRY_VERIFY(connection.state().lastSynced.isValid());
    }
    stage.server.stop();

    const auto client = stage.makeClient();
    QCOMPARE(client->knownAccounts().size(), 1);
    QCOMPARE(client->knownWorkspaces(account), QList{workspace});
    MembersModel members(stage.clock);
    members.follow(*client);
    ConnectionModel connection(*client);
    connection.open(account, workspace);
    QTRY_COMPARE(members.rowCount(), 24);
}

void TestSlice::OFF_8_noSecretIsInAnyFile()
{
    Stage stage;
    {
        const auto client = stage.makeClient();
        SignInModel signIn(*client);
        QSignalSpy signedIn(&signIn, &SignInModel::signedIn);
        signIn.signIn(stage.input(PlatformServer::demoEmail()));
        QTRY_COMPARE(signedIn.count(), 1);
        ConnectionModel connection(*client);
        connection.open(signIn.account(), signIn.workspaces().constFirst());
        QTRY_VERIFY(connection.state().lastSynced.isValid());
    }
    const QByteArray password = PlatformServer::demoPassword().toUtf8();
    QList<QByteArray> canaries{password, password.toBase64(), password.toHex()};
    for (const QByteArray &kept : stage.keychain.seen)
        canaries << kept << kept.toBase64() << kept.toHex();
    QVERIFY(canaries.size() > 3);

    int files = 0;
    QDirIterator walk(stage.home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        ++files;
        for (const QByteArray &canary : canaries)
            QVERIFY2(!content.contains(canary), qPrintable(file.fileName()));
    }
    QVERIFY(files >= 3);
}

void TestSlice::wrongPasswordIsSaidAndNothingIsKept()
{
    Stage stage;
    const auto client = stage.makeClient();
    SignInModel signIn(*client);
    SignInModel::Input input = stage.input(PlatformServer::demoEmail());
    input.password = Secret("not the password");
    signIn.signIn(std::move(input));
    QTRY_VERIFY(!signIn.isBusy());
    QVERIFY(!signIn.problem(SignInModel::Field::Password).isEmpty() || signIn.error());
    QVERIFY(client->knownAccounts().isEmpty());
    QVERIFY(stage.keychain.seen.isEmpty());
}

void TestSlice::ROL_1_aDeveloperGetsNoMembers()
{
    Stage stage;
    const auto client = stage.makeClient();
    SignInModel signIn(*client);
    MembersModel members(stage.clock);
    members.follow(*client);
    QSignalSpy signedIn(&signIn, &SignInModel::signedIn);
    signIn.signIn(stage.input(u"li.na@teahouse.example"_qs));
    QTRY_COMPARE(signedIn.count(), 1);
    ConnectionModel connection(*client);
    connection.open(signIn.account(), signIn.workspaces().constFirst());
    QTRY_VERIFY(connection.state().lastSynced.isValid());
    QVERIFY(connection.role().is(Role::Developer));
    QCOMPARE(members.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestSlice)
#include "tst_slice.moc"
