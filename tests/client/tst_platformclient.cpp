#include "scriptedplatform.h"

#include <client/keys/memorykeychain.h>
#include <client/sync/memberrepository.h>
#include <client/sync/platformclient.h>
#include <core/random.h>
#include <support/manualclock.h>
#include <support/quiet.h>

#include <QDirIterator>
#include <QLoggingCategory>
#include <QSignalSpy>

using namespace Minideck;
using namespace std::chrono_literals;

namespace {

// A keychain whose state can be changed.
class FickleKeychain : public MemoryKeychain
{
public:
    QFuture<Result<Secret>> read(const QString &key) override
    {
        return failure ? QtFuture::makeReadyFuture(Result<Secret>(Error{.kind = *failure}))
                       : MemoryKeychain::read(key);
    }
    QFuture<Result<void>> write(const QString &key, Secret secret) override
    {
        return failure ? QtFuture::makeReadyFuture(Result<void>(Error{.kind = *failure}))
                       : MemoryKeychain::write(key, std::move(secret));
    }

    std::optional<ErrorKind> failure;
};

struct Stage
{
    Stage() { start(); }

    void start()
    {
        client.reset();
        NetworkPolicy policy;
        policy.deadline = 3s;
        policy.backoffBase = 5ms;
        policy.backoffMaximum = 20ms;
        policy.attempts = 2;
        client = std::make_unique<PlatformClient>(ClientOptions{home.filePath(u"data"_qs), policy}, keychain,
                                                  clock, random);
    }

    template <typename T>
    static Result<T> answer(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20000))
            qFatal("no answer");
        return future.result();
    }

    Result<SignedIn> signIn(const QByteArray &password = "password-canary", bool keep = true)
    {
        SignInRequest request;
        request.platform = platform.peer.url(u"/some/path"_qs);
        request.email = u"ana@example.com"_qs;
        request.password = Secret(QByteArray(password.constData(), password.size()));
        request.keep = keep;
        return answer(client->signIn(std::move(request)));
    }
    Result<void> open()
    {
        const KnownAccount account = client->knownAccounts().first();
        return answer(client->openWorkspace(account, client->knownWorkspaces(account).first()));
    }
    qint64 members() { return answer(client->members()->counts())->all; }
    QString phase() const
    {
        static const QStringList names{u"SignedOut"_qs, u"SigningIn"_qs, u"Online"_qs, u"Offline"_qs,
                                       u"SessionEnded"_qs};
        return names.at(int(client->state().phase));
    }

    TemporaryHome home;
    ScriptedPlatform platform;
    FickleKeychain keychain;
    ManualClock clock;
    SeededRandom random{7};
    std::unique_ptr<PlatformClient> client;
};

} // namespace

