#pragma once

#include <QtTest>

#include <array>
#include <optional>

namespace Minideck {

// Lets a test run once more in a process of its own, in a fresh home with a session bus and a keyring of its
// own, so that nothing touches the keyring of whoever runs the tests. The test begins with
//
//     if (!KeyringSession::isInside())
//         return KeyringSession::rerun(KeyringSession::Open);
class KeyringSession
{
public:
    enum State {
        NoBus,
        NoService,    // a bus without a keyring, and without a way to start one
        NoCollection, // a keyring daemon that never kept anything
        Open,         // a keyring daemon, its login collection open
    };

    static bool isInside() { return qEnvironmentVariableIsSet(Mark); }

    // Runs the current test, with its data row, in that state; it fails or is skipped here as it was there.
    static void rerun(State state)
    {
        for (const QString &program : needed(state)) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(program + u" is not installed"_qs));
        }
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        folder.setAutoRemove(false); // daemons may still be taking their sockets away: see below

        QProcess process;
        process.setProcessEnvironment(environment(folder));
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(u"timeout"_qs, QStringList{u"40"_qs} + command(state, folder) + thisTest());
        const bool ended = process.waitForFinished(60000);
        const QByteArray output = process.readAll();
        QTRY_VERIFY(QDir(folder.path()).removeRecursively());
        QVERIFY2(ended, output.constData());
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, output.constData());
        if (const qsizetype skip = output.indexOf("SKIP   :"); skip >= 0)
            QSKIP(output.mid(skip).constData());
        QVERIFY2(output.contains("Totals: 3 passed"), output.constData()); // it, and what is around it
    }

    // The folder that holds everything of the session; only inside.
    static QString folder() { return qEnvironmentVariable(Mark); }

private:
    static constexpr auto Mark = "MINIDECK_TEST_KEYRING_SESSION";

    static QStringList needed(State state)
    {
        switch (state) {
        case NoBus:
            return {u"timeout"_qs};
        case NoService:
            return {u"timeout"_qs, u"dbus-run-session"_qs};
        default:
            return {u"timeout"_qs, u"dbus-run-session"_qs, u"bash"_qs, u"gdbus"_qs,
                    u"gnome-keyring-daemon"_qs};
        }
    }

    static QProcessEnvironment environment(const QTemporaryDir &folder)
    {
        QProcessEnvironment result = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS",
                                 "XDG_CURRENT_DESKTOP", "GNOME_KEYRING_CONTROL", "SSH_AUTH_SOCK"})
            result.remove(QString::fromLatin1(name));
        for (const char *name :
             {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"}) {
            const QString path = folder.filePath(QString::fromLatin1(name).toLower());
            QDir().mkpath(path);
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            result.insert(QString::fromLatin1(name), path);
        }
        result.insert(QString::fromLatin1(Mark), folder.path());
        return result;
    }

    static QStringList command(State state, const QTemporaryDir &folder)
    {
        const QString self = QCoreApplication::applicationFilePath();
        if (state == NoBus)
            return {self};
        const QStringList bus{u"dbus-run-session"_qs, u"--config-file="_qs + busConfiguration(folder),
                              u"--"_qs};
        if (state == NoService)
            return bus + QStringList{self};
        // The daemon must not hold on to our output, or whoever reads that waits for it.
        const QString unlock = state == Open ? u"--unlock"_qs : QString();
        return bus
            + QStringList{u"bash"_qs, u"-c"_qs,
                          u"printf pw | timeout 35 gnome-keyring-daemon --foreground --components=secrets "_qs
                              + unlock
                              + u" >\"$XDG_RUNTIME_DIR/daemon.log\" 2>&1 & daemon=$!; "
                                "gdbus wait --session --timeout 10 org.freedesktop.secrets && "
                                "\"$0\" \"$@\"; result=$?; "
                                "kill $daemon; wait $daemon; exit $result"_qs,
                          self};
    }

    // The system's own configuration would start services of this computer.
    static QString busConfiguration(const QTemporaryDir &folder)
    {
        const QString path = folder.filePath(u"bus.conf"_qs);
        QFile file(path);
        if (file.open(QFile::WriteOnly)) {
            file.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
                       "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">"
                       "<busconfig><type>session</type><listen>unix:dir="
                       + folder.path().toUtf8()
                       + "</listen><policy context=\"default\"><allow send_destination=\"*\"/><allow "
                         "eavesdrop=\"true\"/>"
                         "<allow own=\"*\"/></policy></busconfig>");
        }
        return path;
    }

    static QStringList thisTest()
    {
        QString test = QString::fromLatin1(QTest::currentTestFunction());
        if (QTest::currentDataTag())
            test += u':' + QString::fromUtf8(QTest::currentDataTag());
        return {test};
    }
};

} // namespace Minideck
