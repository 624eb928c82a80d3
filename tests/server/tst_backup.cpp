#include "testplatform.h"

#include <server/backup.h>
#include <server/datafolder.h>
#include <server/platformserver.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QtTest>

using namespace Minideck;

// Backups of a running server, and what becomes of them.
class TestBackup : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(PlatformServer::seed(data(), PlatformServer::Seed::Demo));
    }

    void copiesWhatARunningServerHas();
    void aBackupIsPrivateAndHoldsNoKey();
    void neverReplacesAFile();
    void aRestoredServerIsAsItWasThen();
    void restoringEndsAllSessions();
    void clientsFromBeforeTakeASnapshot();
    void restoringIsWrittenDown();
    void refusesAFolderInUse();
    void refusesDataThatIsThere();
    void keepsWhatWasReplaced();
    void refusesBadBackups_data();
    void refusesBadBackups();
    void theProgramDoesBoth();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString data() const { return path(u"data"_qs); }
    QString backup() const { return path(u"backup.sqlite"_qs); }
    static QString ask(const QString &file, const QString &question)
    {
        Connection connection;
        if (!connection.open(file, Connection::Access::ReadOnly))
            return u"unreadable"_qs;
        return connection.value(question);
    }
    static void change(const QString &file, const QStringList &statements)
    {
        Connection connection;
        QVERIFY(connection.open(file, Connection::Access::ReadWrite));
        for (const QString &statement : statements)
            connection.execute(statement);
        QVERIFY2(!connection.error(), qPrintable(connection.error().value_or(Error()).detail));
    }
    std::unique_ptr<PlatformServer> serve(const QString &folder)
    {
        auto server = std::make_unique<PlatformServer>();
        PlatformServer::Options options;
        options.dataFolder = folder;
        options.oneTimeToken = Secret(QByteArray("token-of-this-run"));
        if (const auto started = server->start(std::move(options)); !started)
            qFatal("%s", qPrintable(started.error().detail));
        return server;
    }
    struct Answer
    {
        int status = 0;
        QJsonObject json;
    };
    Answer send(const PlatformServer &server, const QByteArray &method, const QString &path,
                const QByteArray &body = {})
    {
        static int number = 0;
        QNetworkRequest request(server.url().resolved(QUrl(path)));
        request.setRawHeader("Content-Type",
                             method == "PATCH" ? "application/merge-patch+json" : "application/json");
        request.setRawHeader("Idempotency-Key", "key-of-this-backup-test-" + QByteArray::number(++number));
        request.setRawHeader("If-Match", "*");
        if (!m_token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + m_token);
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(30000);
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                QJsonDocument::fromJson(reply->readAll()).object()};
    }
    void signIn(const PlatformServer &server)
    {
        m_token.clear();
        const Answer answer =
            send(server, "POST", u"/v1/session"_qs, R"({"oneTimeToken":"token-of-this-run"})");
        m_token = answer.json[u"accessToken"_qs].toString().toLatin1();
    }
    void createTeam(const PlatformServer &server, const QByteArray &name)
    {
        QCOMPARE(send(server, "POST", u"/v1/workspaces/NorthbayCity/teams"_qs, "{\"name\":\"" + name + "\"}")
                     .status,
                 201);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QNetworkAccessManager m_network;
    QByteArray m_token;
};

void TestBackup::copiesWhatARunningServerHas()
{
    const auto server = serve(data());
    signIn(*server);
    createTeam(*server, "Culture");
    const auto content = Backup::create(data(), backup());
    QVERIFY2(content, qPrintable(content ? QString() : content.error().detail));
    QCOMPARE(content->workspaces, 1);
    QCOMPARE(content->auditEvents, 1);
    // What comes afterwards is not in it, and the server goes on.
    createTeam(*server, "Later");
    QCOMPARE(ask(backup(), u"SELECT group_concat(name) FROM (SELECT name FROM team ORDER BY name)"_qs),
             u"Culture,Health,Retail,Transit"_qs);
}

