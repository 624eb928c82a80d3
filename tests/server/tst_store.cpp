#include "testplatform.h"

#include <server/datafolder.h>
#include <server/platformserver.h>
#include <server/store/migrations.h>
#include <server/store/workspacestore.h>
#include <support/quiet.h>

#include <QCryptographicHash>
#include <QtTest>

using namespace Minideck;

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"platform.sqlite"_qs);
    }

    void keepsFileAndFolderPrivate();
    void hardensEveryConnection();
    void migratedSchemaEqualsFreshOne();
    void migratedDataIsFollowedFromNowOn();
    void theAuditLogOnlyGrows();
    void releasedMigrationsStayAsTheyWere();
    void refusesANewerDatabaseUntouched();
    void refusesForeignFilesUntouched_data();
    void refusesForeignFilesUntouched();
    void refusesADamagedDatabaseUntouched();
    void refusesAnotherHistory();
    void rollsBackWhatFailed();
    void readersSeeOneMoment();
    void oneServerHoldsTheFolder();

private:
    QByteArray fingerprint() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly)
            ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256)
            : QByteArray();
    }
    //! Runs statements on the file while no server has it.
    void edit(const QStringList &statements)
    {
        Connection connection;
        QVERIFY(connection.open(m_file, Connection::Access::ReadWrite));
        for (const QString &statement : statements)
            connection.execute(statement);
        QVERIFY2(!connection.error(), qPrintable(connection.error().value_or(Error()).detail));
    }
    static QStringList schemaOf(Connection &connection)
    {
        QStringList schema;
        StoreStatement row(
            connection,
            u"SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema ORDER BY 1"_qs);
        while (row.next())
            schema << row.text(0);
        return schema;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestStore::keepsFileAndFolderPrivate()
{
    const QString path = m_folder->filePath(u"deep/data"_qs);
    const auto folder = DataFolder::open(path);
    QVERIFY(folder);
    const auto database = StoreDatabase::open((*folder)->databaseFile());
    QVERIFY(database);
    QVERIFY((*database)->writeAndWait(
        [](Connection &connection) { connection.execute(u"UPDATE setting SET value = ''"_qs); }));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(path).permissions() & others));
    for (const QFileInfo &file : QDir(path).entryInfoList(QDir::Files))
        QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
    QVERIFY(QFile::exists(path + u"/platform.sqlite-wal"_qs));
}

void TestStore::hardensEveryConnection()
{
    const auto database = StoreDatabase::open(m_file);
    QVERIFY(database);
    const auto pragmas = [](Connection &connection) {
        QStringList values;
        for (const auto *name :
             {"foreign_keys", "trusted_schema", "secure_delete", "synchronous", "busy_timeout"})
            values << connection.value(u"PRAGMA %1"_qs.arg(QString::fromLatin1(name)));
        return values.join(u' ');
    };
    const QString wanted = u"1 0 1 2 5000"_qs; // synchronous 2 is FULL
    QCOMPARE((*database)->writeAndWait(pragmas).value(), wanted);
    QCOMPARE((*database)->readAndWait(pragmas).value(), wanted);
    QCOMPARE((*database)->readAndWait(pragmas).value(), wanted);
    QCOMPARE(
        (*database)->readAndWait([](Connection &c) { return c.value(u"PRAGMA journal_mode"_qs); }).value(),
        u"wal"_qs);
}

void TestStore::migratedSchemaEqualsFreshOne()
{
    const auto fresh = StoreDatabase::open(m_file);
    QVERIFY(fresh);
    const QStringList wanted = (*fresh)->readAndWait(schemaOf).value();
    QVERIFY(wanted.size() > 20);
    // Every older version, step by step to the newest.
    for (int version = 0; version < schemaVersion(); ++version) {
        Connection connection;
        QVERIFY(connection.open(m_folder->filePath(u"old%1"_qs.arg(version)), Connection::Access::ReadWrite));
        QVERIFY(migrate(connection, version));
        QVERIFY(migrate(connection));
        QCOMPARE(schemaOf(connection), wanted);
    }
}

void TestStore::migratedDataIsFollowedFromNowOn()
{
    {
        Connection connection;
        QVERIFY(connection.open(m_file, Connection::Access::ReadWrite));
        connection.execute(u"PRAGMA application_id = 0x4D445053"_qs);
        QVERIFY(migrate(connection, 1));
        connection.execute(u"INSERT INTO workspace VALUES (1, 'wsp_1', 'Old', 'old', 1, 1, 27, 0, 0)"_qs);
        QVERIFY(!connection.error());
    }
    const auto database = StoreDatabase::open(m_file);
    QVERIFY(database);
    const auto workspace =
        (*database)->readAndWait([](Connection &connection) { return Workspaces::byKey(connection, 1); });
    QCOMPARE(workspace.value().value().changeSequence, 27);
    QCOMPARE(workspace.value().value().feedStart, 27);
}

void TestStore::theAuditLogOnlyGrows()
{
    const auto database = StoreDatabase::open(m_file);
    QVERIFY(database);
    const auto run = [&](const QString &statement) {
        return (*database)
            ->writeAndWait([&](Connection &connection) { connection.execute(statement); })
            .hasValue();
    };
    const QString insert =
        u"%1 INTO audit_event VALUES (%2, 0, '', '', '', '', '', '', '', '', '', '', '', x'00', '')"_qs;
    QVERIFY(run(insert.arg(u"INSERT"_qs).arg(1)));
    QVERIFY(run(insert.arg(u"INSERT"_qs).arg(2)));
    QVERIFY(!run(insert.arg(u"INSERT"_qs).arg(4)));
    QVERIFY(!run(insert.arg(u"INSERT OR REPLACE"_qs).arg(1)));
    QVERIFY(!run(u"UPDATE audit_event SET reason = 'other'"_qs));
    QVERIFY(!run(u"DELETE FROM audit_event WHERE number = 2"_qs));
    QCOMPARE((*database)
                 ->readAndWait([](Connection &connection) {
                     return connection.value(u"SELECT group_concat(number) FROM audit_event"_qs);
                 })
                 .value(),
             u"1,2"_qs);
}

