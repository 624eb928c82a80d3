#include <client/cache/cachefile.h>
#include <client/cache/migrations.h>
#include <support/quiet.h>
#include <support/temporaryhome.h>

#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace Minideck;

namespace {

const QDateTime Now({2026, 3, 4}, {10, 0}, Qt::UTC);

QStringList filesBeside(const QString &path)
{
    return QFileInfo(path).dir().entryList(QDir::Files, QDir::Name);
}

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestCacheFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void ACC_7_eachPlatformAccountAndWorkspaceHasItsOwnFile()
    {
        const QUrl one(u"https://one.example"_qs);
        const QUrl two(u"https://two.example"_qs);
        const QString path = cachePath(u"/data"_qs, one, AccountId(u"acc_1"_qs), u"Demo"_qs);
        QVERIFY(path.startsWith(u"/data/cache/"));
        QVERIFY(path.endsWith(u"/Demo.sqlite"));
        QCOMPARE(path, cachePath(u"/data"_qs, one, AccountId(u"acc_1"_qs), u"Demo"_qs));
        QVERIFY(path != cachePath(u"/data"_qs, two, AccountId(u"acc_1"_qs), u"Demo"_qs));
        QVERIFY(path != cachePath(u"/data"_qs, one, AccountId(u"acc_2"_qs), u"Demo"_qs));
        QVERIFY(path != cachePath(u"/data"_qs, one, AccountId(u"acc_1"_qs), u"Demo2"_qs));
    }

    void aNameFromOutsideCannotLeaveItsFolder()
    {
        for (const QString &name :
             {u"../../x"_qs, u"a/b"_qs, u".."_qs, QString(), u"ä"_qs, QString(5000, u'a')}) {
            const QString path = cachePath(u"/data"_qs, {}, AccountId(u"a/../b"_qs), name);
            QCOMPARE(path.count(u'/'), 4);
            QVERIFY(!path.contains(u".."));
            QVERIFY(QFileInfo(path).fileName().size() < 120);
        }
    }

    void OFF_8_theFileIsForItsOwnerOnly()
    {
        TemporaryHome home;
        const QString path = home.filePath(u"cache/x/Demo.sqlite"_qs);
        const Result<OpenedCache> cache = openCache(path, Now);
        QVERIFY(cache);
        const auto mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        for (const QString &file : QStringList{path, path + u"-wal"_qs, path + u"-shm"_qs})
            QCOMPARE(QFile::permissions(file), mine);
        QCOMPARE(QFile::permissions(QFileInfo(path).path()), mine | QFile::ExeOwner | QFile::ExeUser);
    }

    void everyConnectionHasTheSafePragmas()
    {
        TemporaryHome home;
        const Result<OpenedCache> cache = openCache(home.filePath(u"a/b.sqlite"_qs), Now);
        const QHash<QByteArray, qint64> expected{
            {"foreign_keys", 1}, {"trusted_schema", 0}, {"secure_delete", 1},         {"cell_size_check", 1},
            {"synchronous", 1},  {"mmap_size", 0},      {"wal_autocheckpoint", 8000}, {"busy_timeout", 5000}};
        for (auto pragma = expected.begin(); pragma != expected.end(); ++pragma) {
            const QByteArray sql = "PRAGMA " + pragma.key();
            QCOMPARE(*cache->database.number({sql.constData(), size_t(sql.size())}), pragma.value());
        }
    }