void TestBackup::aBackupIsPrivateAndHoldsNoKey()
{
    const auto server = serve(data());
    QVERIFY(Backup::create(data(), backup()));
    QCOMPARE(QFileInfo(backup()).permissions()
                 & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    QFile key(QDir(data()).filePath(u"master.key"_qs));
    QFile copy(backup());
    QVERIFY(key.open(QIODevice::ReadOnly) && copy.open(QIODevice::ReadOnly));
    const QByteArray secret = key.readAll();
    QCOMPARE(secret.size(), 32);
    QVERIFY(!copy.readAll().contains(secret));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList(u"backup.sqlite"_qs));
}

void TestBackup::neverReplacesAFile()
{
    QFile file(backup());
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write("My holiday notes");
    file.flush();
    QCOMPARE(Backup::create(data(), backup()).error().code, u"BACKUP-EXISTS"_qs);
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), QByteArray("My holiday notes"));
    QCOMPARE(Backup::create(path(u"nothing"_qs), path(u"other"_qs)).error().code, u"DATA-UNREADABLE"_qs);
    QCOMPARE(Backup::create(data(), path(u"no/such/folder"_qs)).error().code, u"BACKUP-FAILED"_qs);
}

void TestBackup::aRestoredServerIsAsItWasThen()
{
    {
        const auto server = serve(data());
        signIn(*server);
        createTeam(*server, "Culture");
        QVERIFY(Backup::create(data(), backup()));
        createTeam(*server, "Later");
    }
    const QString other = path(u"restored"_qs);
    const auto restored = Backup::restore(other, backup(), false);
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().detail));
    const auto server = serve(other);
    signIn(*server);
    QStringList names;
    for (const QJsonValue &team :
         send(*server, "GET", u"/v1/workspaces/NorthbayCity/teams"_qs).json[u"items"_qs].toArray())
        names << team[u"name"_qs].toString();
    names.sort();
    QCOMPARE(names.join(u' '), u"Culture Health Retail Transit"_qs);
    createTeam(*server, "Later");
}

void TestBackup::restoringEndsAllSessions()
{
    {
        const auto server = serve(data());
        signIn(*server);
        QVERIFY(Backup::create(data(), backup()));
    }
    QVERIFY(Backup::restore(data(), backup(), true));
    const auto server = serve(data());
    QCOMPARE(send(*server, "GET", u"/v1/session"_qs).status, 401);
}

void TestBackup::clientsFromBeforeTakeASnapshot()
{
    qint64 ahead = 0;
    {
        const auto server = serve(data());
        signIn(*server);
        QVERIFY(Backup::create(data(), backup()));
        createTeam(*server, "Lost");
        ahead = send(*server, "GET", u"/v1/workspaces/NorthbayCity/changes?since=27"_qs)
                    .json[u"next"_qs]
                    .toInteger();
        QCOMPARE(ahead, 28);
    }
    QVERIFY(Backup::restore(data(), backup(), true));
    const auto server = serve(data());
    signIn(*server);
    createTeam(*server, "New");
    // Sequence 28 was another change in the world that is gone.
    for (const qint64 since : {27, 28})
        QCOMPARE(send(*server, "GET", u"/v1/workspaces/NorthbayCity/changes?since=%1"_qs.arg(since)).status,
                 410);
}

void TestBackup::restoringIsWrittenDown()
{
    QVERIFY(Backup::create(data(), backup()));
    QVERIFY(Backup::restore(data(), backup(), true));
    QCOMPARE(ask(DataFolder::databaseFileIn(data()), u"SELECT group_concat(action) FROM audit_event"_qs),
             u"platform.restore"_qs);
    QCOMPARE(PlatformServer::verifyAudit(data()).value(), 1);
}

void TestBackup::refusesAFolderInUse()
{
    QVERIFY(Backup::create(data(), backup()));
    const auto server = serve(data());
    QCOMPARE(Backup::restore(data(), backup(), true).error().code, u"DATA-BUSY"_qs);
    signIn(*server);
    createTeam(*server, "Still here");
}

void TestBackup::refusesDataThatIsThere()
{
    QVERIFY(Backup::create(data(), backup()));
    QCOMPARE(Backup::restore(data(), backup(), false).error().code, u"DATA-PRESENT"_qs);
    QVERIFY(!QFile::exists(DataFolder::databaseFileIn(data()) + u".before-restore"_qs));
}

