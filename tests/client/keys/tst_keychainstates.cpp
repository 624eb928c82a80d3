#include "../clientstage.h"
#include "keyringsession.h"

#include <client/keys/oskeychain.h>
#include <client/sync/sessionkeeper.h>

#include <QDirIterator>
#include <QtDBus>

#include <csignal>

using namespace Minideck;

namespace {

// What happens to the keychain while somebody is signed in.
enum class Then { Nothing, Locks, Dies };

struct State
{
    const char *name;
    KeyringSession::State session;
    bool locked = false; // before the program starts
    bool withoutLibrary = false;
    bool onKde = false;
    Then then = Then::Nothing;
    KeychainState found = KeychainState::Present; // after signing in
};

const QList<State> States{
    {.name = "open", .session = KeyringSession::Open},
    {.name = "open, the entry taken away", .session = KeyringSession::Open},
    {.name = "locked", .session = KeyringSession::Open, .locked = true, .found = KeychainState::Locked},
    {.name = "a service that never kept anything",
     .session = KeyringSession::NoCollection,
     .found = KeychainState::Absent},
    {.name = "no service", .session = KeyringSession::NoService, .found = KeychainState::Absent},
    {.name = "no bus", .session = KeyringSession::NoBus, .found = KeychainState::Absent},
    {.name = "no library",
     .session = KeyringSession::Open,
     .withoutLibrary = true,
     .found = KeychainState::Absent},
    {.name = "another desktop, no wallet, no library",
     .session = KeyringSession::NoService,
     .withoutLibrary = true,
     .onKde = true,
     .found = KeychainState::Absent},
    {.name = "locked in between", .session = KeyringSession::Open, .then = Then::Locks},
    {.name = "died in between", .session = KeyringSession::Open, .then = Then::Dies},
};

QDBusMessage ask(const QString &method, const QVariantList &arguments)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_qs, u"/org/freedesktop/secrets"_qs,
                                       u"org.freedesktop.Secret.Service"_qs, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message);
}

void lockKeyring()
{
    const QDBusReply<QDBusObjectPath> collection = ask(u"ReadAlias"_qs, {u"default"_qs});
    const QList<QDBusObjectPath> all{collection.value()};
    ask(u"Lock"_qs, {QVariant::fromValue(all)});
}

void killKeyring()
{
    const auto *interface = QDBusConnection::sessionBus().interface();
    ::kill(static_cast<pid_t>(interface->servicePid(u"org.freedesktop.secrets"_qs).value()), SIGKILL);
    QTRY_VERIFY(!interface->isServiceRegistered(u"org.freedesktop.secrets"_qs));
}

// What somebody else reads there.
QByteArray readByOthers(const QString &key)
{
    QProcess tool;
    tool.start(u"secret-tool"_qs, {u"lookup"_qs, u"user"_qs, key, u"server"_qs, applicationId()});
    tool.waitForFinished(20000);
    return QByteArray::fromBase64(tool.readAllStandardOutput()); // as bytes are kept there
}

// Every form in which a program may leave something behind.
QList<QByteArray> forms(const QByteArray &secret)
{
    const QString text = QString::fromLatin1(secret);
    QByteArray wide(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    QList<QByteArray> forms{secret, wide, secret.toHex(), secret.toHex().toUpper()};
    for (int shift = 0; shift < 3; ++shift) {
        // The characters at both ends depend on what stands beside it.
        const QByteArray coded = QByteArray(secret).prepend(QByteArray(shift, 'x')).toBase64();
        forms << coded.mid(shift == 0 ? 0 : 4, coded.size() - 12);
    }
    return forms;
}

QStringList filesWith(const QByteArray &secret, const QStringList &folders)
{
    QStringList found;
    for (const QString &folder : folders) {
        QDirIterator walk(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray content = file.readAll();
            for (const QByteArray &form : forms(secret)) {
                if (content.contains(form))
                    found << file.fileName();
            }
        }
    }
    return found;
}

} // namespace