    void whatCannotBeReadIsSetAsideAndBegunAnew_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("garbage") << QByteArray(10000, 'x');
        QTest::newRow("short garbage") << QByteArray("hello");
        QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16) + QByteArray(200, '\x01');
    }

    void whatCannotBeReadIsSetAsideAndBegunAnew()
    {
        QFETCH(QByteArray, content);
        TemporaryHome home;
        const QString path = home.filePath(u"cache/Demo.sqlite"_qs);
        write(path, content);
        const Result<OpenedCache> cache = openCache(path, Now);
        QVERIFY(cache);
        QVERIFY(cache->warning);
        QCOMPARE(toString(cache->warning->kind), u"CacheDamaged"_qs);
        QVERIFY(!cache->syncedAt.isValid());
        QFile aside(path + u".damaged-20260304T100000000"_qs);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
    }

    void aTruncatedFileIsSetAside()
    {
        TemporaryHome home;
        const QString path = home.filePath(u"cache/Demo.sqlite"_qs);
        {
            const Result<OpenedCache> cache = openCache(path, Now);
            QVERIFY(cache->database.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        }
        QVERIFY(QFile::resize(path, 6000));
        const Result<OpenedCache> again = openCache(path, Now);
        QVERIFY(again);
        QCOMPARE(toString(again->warning->kind), u"CacheDamaged"_qs);
    }

    void aDatabaseOfAnotherProgramIsSetAside()
    {
        TemporaryHome home;
        const QString path = home.filePath(u"cache/Demo.sqlite"_qs);
        QDir().mkpath(QFileInfo(path).path());
        {
            const Result<Database> other = Database::open(path, Database::Access::ReadWrite);
            QVERIFY(other->execute("CREATE TABLE cookies(x)"));
        }
        QCOMPARE(toString(openCache(path, Now)->warning->kind), u"CacheDamaged"_qs);
    }

    void aNewerSchemaIsSetAsideAndNotTouched()
    {
        TemporaryHome home;
        const QString path = home.filePath(u"cache/Demo.sqlite"_qs);
        QVERIFY(openCache(path, Now)->database.execute("PRAGMA user_version=999"));
        const Result<OpenedCache> cache = openCache(path, Now);
        QVERIFY(cache);
        QCOMPARE(toString(cache->warning->kind), u"CacheTooNew"_qs);
        const Result<Database> aside =
            Database::open(path + u".damaged-20260304T100000000"_qs, Database::Access::ReadOnly);
        QCOMPARE(*aside->number("PRAGMA user_version"), 999);
        QCOMPARE(*cache->database.number("PRAGMA user_version"), cacheSchemaVersion());
    }

    void onlyTheLastTwoDamagedFilesAreKept()
    {
        TemporaryHome home;
        const QString path = home.filePath(u"cache/Demo.sqlite"_qs);
        for (int i = 0; i < 4; ++i) {
            write(path, "garbage");
            QVERIFY(openCache(path, Now.addSecs(i)));
            for (const QString &beside : {u"-wal"_qs, u"-shm"_qs})
                QFile::remove(path + beside);
        }
        const QStringList kept = filesBeside(path).filter(u"damaged"_qs);
        QCOMPARE(kept,
                 QStringList({u"Demo.sqlite.damaged-20260304T100002000"_qs,
                              u"Demo.sqlite.damaged-20260304T100003000"_qs}));
    }

    void aFolderThatCannotBeWrittenIsAnErrorAndNotDamage()
    {
        TemporaryHome home;
        write(home.filePath(u"file"_qs), "x");
        const Result<OpenedCache> cache = openCache(home.filePath(u"file/cache/Demo.sqlite"_qs), Now);
        QVERIFY(!cache);
        QCOMPARE(toString(cache.error().kind), u"CacheFailed"_qs);
    }

    void aFullDiskIsAnErrorAndNotDamage()
    {
        TemporaryHome home;
        const QString path = home.filePath(u"cache/Demo.sqlite"_qs);
        const Result<OpenedCache> cache = openCache(path, Now);
        // A limit on the file size fails a write just as a full disk does.
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        signal(SIGXFSZ, SIG_IGN);
        const rlimit small{.rlim_cur = 600 * 1024, .rlim_max = before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const Result<void> written =
            cache->database.execute("INSERT INTO meta(key, value) VALUES('big', zeroblob(4000000))");
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!written);
        QCOMPARE(toString(written.error().kind), u"CacheFailed"_qs);
        QVERIFY(cache->database.execute("INSERT INTO meta(key, value) VALUES('small', 1)"));
    }

    void anUncleanEndIsNoticed()
    {
        TemporaryHome home;
        const QString path = home.filePath(u"cache/Demo.sqlite"_qs);
        QVERIFY(openCache(path, Now)->wasClosed);
        QVERIFY(!openCache(path, Now)->wasClosed);
        markClosed(openCache(path, Now)->database);
        QVERIFY(openCache(path, Now)->wasClosed);
    }

    void theIntegrityCheckFindsAFlippedPage()
    {
        TemporaryHome home;
        const QString path = home.filePath(u"cache/Demo.sqlite"_qs);
        {
            const Result<OpenedCache> cache = openCache(path, Now);
            QVERIFY(cache->database.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<2000)"
                "INSERT INTO team SELECT 'tea_'||i, 1, 'name '||i FROM n; PRAGMA wal_checkpoint(TRUNCATE)"));
        }
        QVERIFY(checkIntegrity(path, nullptr));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() - 3000);
        file.write(QByteArray(500, '\xff'));
        file.close();
        const Result<void> checked = checkIntegrity(path, nullptr);
        QVERIFY(!checked);
        QCOMPARE(toString(checked.error().kind), u"CacheDamaged"_qs);
    }
};

QTEST_GUILESS_MAIN(TestCacheFile)
#include "tst_cachefile.moc"