void TestBackup::keepsWhatWasReplaced()
{
    QVERIFY(Backup::create(data(), backup()));
    const QString file = DataFolder::databaseFileIn(data());
    change(file, {u"UPDATE team SET name = 'Changed' WHERE name = 'Health'"_qs});
    QVERIFY(Backup::restore(data(), backup(), true));
    QCOMPARE(ask(file, u"SELECT count(*) FROM team WHERE name = 'Changed'"_qs), u"0"_qs);
    QCOMPARE(ask(file + u".before-restore"_qs, u"SELECT count(*) FROM team WHERE name = 'Changed'"_qs),
             u"1"_qs);
}

void TestBackup::refusesBadBackups_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<QString>("code");
    QTest::newRow("none") << u"none"_qs << u"DATA-UNREADABLE"_qs;
    QTest::newRow("text") << u"text"_qs << u"DATA-DAMAGED"_qs;
    QTest::newRow("empty") << u"empty"_qs << u"DATA-DAMAGED"_qs;
    QTest::newRow("cut") << u"cut"_qs << u"DATA-DAMAGED"_qs;
    QTest::newRow("noise") << u"noise"_qs << u"DATA-DAMAGED"_qs;
    QTest::newRow("orphans") << u"orphans"_qs << u"DATA-DAMAGED"_qs;
    QTest::newRow("newer") << u"newer"_qs << u"DATA-NEWER"_qs;
    QTest::newRow("changed log") << u"log"_qs << u"AUDIT-BROKEN"_qs;
}

void TestBackup::refusesBadBackups()
{
    QFETCH(QString, damage);
    {
        const auto server = serve(data());
        signIn(*server);
        createTeam(*server, "Culture");
    }
    QVERIFY(Backup::create(data(), backup()));
    QFile file(backup());
    if (damage == u"none") {
        QVERIFY(file.remove());
    } else if (damage == u"text" || damage == u"empty") {
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(damage == u"text" ? QByteArray(500, 'x') : QByteArray());
    } else if (damage == u"cut") {
        QVERIFY(file.resize(file.size() / 2));
    } else if (damage == u"noise") {
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(4096));
        file.write(SeededRandom(3).bytes(4 * 4096));
    } else if (damage == u"orphans") {
        change(backup(), {u"DELETE FROM workspace"_qs});
    } else if (damage == u"newer") {
        change(backup(), {u"PRAGMA user_version = 4711"_qs});
    } else {
        change(backup(),
               {u"DROP TRIGGER audit_event_is_not_changed"_qs,
                u"UPDATE audit_event SET account_id = 'acc_other'"_qs});
    }
    file.close();
    const QString other = path(u"restored"_qs);
    QTEST(Backup::restore(other, backup(), true).error().code, "code");
    QVERIFY(!QFile::exists(other));
}

void TestBackup::theProgramDoesBoth()
{
    const auto run = [](const QStringList &arguments) {
        QProcess process;
        process.start(QStringLiteral(TEST_BIN_DIR "/minideck-server"), arguments);
        process.waitForFinished(60000);
        return std::tuple{process.exitCode(), process.readAllStandardOutput(),
                          process.readAllStandardError()};
    };
    const QString here = u"--data="_qs + data();
    {
        const auto server = serve(data());
        const auto [code, output, error] = run({u"backup"_qs, here, u"--to"_qs, backup()});
        QCOMPARE(code, 0);
        QVERIFY(output.contains("The master key is not in it"));
        QCOMPARE(error, QByteArray());
        const auto busy = run({u"restore"_qs, here, u"--from"_qs, backup(), u"--force"_qs});
        QCOMPARE(std::get<0>(busy), 1);
        QVERIFY(std::get<2>(busy).contains("is in use by another server"));
    }
    QCOMPARE(std::get<0>(run({u"restore"_qs, here, u"--from"_qs, backup()})), 1);
    const auto [code, output, error] = run({u"restore"_qs, here, u"--from"_qs, backup(), u"--force"_qs});
    QCOMPARE(code, 0);
    QVERIFY(output.contains("Everybody has to sign in again"));
    for (const QStringList &wrong : {QStringList{u"backup"_qs, here}, QStringList{u"restore"_qs, here},
                                     QStringList{u"backup"_qs}, QStringList{u"backup"_qs, here, u"now"_qs}})
        QCOMPARE(std::get<0>(run(wrong)), 2);
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