// Whatever the keychain of a computer does, whoever is signed in stays so, keeps the account and leaves no
// secret in a file.
class TestKeychainStates : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void OFF_8_theAccountSurvivesAndNoFileHasASecret_data();
    void OFF_8_theAccountSurvivesAndNoFileHasASecret();
};

void TestKeychainStates::OFF_8_theAccountSurvivesAndNoFileHasASecret_data()
{
    QTest::addColumn<int>("number");
    for (qsizetype number = 0; number < States.size(); ++number)
        QTest::newRow(States[number].name) << static_cast<int>(number);
}

void TestKeychainStates::OFF_8_theAccountSurvivesAndNoFileHasASecret()
{
    QFETCH(int, number);
    const State &state = States[number];
    if (!KeyringSession::isInside()) {
        if (state.withoutLibrary) {
            qputenv("LD_PRELOAD", TEST_BIN_DIR "/faultio.so");
            qputenv("FAULTIO_NO_LIBRARY", "secret-1");
            qputenv("ASAN_OPTIONS", qgetenv("ASAN_OPTIONS") + ":verify_asan_link_order=0");
        }
        KeyringSession::rerun(state.session);
        qunsetenv("LD_PRELOAD");
        return;
    }
    if (state.onKde)
        qputenv("XDG_CURRENT_DESKTOP", "KDE");
    OsKeychain keychain;
    if (state.locked) {
        // Something was kept there before.
        auto kept = keychain.write(u"older"_qs, Secret("older"));
        QTRY_VERIFY(kept.isFinished());
        lockKeyring();
    }
    ClientStage stage;
    stage.keys = &keychain;
    stage.start();
    const QString key = SessionKeeper::keychainKey(stage.platform.peer.url(), AccountId(u"acc_1"_qs));

    stage.enter();
    QCOMPARE(stage.client->state().phase, Phase::Online);
    QCOMPARE(stage.client->state().keychain, state.found);
    QCOMPARE(stage.client->knownAccounts().size(), 1);
    const bool isKept = state.found == KeychainState::Present;
    if (isKept)
        QCOMPARE(readByOthers(key), QByteArray("refresh-canary-1"));

    if (state.then == Then::Locks)
        lockKeyring();
    else if (state.then == Then::Dies)
        killKeyring();
    if (qstrcmp(state.name, "open, the entry taken away") == 0) {
        auto removed = keychain.remove(key);
        QTRY_VERIFY(removed.isFinished());
    }

    // The session is renewed, kept or not.
    stage.clock.advance(std::chrono::minutes(20));
    QVERIFY(ClientStage::answer(stage.client->sync()));
    QCOMPARE(stage.platform.sessions, 2);
    QCOMPARE(stage.client->state().phase, Phase::Online);
    QCOMPARE(stage.client->knownAccounts().size(), 1);
    const bool isStillKept = isKept && state.then == Then::Nothing;
    if (isStillKept)
        QCOMPARE(readByOthers(key), QByteArray("refresh-canary-2"));

    // The next run has the account and its members, with a session or without.
    stage.start();
    QCOMPARE(stage.client->knownAccounts().size(), 1);
    const KnownAccount account = stage.client->knownAccounts().constFirst();
    const Result<SignedIn> restored = ClientStage::answer(stage.client->restore(account));
    QCOMPARE(restored.hasValue(), isStillKept);
    stage.open();
    QCOMPARE(stage.member().name, u"Ana"_qs);
    QCOMPARE(stage.client->knownAccounts().size(), 1);

    // Only who signs out is gone.
    QVERIFY(ClientStage::answer(stage.client->signOut()));
    QVERIFY(stage.client->knownAccounts().isEmpty());
    if (isStillKept)
        QCOMPARE(readByOthers(key), QByteArray());

    stage.client.reset();
    for (const char *secret : {"password-canary", "access-canary-", "refresh-canary-"})
        QCOMPARE(filesWith(secret, {KeyringSession::folder(), stage.home.path()}), QStringList());
}

QTEST_GUILESS_MAIN(TestKeychainStates)
#include "tst_keychainstates.moc"