void TestStore::releasedMigrationsStayAsTheyWere()
{
    // A changed fingerprint locks out every database that exists: add a step instead.
    QStringList prints;
    for (const Migration &step : migrations())
        prints << step.fingerprint();
    const QStringList wanted{
        u"24d2ae962c352caf9d0f19b8cee2226777854c1feecfbadfa748eb78815bd76e"_qs,
        u"e9ae691cdec6c37fc9c1d7802f24b8eee26646096c64c95ee19313d63135796c"_qs,
        u"e2c4447c63f51d5f49962fceeaaeac8c9a8ead2199d42d4de8c293c9cd14a738"_qs,
        u"c8f723fc96f48524eff9f930de9f4e092608f7ada6f79aac50a31477325a3696"_qs,
        u"455145f7088da27c5458ab4898b10e4a9fa7cdc2ad83c678e4b8131910e32bb9"_qs,
    };
    QCOMPARE(prints, wanted);
}

void TestStore::refusesANewerDatabaseUntouched()
{
    QVERIFY(StoreDatabase::open(m_file));
    edit({u"PRAGMA user_version = 4711"_qs});
    const QByteArray before = fingerprint();
    const auto database = StoreDatabase::open(m_file);
    QVERIFY(!database);
    QCOMPARE(database.error().code, u"DATA-NEWER"_qs);
    QCOMPARE(fingerprint(), before);
}

void TestStore::refusesForeignFilesUntouched_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << QByteArray("These are my holiday notes.\n");
    QTest::newRow("zeros") << QByteArray(100'000, '\0');
    QTest::newRow("noise") << SeededRandom(1).bytes(8192);
    QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("header and noise") << QByteArray("SQLite format 3\0", 16) + SeededRandom(2).bytes(8192);
}

void TestStore::refusesForeignFilesUntouched()
{
    QFETCH(QByteArray, content);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const auto database = StoreDatabase::open(m_file);
    QVERIFY(!database);
    QCOMPARE(database.error().code, u"DATA-DAMAGED"_qs);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void TestStore::refusesADamagedDatabaseUntouched()
{
    QVERIFY(StoreDatabase::open(m_file));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite));
    // The header stays good; the pages behind it do not.
    QVERIFY(file.seek(4096));
    file.write(SeededRandom(3).bytes(8 * 4096));
    file.close();
    const QByteArray before = fingerprint();
    const auto database = StoreDatabase::open(m_file);
    QVERIFY(!database);
    QCOMPARE(database.error().code, u"DATA-DAMAGED"_qs);
    QCOMPARE(fingerprint(), before);
}

void TestStore::refusesAnotherHistory()
{
    QVERIFY(StoreDatabase::open(m_file));
    edit({u"UPDATE migration SET fingerprint = 'other' WHERE version = 1"_qs});
    const auto database = StoreDatabase::open(m_file);
    QVERIFY(!database);
    QCOMPARE(database.error().code, u"DATA-NEWER"_qs);
}

void TestStore::rollsBackWhatFailed()
{
    const auto database = StoreDatabase::open(m_file);
    QVERIFY(database);
    const auto failed = (*database)->writeAndWait([](Connection &connection) {
        connection.execute(u"INSERT INTO setting VALUES ('a', '1')"_qs);
        connection.execute(u"INSERT INTO setting VALUES ('a', '2')"_qs);
    });
    QVERIFY(!failed);
    // Foreign keys are checked, and the next transaction starts clean.
    QVERIFY(!(*database)->writeAndWait([](Connection &connection) {
        connection.execute(u"INSERT INTO session (id, account, created_at) VALUES ('ses_1', 99, 0)"_qs);
    }));
    const auto count = (*database)->readAndWait(
        [](Connection &connection) { return connection.value(u"SELECT count(*) FROM setting"_qs); });
    QCOMPARE(count.value(), u"0"_qs);
}

void TestStore::readersSeeOneMoment()
{
    const auto database = StoreDatabase::open(m_file);
    QVERIFY(database);
    const auto seen = (*database)->readAndWait([&](Connection &connection) -> QString {
        const QString before = connection.value(u"SELECT count(*) FROM setting"_qs);
        const auto written = (*database)->writeAndWait(
            [](Connection &writer) { writer.execute(u"INSERT INTO setting VALUES ('a', '1')"_qs); });
        return before + connection.value(u"SELECT count(*) FROM setting"_qs) + (written ? u"w"_qs : u"-"_qs);
    });
    QCOMPARE(seen.value(), u"00w"_qs);
}

void TestStore::oneServerHoldsTheFolder()
{
    auto first = DataFolder::open(m_folder->path());
    QVERIFY(first);
    QCOMPARE(DataFolder::open(m_folder->path()).error().code, u"DATA-BUSY"_qs);
    QCOMPARE(PlatformServer::seed(m_folder->path(), PlatformServer::Seed::Demo).error().code,
             u"DATA-BUSY"_qs);
    first = Error();
    QVERIFY(DataFolder::open(m_folder->path()));
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
