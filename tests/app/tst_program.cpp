#include <app/profile.h>
#include <client/keys/memorykeychain.h>
#include <client/sync/platformclient.h>
#include <core/clock.h>
#include <core/random.h>
#include <core/version.h>
#include <server/platformserver.h>
#include <support/quiet.h>
#include <support/temporaryhome.h>

#include <QProcess>
#include <QtTest>

using namespace Minideck;

// The built program itself, as somebody without a display calls it.
class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void answersWithoutADisplay_data();
    void answersWithoutADisplay();
    void refusesUnknownOptions();
    void saysThatThereIsNoDisplay();
    void aReadOnlyProfileIsNamed();
    void remembersItsWindowWhenTheSessionEndsIt();
    void OFF_1_startsWithoutThePlatformOnWhatItHas();
    void aSecondStartEndsAndTheFirstGoesOn();
};

namespace {

struct Run
{
    int exitCode = -1;
    QString output;
    QString errors;
};

QProcessEnvironment withoutADisplay()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_qs, u"offscreen"_qs);
    return environment;
}

// Signs in, reads everything and leaves, as an earlier start of the program did.
void fillProfile(const QString &folder)
{
    const Profile profile(folder);
    QVERIFY(profile.create());
    PlatformServer server;
    PlatformServer::Options options;
    options.dataFolder = folder + u"-server"_qs;
    options.environment = Environment::Test;
    QVERIFY(PlatformServer::seed(options.dataFolder, PlatformServer::Seed::Large, 2000));
    options.oneTimeToken = Secret(QByteArray("once"));
    QVERIFY(server.start(std::move(options)));

    MemoryKeychain keychain;
    const SystemClock clock;
    SystemRandom random;
    PlatformClient client({.dataFolder = profile.dataFolder(), .network = {}}, keychain, clock, random);
    SignInRequest request;
    request.platform = server.url();
    request.oneTimeToken = Secret(QByteArray("once"));
    QFuture<Result<SignedIn>> signedIn = client.signIn(std::move(request));
    QTRY_VERIFY(signedIn.isFinished());
    QVERIFY2(signedIn.result(), qPrintable(signedIn.result() ? QString() : signedIn.result().error().detail));
    const SignedIn in = *signedIn.result();
    QFuture<Result<void>> opened = client.openWorkspace(in.account, in.workspaces.first());
    QTRY_VERIFY(opened.isFinished());
    QFuture<Result<void>> synced = client.sync();
    QTRY_VERIFY_WITH_TIMEOUT(synced.isFinished(), 60000);
    QVERIFY(synced.result());
}

// Whether a process has the cache open.
bool readsTheCache(qint64 process)
{
    QDir files(u"/proc/%1/fd"_qs.arg(process));
    for (const QFileInfo &file : files.entryInfoList(QDir::Files | QDir::System)) {
        if (file.symLinkTarget().endsWith(u".sqlite"_qs))
            return true;
    }
    return false;
}

Run run(const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &variable : {u"DISPLAY"_qs, u"WAYLAND_DISPLAY"_qs, u"QT_QPA_PLATFORM"_qs})
        environment.remove(variable);
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(TEST_BIN_DIR "/minideck"), arguments);
    if (!program.waitForFinished(60000))
        return {};
    return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
            QString::fromUtf8(program.readAllStandardError())};
}

} // namespace

void TestProgram::answersWithoutADisplay_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("answer");
    QTest::newRow("help") << u"--help"_qs << u"Usage: minideck [options]"_qs;
    QTest::newRow("version") << u"--version"_qs << u"Minideck "_qs + version();
    QTest::newRow("check") << u"--check"_qs << u"SQLite"_qs;
    QTest::newRow("config-dump") << u"--config-dump"_qs << u"appearance/theme = system  (built in)"_qs;
}

void TestProgram::answersWithoutADisplay()
{
    QFETCH(QString, option);
    QFETCH(QString, answer);
    const TemporaryHome home;
    const Run result = run({option});
    QCOMPARE(result.errors, QString());
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.output.contains(answer), qPrintable(result.output));
}

void TestProgram::refusesUnknownOptions()
{
    const TemporaryHome home;
    const Run result = run({u"--frobnicate"_qs});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.output, QString());
    QVERIFY2(result.errors.contains(u"frobnicate"_qs), qPrintable(result.errors));
}

void TestProgram::saysThatThereIsNoDisplay()
{
    const TemporaryHome home;
    const Run result = run({});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errors.contains(u"no display"_qs), qPrintable(result.errors));
}

void TestProgram::aReadOnlyProfileIsNamed()
{
    const TemporaryHome home;
    QFile inTheWay(home.filePath(u"file"_qs));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const Run result = run({u"--check"_qs, u"--profile"_qs, inTheWay.fileName()});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.output.contains(inTheWay.fileName()), qPrintable(result.output));
}

void TestProgram::remembersItsWindowWhenTheSessionEndsIt()
{
    const TemporaryHome home;
    QProcess program;
    program.setProcessEnvironment(withoutADisplay());
    program.setProcessChannelMode(QProcess::ForwardedChannels);
    program.start(QStringLiteral(TEST_BIN_DIR "/minideck"), {u"--profile"_qs, home.filePath(u"profile"_qs)});
    QVERIFY(program.waitForStarted());
    // From then on the signal is listened to.
    QTRY_VERIFY(QFileInfo::exists(home.filePath(u"profile"_qs)));
    program.terminate();
    QVERIFY(program.waitForFinished(30000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QFile file(home.filePath(u"profile/state/window.ini"_qs));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    QVERIFY(file.readAll().contains("geometry"));
}

void TestProgram::OFF_1_startsWithoutThePlatformOnWhatItHas()
{
    const TemporaryHome home;
    const QString folder = home.filePath(u"profile"_qs);
    fillProfile(folder);
    if (QTest::currentTestFailed())
        return;
    QProcess program;
    program.setProcessEnvironment(withoutADisplay());
    program.setProcessChannelMode(QProcess::ForwardedChannels);
    program.start(QStringLiteral(TEST_BIN_DIR "/minideck"), {u"--profile"_qs, folder});
    QVERIFY(program.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(readsTheCache(program.processId()), 30000);
    // Long enough for the keychain to say no and for the platform not to answer.
    QVERIFY(!program.waitForFinished(2000));
    program.terminate();
    QVERIFY(program.waitForFinished(30000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

void TestProgram::aSecondStartEndsAndTheFirstGoesOn()
{
    const TemporaryHome home;
    const QStringList arguments{u"--profile"_qs, home.filePath(u"profile"_qs)};
    const QString name = QStringLiteral(TEST_BIN_DIR "/minideck");
    QProcess first;
    first.setProcessEnvironment(withoutADisplay());
    first.start(name, arguments);
    QVERIFY(first.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(home.filePath(u"profile/data/minideck.lock"_qs)), 30000);
    QProcess second;
    second.setProcessEnvironment(withoutADisplay());
    second.start(name, arguments);
    QVERIFY(second.waitForFinished(30000));
    QCOMPARE(second.readAllStandardError(), QByteArray());
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(first.state(), QProcess::Running);

    // Killed, it leaves nothing that would be in the way.
    first.kill();
    QVERIFY(first.waitForFinished(30000));
    second.start(name, arguments);
    QVERIFY(second.waitForStarted());
    QVERIFY(!second.waitForFinished(1000));
    second.terminate();
    QVERIFY(second.waitForFinished(30000));
    QCOMPARE(second.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
