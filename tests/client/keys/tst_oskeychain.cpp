#include "keyringsession.h"

#include <client/keys/oskeychain.h>
#include <support/quiet.h>

#include <QtDBus>
#include <QtTest>

#include <csignal>

using namespace Minideck;

class TestOsKeychain : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void replacesAnOlderSecret();
    void keepsServicesAndKeysApart();
    void removesTheEntry();
    void saysNoEntryForAnOpenKeyring();
    void saysNoEntryBeforeTheFirstSecret();
    void saysLockedForALockedKeyring();
    void keepsTheEntryThatItCannotRemove();
    void saysAbsentWithoutAService();
    void saysAbsentWithoutABus();
    void OFF_8_isReadByOthersOnlyThroughTheService();
    void OFF_8_leavesNothingReadableOnDisk();
    void blocksNothingWhileTheServiceIsSilent();
    void endsWhatIsUnderWayWhenItDies();
};

namespace {

const QString Service = applicationId();
const QString Key = u"refresh/https://platform.example/acc_1"_qs;
const QByteArray Canary = "canary-5f1c9e03-kept-nowhere-else";

template <typename T>
Result<T> resultOf(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30000) || future.isCanceled())
        return Error{.kind = ErrorKind::Timeout};
    return future.takeResult();
}

template <typename T>
QString outcome(QFuture<Result<T>> future)
{
    const Result<T> result = resultOf(std::move(future));
    return result ? u"success"_qs : toString(result.error().kind);
}

QByteArray content(OsKeychain &keychain, const QString &key)
{
    const Result<Secret> read = resultOf(keychain.read(key));
    return read ? read->reveal() : toString(read.error().kind).toUtf8();
}

QDBusMessage ask(const QString &method, const QVariantList &arguments)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_qs, u"/org/freedesktop/secrets"_qs,
                                       u"org.freedesktop.Secret.Service"_qs, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message);
}

bool lockKeyring()
{
    const QDBusReply<QDBusObjectPath> collection = ask(u"ReadAlias"_qs, {u"default"_qs});
    const QList<QDBusObjectPath> all{collection.value()};
    const QDBusMessage answer = ask(u"Lock"_qs, {QVariant::fromValue(all)});
    return qdbus_cast<QList<QDBusObjectPath>>(answer.arguments().value(0)) == all;
}

uint keyringProcess()
{
    return QDBusConnection::sessionBus().interface()->servicePid(u"org.freedesktop.secrets"_qs);
}

} // namespace

void TestOsKeychain::readsBackWhatItWrote_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("token");
    QTest::newRow("utf8") << QByteArray("b\xc3\xbcro \xe4\xb8\xad");
    QTest::newRow("nul") << QByteArray("\0a\0\xff\0", 5);
    QTest::newRow("64KiB") << QByteArray(65536, '\x80');
    QTest::newRow("empty") << QByteArray("");
}

void TestOsKeychain::readsBackWhatItWrote()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::Open);
    QFETCH(QByteArray, bytes);
    OsKeychain keychain;
    QByteArray given(bytes.constData(), bytes.size());
    QCOMPARE(outcome(keychain.write(Key, Secret(std::move(given)))), u"success"_qs);
    QCOMPARE(content(keychain, Key), bytes);
}

void TestOsKeychain::replacesAnOlderSecret()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::Open);
    OsKeychain keychain;
    // Not waited for: questions are answered in the order in which they were asked.
    const QFuture<Result<void>> first = keychain.write(Key, Secret("old"));
    const QFuture<Result<void>> second = keychain.write(Key, Secret("new"));
    QCOMPARE(content(keychain, Key), "new");
    QCOMPARE(outcome(first), u"success"_qs);
    QCOMPARE(outcome(second), u"success"_qs);
}

void TestOsKeychain::keepsServicesAndKeysApart()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::Open);
    OsKeychain ours;
    OsKeychain theirs(u"example.other"_qs);
    QCOMPARE(outcome(ours.write(u"a"_qs, Secret("ours a"))), u"success"_qs);
    QCOMPARE(outcome(ours.write(u"b"_qs, Secret("ours b"))), u"success"_qs);
    QCOMPARE(outcome(theirs.write(u"a"_qs, Secret("theirs a"))), u"success"_qs);

    QCOMPARE(outcome(ours.remove(u"b"_qs)), u"success"_qs);
    QCOMPARE(content(ours, u"a"_qs), "ours a");
    QCOMPARE(content(ours, u"b"_qs), "NoEntry");
    QCOMPARE(content(theirs, u"a"_qs), "theirs a");
}

void TestOsKeychain::removesTheEntry()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::Open);
    OsKeychain keychain;
    QCOMPARE(outcome(keychain.write(Key, Secret("x"))), u"success"_qs);
    QCOMPARE(outcome(keychain.remove(Key)), u"success"_qs);
    QCOMPARE(content(keychain, Key), "NoEntry");
    QCOMPARE(outcome(keychain.remove(Key)), u"success"_qs); // there is none any more
}

void TestOsKeychain::saysNoEntryForAnOpenKeyring()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::Open);
    OsKeychain keychain;
    QCOMPARE(content(keychain, Key), "NoEntry");
}

void TestOsKeychain::saysNoEntryBeforeTheFirstSecret()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::NoCollection);
    OsKeychain keychain;
    QCOMPARE(content(keychain, Key), "NoEntry");
    QCOMPARE(outcome(keychain.remove(Key)), u"success"_qs);
    // The collection is made behind a prompt, and here is no screen to show one.
    QCOMPARE(outcome(keychain.write(Key, Secret("x"))), u"KeychainFailed"_qs);
}

