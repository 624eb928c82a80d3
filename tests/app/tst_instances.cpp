#include <app/firstinstance.h>
#include <app/instancesocket.h>
#include <app/laterinstance.h>
#include <app/profile.h>
#include <support/quiet.h>
#include <support/temporaryhome.h>

#include <QLocalSocket>
#include <QtTest>

using namespace Minideck;

// Two starts of the program with one profile.
class TestInstances : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_home = std::make_unique<TemporaryHome>();
        m_profile = Profile(m_home->filePath(u"profile"_qs));
        QVERIFY(m_profile.create());
    }

    void cleanup() { m_home.reset(); }

    void theSecondRaisesTheFirst()
    {
        FirstInstance first(m_profile);
        QVERIFY(first.claim());
        QVERIFY(!FirstInstance(m_profile).claim());
        const QSignalSpy raised(&first, &FirstInstance::raised);
        LaterInstance later(m_profile, true);
        const QSignalSpy finished(&later, &LaterInstance::finished);
        later.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished.at(0).at(0).toBool(), true);
        QCOMPARE(raised.count(), 1);
        QCOMPARE(raised.at(0).at(0).toBool(), true);
    }

    void anotherProfileIsAnotherProgram()
    {
        FirstInstance first(m_profile);
        QVERIFY(first.claim());
        const Profile other(m_home->filePath(u"other"_qs));
        QVERIFY(other.create());
        QVERIFY(FirstInstance(other).claim());
    }

    void aDamagedLockFileLocksNobodyOut()
    {
        QFile file(m_profile.dataFolder() + u"/minideck.lock"_qs);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("garbage");
        file.close();
        QVERIFY(FirstInstance(m_profile).claim());
    }

    void aSocketThatWasLeftBehindIsTakenOver()
    {
        QFile left(instanceSocket(m_profile));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        FirstInstance first(m_profile);
        QVERIFY(first.claim());
        LaterInstance later(m_profile, false);
        const QSignalSpy finished(&later, &LaterInstance::finished);
        later.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished.at(0).at(0).toBool(), true);
    }

    void nobodyElseMayReachTheSocket()
    {
        FirstInstance first(m_profile);
        QVERIFY(first.claim());
        QCOMPARE(QFile::permissions(instanceSocket(m_profile))
                     & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void noiseIsCutOff()
    {
        FirstInstance first(m_profile);
        QVERIFY(first.claim());
        const QSignalSpy raised(&first, &FirstInstance::raised);
        QLocalSocket socket;
        socket.connectToServer(instanceSocket(m_profile));
        QTRY_COMPARE(socket.state(), QLocalSocket::ConnectedState);
        socket.write(QByteArray(100'000, 'x'));
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(raised.count(), 0);
    }

    void whoHearsNothingSaysSo()
    {
        LaterInstance later(m_profile, false);
        const QSignalSpy finished(&later, &LaterInstance::finished);
        later.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished.at(0).at(0).toBool(), false);
    }

private:
    std::unique_ptr<TemporaryHome> m_home;
    Profile m_profile;
};

QTEST_GUILESS_MAIN(TestInstances)
#include "tst_instances.moc"