class TestPlatformClient : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void signsInOpensAndSyncs()
    {
        Stage stage;
        QCOMPARE(stage.phase(), u"SignedOut"_qs);
        const Result<SignedIn> signedIn = stage.signIn();
        QVERIFY(signedIn);
        const KnownAccount expected{.id = AccountId(u"acc_1"_qs),
                                    .platform = stage.platform.peer.url(),
                                    .email = u"ana@example.com"_qs,
                                    .name = u"Ana"_qs,
                                    .environment = Environment::Test,
                                    .lastWorkspace = {},
                                    .keptInKeychain = true};
        QCOMPARE(signedIn->account, expected);
        QCOMPARE(signedIn->workspaces.first().name, u"Demo"_qs);
        QCOMPARE(stage.phase(), u"Online"_qs);
        QCOMPARE(stage.client->state().keychain, KeychainState::Present);

        QSignalSpy opened(stage.client.get(), &PlatformClient::workspaceOpened);
        QVERIFY(stage.open());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(stage.members(), 0);
        QVERIFY(!stage.client->state().lastSynced.isValid());

        QSignalSpy changed(stage.client->members(), &MemberRepository::changed);
        QVERIFY(Stage::answer(stage.client->sync()));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(stage.members(), 1);
        QCOMPARE(stage.client->state().lastSynced, stage.clock.now());
        QCOMPARE(stage.client->knownAccounts().first().lastWorkspace, u"Demo"_qs);
    }

    void wrongPasswordIsToldAndKeepsNothing()
    {
        Stage stage;
        const Result<SignedIn> signedIn = stage.signIn("wrong");
        QCOMPARE(toString(signedIn.error().kind), u"Unauthenticated"_qs);
        QCOMPARE(signedIn.error().code, u"AUTH-1"_qs);
        QCOMPARE(stage.phase(), u"SignedOut"_qs);
        QVERIFY(stage.client->knownAccounts().isEmpty());
    }

    void wrongPasswordLeavesTheSessionAsItWas()
    {
        Stage stage;
        QVERIFY(stage.signIn());
        QVERIFY(stage.open());
        QCOMPARE(toString(stage.signIn("wrong").error().kind), u"Unauthenticated"_qs);
        QCOMPARE(stage.phase(), u"Online"_qs);
        QVERIFY(Stage::answer(stage.client->sync()));
        QCOMPARE(stage.members(), 1);
    }

    void noPasswordGoesToWhatIsNoPlatform()
    {
        Stage stage;
        stage.platform.override = [](const PeerRequest &) {
            return PeerAnswer::of(200, "<html>Welcome</html>", "text/html");
        };
        QCOMPARE(toString(stage.signIn().error().kind), u"NotThePlatform"_qs);
        for (const PeerRequest &request : stage.platform.peer.requests())
            QVERIFY(!request.body.contains("password-canary"));
    }

    void anAddressThatCannotBeUsedNamesItsField()
    {
        Stage stage;
        SignInRequest request;
        request.platform = QUrl(u"http://platform.example"_qs);
        const Result<SignedIn> signedIn = Stage::answer(stage.client->signIn(std::move(request)));
        QCOMPARE(toString(signedIn.error().kind), u"Invalid"_qs);
        QCOMPARE(signedIn.error().fields.first().pointer, u"/platform"_qs);
    }

    void aNewerSignInEndsTheOlder()
    {
        Stage stage;
        SignInRequest first;
        first.platform = stage.platform.peer.url();
        const QFuture<Result<SignedIn>> older = stage.client->signIn(std::move(first));
        QVERIFY(stage.signIn());
        QCOMPARE(toString(older.result().error().kind), u"Cancelled"_qs);
        QCOMPARE(stage.client->knownAccounts().size(), 1);
    }

    void restoresBySecretOfTheKeychain()
    {
        Stage stage;
        QVERIFY(stage.signIn());
        stage.start();
        const Result<SignedIn> restored =
            Stage::answer(stage.client->restore(stage.client->knownAccounts().first()));
        QVERIFY(restored);
        QCOMPARE(restored->workspaces.size(), 1);
        QCOMPARE(stage.phase(), u"Online"_qs);
        stage.start();
        QVERIFY(Stage::answer(stage.client->restore(stage.client->knownAccounts().first())));
        QCOMPARE(stage.platform.sessions, 3);
    }

    void aKeychainThatDoesNotAnswerIsNoSignOut_data()
    {
        QTest::addColumn<int>("failure");
        QTest::addColumn<int>("state");
        QTest::newRow("locked") << int(ErrorKind::KeychainLocked) << int(KeychainState::Locked);
        QTest::newRow("absent") << int(ErrorKind::KeychainAbsent) << int(KeychainState::Absent);
        QTest::newRow("no entry") << int(ErrorKind::NoEntry) << int(KeychainState::Present);
    }

    void aKeychainThatDoesNotAnswerIsNoSignOut()
    {
        QFETCH(int, failure);
        QFETCH(int, state);
        Stage stage;
        QVERIFY(stage.signIn());
        QVERIFY(stage.open());
        QVERIFY(Stage::answer(stage.client->sync()));
        stage.start();
        stage.keychain.failure = ErrorKind(failure);
        const Result<SignedIn> restored =
            Stage::answer(stage.client->restore(stage.client->knownAccounts().first()));
        QCOMPARE(int(restored.error().kind), failure);
        QCOMPARE(stage.phase(), u"SessionEnded"_qs);
        QCOMPARE(int(stage.client->state().keychain), state);
        QCOMPARE(stage.client->knownAccounts().size(), 1);
        QVERIFY(stage.client->knownAccounts().first().keptInKeychain);
        QVERIFY(stage.open());
        QCOMPARE(stage.members(), 1);
        stage.keychain.failure.reset();
        QVERIFY(Stage::answer(stage.client->restore(stage.client->knownAccounts().first())));
        QCOMPARE(stage.phase(), u"Online"_qs);
    }

    void worksWithoutAKeychainForThisRun()
    {
        Stage stage;
        stage.keychain.failure = ErrorKind::KeychainAbsent;
        QVERIFY(stage.signIn());
        QCOMPARE(stage.client->state().keychain, KeychainState::Absent);
        QVERIFY(!stage.client->knownAccounts().first().keptInKeychain);
        QVERIFY(stage.open());
        stage.clock.advance(1h);
        QVERIFY(Stage::answer(stage.client->sync()));
        QCOMPARE(stage.platform.sessions, 2);
    }

    void OFF_1_theCacheOpensWithoutNetworkOrSession()
    {
        Stage stage;
        QVERIFY(stage.signIn());
        QVERIFY(stage.open());
        QVERIFY(Stage::answer(stage.client->sync()));
        const QDateTime synced = stage.client->state().lastSynced;
        stage.platform.peer.stopListening();
        stage.start();
        QVERIFY(stage.open());
        QCOMPARE(stage.members(), 1);
        QCOMPARE(stage.client->state().lastSynced, synced);
        QCOMPARE(stage.phase(), u"SignedOut"_qs);
    }

    void OFF_7_tellsSinceWhenItIsOfflineAndComesBackByItself()
    {
        Stage stage;
        QVERIFY(stage.signIn());
        QVERIFY(stage.open());
        QVERIFY(Stage::answer(stage.client->sync()));
        const QDateTime synced = stage.client->state().lastSynced;
        stage.clock.advance(5min);
        stage.platform.peer.stopListening();
        QCOMPARE(toString(Stage::answer(stage.client->sync()).error().kind), u"Offline"_qs);
        QCOMPARE(stage.phase(), u"Offline"_qs);
        QCOMPARE(stage.client->state().offlineSince, stage.clock.now());
        QCOMPARE(stage.client->state().lastSynced, synced);
        QCOMPARE(stage.members(), 1);
        stage.platform.peer.listen();
        QTRY_COMPARE(stage.phase(), u"Online"_qs);
        QTRY_VERIFY(!stage.client->state().offlineSince.isValid());
    }

    void restoreTriesAgainByItselfWhenThePlatformIsBack()
    {
        Stage stage;
        QVERIFY(stage.signIn());
        stage.start();
        stage.platform.peer.stopListening();
        QCOMPARE(
            toString(
                Stage::answer(stage.client->restore(stage.client->knownAccounts().first())).error().kind),
            u"Offline"_qs);
        QCOMPARE(stage.phase(), u"Offline"_qs);
        stage.platform.peer.listen();
        QTRY_COMPARE(stage.phase(), u"Online"_qs);
    }

    void aTokenAboutToEndIsRenewedOnceForAll()
    {
        Stage stage;
        QVERIFY(stage.signIn());
        QVERIFY(stage.open());
        QVERIFY(Stage::answer(stage.client->sync()));
        QCOMPARE(stage.platform.sessions, 1);
        stage.clock.advance(14min + 45s);
        const auto one = stage.client->sync();
        const auto two = stage.client->sync();
        QVERIFY(Stage::answer(one));
        QVERIFY(Stage::answer(two));
        QCOMPARE(stage.platform.sessions, 2);
        QCOMPARE(stage.platform.peer.count("/v1/workspaces/Demo/snapshot"), 2);
    }

    void aRefusedTokenIsRenewedOnceAndThenTheSessionHasEnded()
    {
        Stage stage;
        QVERIFY(stage.signIn());
        QVERIFY(stage.open());
        ++stage.platform
              .sessions; // the platform forgets the access token but knows the refresh token no more either
        QCOMPARE(toString(Stage::answer(stage.client->sync()).error().kind), u"Unauthenticated"_qs);
        QCOMPARE(stage.phase(), u"SessionEnded"_qs);
        QCOMPARE(stage.platform.peer.count("/v1/session/refresh"), 1);
        QCOMPARE(stage.client->knownAccounts().size(), 1);
    }

    void aRefusedAccessTokenAloneIsNotTheEnd()
    {
        Stage stage;
        QVERIFY(stage.signIn());
        QVERIFY(stage.open());
        bool refused = false;
        stage.platform.override = [&](const PeerRequest &request) -> std::optional<PeerAnswer> {
            if (!request.target.endsWith("/snapshot") || std::exchange(refused, true))
                return std::nullopt;
            return ScriptedPlatform::problem(401, "AUTH-3");
        };
        QVERIFY(Stage::answer(stage.client->sync()));
        QCOMPARE(stage.phase(), u"Online"_qs);
        QCOMPARE(stage.platform.sessions, 2);
    }

    void aCutSnapshotLeavesTheRowsAndIsTriedAgain()
    {
        Stage stage;
        QVERIFY(stage.signIn());
        QVERIFY(stage.open());
        QVERIFY(Stage::answer(stage.client->sync()));
        bool cut = false;
        stage.platform.snapshot =
            SnapshotCache::snapshot({SnapshotCache::member("1", "Ana", "ana@example.com"),
                                     SnapshotCache::member("2", "Bo", "bo@example.com")});
        stage.platform.override = [&](const PeerRequest &request) -> std::optional<PeerAnswer> {
            if (!request.target.endsWith("/snapshot") || std::exchange(cut, true))
                return std::nullopt;
            return PeerAnswer::cut(stage.platform.snapshot, stage.platform.snapshot.size() - 20,
                                   "application/x-ndjson");
        };
        QVERIFY(!Stage::answer(stage.client->sync()));
        QCOMPARE(stage.members(), 1);
        QCOMPARE(stage.phase(), u"Offline"_qs);
        QTRY_COMPARE(stage.phase(), u"Online"_qs);
        QTRY_COMPARE(stage.members(), 2);
    }

    void ROL_3_theCacheOfABlockedMemberIsWiped()
    {
        Stage stage;
        QVERIFY(stage.signIn());
        QVERIFY(stage.open());
        QVERIFY(Stage::answer(stage.client->sync()));
        stage.platform.override = [](const PeerRequest &request) -> std::optional<PeerAnswer> {
            if (!request.target.endsWith("/snapshot"))
                return std::nullopt;
            return ScriptedPlatform::problem(403, "ROL-3", "/problems/member-blocked");
        };
        QCOMPARE(toString(Stage::answer(stage.client->sync()).error().kind), u"MemberBlocked"_qs);
        QTRY_COMPARE(stage.members(), 0);
        QVERIFY(!stage.client->state().lastSynced.isValid());
        for (QDirIterator files(stage.home.filePath(u"data/cache"_qs), QDir::Files,
                                QDirIterator::Subdirectories);
             files.hasNext();) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("ana@example.com"));
        }
    }

    void signOutForgetsTokenAndAccount()
    {
        Stage stage;
        QVERIFY(stage.signIn());
        QVERIFY(Stage::answer(stage.client->signOut()));
        QCOMPARE(stage.phase(), u"SignedOut"_qs);
        QVERIFY(stage.client->knownAccounts().isEmpty());
        QTRY_COMPARE(stage.platform.peer.requests().last().method, QByteArray("DELETE"));
        QCOMPARE(toString(Stage::answer(stage.client->sync()).error().kind), u"Unauthenticated"_qs);
        const KnownAccount gone{.id = AccountId(u"acc_1"_qs), .platform = stage.platform.peer.url()};
        QCOMPARE(toString(Stage::answer(stage.client->restore(gone)).error().kind), u"NoEntry"_qs);
    }

    void aDamagedCacheIsToldAndFetchedAgain()
    {
        Stage stage;
        QVERIFY(stage.signIn());
        QVERIFY(stage.open());
        QVERIFY(Stage::answer(stage.client->sync()));
        stage.client.reset();
        QDirIterator caches(stage.home.filePath(u"data/cache"_qs), {u"*.sqlite"_qs}, QDir::Files,
                            QDirIterator::Subdirectories);
        QFile file(caches.next());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("garbage");
        file.close();
        stage.start();
        QVERIFY(Stage::answer(stage.client->restore(stage.client->knownAccounts().first())));
        QVERIFY(stage.open());
        QCOMPARE(toString(stage.client->cacheWarning()->kind), u"CacheDamaged"_qs);
        QVERIFY(Stage::answer(stage.client->sync()));
        QCOMPARE(stage.members(), 1);
    }

    void aDamagedListOfAccountsIsSetAsideAndTold()
    {
        Stage stage;
        QVERIFY(stage.signIn());
        stage.client.reset();
        const QString path = stage.home.filePath(u"data/accounts.json"_qs);
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{broken");
        file.close();
        stage.start();
        QVERIFY(stage.client->knownAccounts().isEmpty());
        QCOMPARE(toString(stage.client->accountsWarning()->kind), u"CacheDamaged"_qs);
        QVERIFY(stage.signIn());
        QCOMPARE(QDir(stage.home.filePath(u"data"_qs)).entryList({u"accounts.json*"_qs}, QDir::Files).size(),
                 2);
    }

    void OFF_8_noSecretIsInAnyFileOrErrorOrLogLine()
    {
        static QStringList log;
        log.clear();
        const QtMessageHandler before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &line) { log << line; });
        QLoggingCategory::setFilterRules(u"*=true"_qs);
        Stage stage;
        const Result<SignedIn> refused = stage.signIn("wrong-canary");
        QVERIFY(stage.signIn());
        QVERIFY(stage.open());
        QVERIFY(Stage::answer(stage.client->sync()));
        stage.clock.advance(1h);
        ++stage.platform.sessions;
        const Result<void> ended = Stage::answer(stage.client->sync());
        QLoggingCategory::setFilterRules({});
        qInstallMessageHandler(before);
        for (const Error &error : {refused.error(), ended.error()})
            QVERIFY(!QString(error.detail + error.serverText + error.code).contains(u"canary"));
        QVERIFY(log.filter(u"canary"_qs).isEmpty());
        int files = 0;
        for (QDirIterator all(stage.home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             all.hasNext(); ++files) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("canary"), qPrintable(file.fileName()));
        }
        QVERIFY(files >= 2);
    }

    void itsEndAnswersWhatIsOpen()
    {
        Stage stage;
        stage.platform.override = [](const PeerRequest &) { return PeerAnswer::silence(); };
        SignInRequest request;
        request.platform = stage.platform.peer.url();
        const QFuture<Result<SignedIn>> signedIn = stage.client->signIn(std::move(request));
        QTRY_VERIFY(!stage.platform.peer.requests().isEmpty());
        stage.client.reset();
        QVERIFY(signedIn.isFinished());
        QCOMPARE(toString(signedIn.result().error().kind), u"Cancelled"_qs);
    }
};

QTEST_GUILESS_MAIN(TestPlatformClient)
#include "tst_platformclient.moc"