void TestOsKeychain::saysLockedForALockedKeyring()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::Open);
    OsKeychain keychain;
    QCOMPARE(outcome(keychain.write(Key, Secret("x"))), u"success"_qs);
    QVERIFY(lockKeyring());

    QCOMPARE(content(keychain, Key), "KeychainLocked");
    QCOMPARE(outcome(keychain.write(Key, Secret("y"))), u"KeychainLocked"_qs);
    QCOMPARE(content(keychain, u"never written"_qs), "KeychainLocked"); // who knows, before it is open
}

void TestOsKeychain::keepsTheEntryThatItCannotRemove()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::Open);
    OsKeychain keychain;
    QCOMPARE(outcome(keychain.write(Key, Secret("x"))), u"success"_qs);
    QVERIFY(lockKeyring());

    QCOMPARE(outcome(keychain.remove(Key)), u"KeychainLocked"_qs);
    QCOMPARE(content(keychain, Key), "KeychainLocked");
}

void TestOsKeychain::saysAbsentWithoutAService()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::NoService);
    QVERIFY(QDBusConnection::sessionBus().isConnected());
    OsKeychain keychain;
    QCOMPARE(content(keychain, Key), "KeychainAbsent");
    QCOMPARE(outcome(keychain.write(Key, Secret(QByteArray(Canary)))), u"KeychainAbsent"_qs);
    QCOMPARE(outcome(keychain.remove(Key)), u"KeychainAbsent"_qs);
}

void TestOsKeychain::saysAbsentWithoutABus()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::NoBus);
    QVERIFY(!QDBusConnection::sessionBus().isConnected());
    OsKeychain keychain;
    QCOMPARE(content(keychain, Key), "KeychainAbsent");
    QCOMPARE(outcome(keychain.write(Key, Secret("x"))), u"KeychainAbsent"_qs);
    QCOMPARE(outcome(keychain.remove(Key)), u"KeychainAbsent"_qs);
}

void TestOsKeychain::OFF_8_isReadByOthersOnlyThroughTheService()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::Open);
    if (QStandardPaths::findExecutable(u"secret-tool"_qs).isEmpty())
        QSKIP("secret-tool is not installed");
    OsKeychain keychain;
    QCOMPARE(outcome(keychain.write(Key, Secret(QByteArray(Canary)))), u"success"_qs);

    QProcess tool;
    tool.start(u"secret-tool"_qs, {u"lookup"_qs, u"user"_qs, Key, u"server"_qs, Service});
    QVERIFY(tool.waitForFinished());
    QCOMPARE(tool.exitCode(), 0);
    QCOMPARE(QByteArray::fromBase64(tool.readAllStandardOutput()), Canary);
}

void TestOsKeychain::OFF_8_leavesNothingReadableOnDisk()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::Open);
    OsKeychain keychain;
    QCOMPARE(outcome(keychain.write(Key, Secret(QByteArray(Canary)))), u"success"_qs);
    QCOMPARE(content(keychain, Key), Canary);

    const QString text = QString::fromLatin1(Canary);
    const QByteArray wide(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    QStringList files;
    QDirIterator walk(KeyringSession::folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        QVERIFY2(file.open(QFile::ReadOnly), qPrintable(file.fileName()));
        const QByteArray bytes = file.readAll();
        files += walk.fileName();
        for (const QByteArray &form : {Canary, wide, Canary.toBase64(), Canary.toHex()})
            QVERIFY2(!bytes.contains(form), qPrintable(file.fileName()));
    }
    QVERIFY2(files.contains(u"login.keyring"_qs), "the keyring wrote no file, so nothing was proved");
}

void TestOsKeychain::blocksNothingWhileTheServiceIsSilent()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::Open);
    OsKeychain keychain;
    QCOMPARE(outcome(keychain.write(Key, Secret("x"))), u"success"_qs);
    const auto daemon = static_cast<pid_t>(keyringProcess());
    QVERIFY(daemon > 0);

    QVERIFY(kill(daemon, SIGSTOP) == 0);
    QElapsedTimer call;
    call.start();
    const QFuture<Result<Secret>> read = keychain.read(Key);
    QVERIFY2(call.elapsed() < 100, "the call itself waited");

    QTimer timer;
    QSignalSpy ticks(&timer, &QTimer::timeout);
    timer.start(10);
    QTRY_VERIFY_WITH_TIMEOUT(ticks.count() >= 250, 10000);
    QVERIFY(!read.isFinished());

    QVERIFY(kill(daemon, SIGCONT) == 0);
    QCOMPARE(outcome(read), u"success"_qs);
}

void TestOsKeychain::endsWhatIsUnderWayWhenItDies()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::Open);
    QFuture<Result<void>> written;
    QFuture<Result<Secret>> read;
    {
        OsKeychain keychain;
        written = keychain.write(Key, Secret("x"));
        read = keychain.read(Key);
    }
    QVERIFY(written.isCanceled() && written.isFinished());
    QVERIFY(read.isCanceled() && read.isFinished());

    OsKeychain next;
    QCOMPARE(content(next, Key), "x"); // it had left our hands
}

QTEST_GUILESS_MAIN(TestOsKeychain)
#include "tst_oskeychain.moc"
