#include "testplatform.h"

#include <server/platformserver.h>
#include <support/quiet.h>

#include <QElapsedTimer>
#include <QtTest>

using namespace Minideck;

class TestSeed : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void demoIsDeterministic();
    void demoHasWhatTheScreensShow();
    void largeContainsTheDemo();
    void seedingTwiceChangesNothing();

private:
    static QString number(TestPlatform &platform, const QString &question)
    {
        return platform.change([&](Connection &connection) { return connection.value(question); });
    }
    //! Every row of every table but the password hashes, which are salted.
    static QStringList dump(TestPlatform &platform)
    {
        const QStringList questions{
            u"SELECT id || email || name || demo || created_at FROM account ORDER BY key"_qs,
            u"SELECT id || name || status || change_sequence || created_at FROM workspace"_qs,
            u"SELECT id || name || created_at FROM team ORDER BY key"_qs,
            u"SELECT id || name || team FROM app ORDER BY key"_qs,
            u"SELECT id || name || team FROM mini_program ORDER BY key"_qs,
            u"SELECT id || email || name || role || status || program_creator || ifnull(started_at, '')"
            u" || ifnull(last_activity_at, '') || ifnull(invited_by, '') || created_at FROM member ORDER BY key"_qs,
            u"SELECT member || kind || target_id || role FROM assignment ORDER BY 1"_qs,
            u"SELECT member || sent_at || expires_at FROM invitation ORDER BY 1"_qs,
        };
        return platform.change([&](Connection &connection) {
            QStringList rows;
            for (const QString &question : questions) {
                StoreStatement row(connection, question);
                while (row.next())
                    rows << row.text(0);
            }
            return rows;
        });
    }
};

void TestSeed::demoIsDeterministic()
{
    TestPlatform one;
    TestPlatform other;
    const QStringList rows = dump(one);
    QVERIFY(rows.size() > 80);
    QCOMPARE(dump(other), rows);
}

void TestSeed::demoHasWhatTheScreensShow()
{
    TestPlatform platform;
    const auto count = [&](const QString &from) {
        return number(platform, u"SELECT count(*) FROM "_qs + from);
    };
    QCOMPARE(count(u"team"_qs), u"3"_qs);
    QCOMPARE(count(u"app"_qs), u"3"_qs);
    QCOMPARE(count(u"mini_program"_qs), u"9"_qs);
    QCOMPARE(count(u"member"_qs), u"24"_qs);
    QCOMPARE(count(u"member WHERE status = 0"_qs), u"3"_qs);
    QCOMPARE(count(u"member WHERE status = 2"_qs), u"1"_qs);
    QCOMPARE(count(u"member WHERE role = 0 AND status = 1"_qs), u"2"_qs);
    // Every open invitation is unexpired and has no assignment (MEM-3); every other member has an account.
    QCOMPARE(count(u"invitation WHERE expires_at > %1"_qs.arg(platform.clock().now().toMSecsSinceEpoch())),
             u"3"_qs);
    QCOMPARE(count(u"member JOIN assignment ON member = key WHERE status = 0"_qs), u"0"_qs);
    QCOMPARE(count(u"member WHERE status <> 0 AND account IS NULL"_qs), u"0"_qs);
    QVERIFY(count(u"member WHERE NOT EXISTS (SELECT 1 FROM assignment WHERE member = key)"_qs).toInt() >= 4);
    // Somebody is the only administrator of a program.
    QVERIFY(number(platform,
                   u"SELECT count(*) FROM (SELECT 1 FROM assignment WHERE role = 4 GROUP BY target_id"
                   u" HAVING count(*) = 1)"_qs)
                .toInt()
            >= 1);
    // No assignment points nowhere.
    QCOMPARE(count(u"assignment WHERE target_id NOT IN (SELECT id FROM team UNION SELECT id FROM app UNION"
                   u" SELECT id FROM mini_program)"_qs),
             u"0"_qs);
    QCOMPARE(number(platform, u"SELECT change_sequence FROM workspace"_qs), u"27"_qs);
}

void TestSeed::largeContainsTheDemo()
{
    TestPlatform small;
    TestPlatform large(Environment::Sandbox, true, 2000);
    QCOMPARE(number(large, u"SELECT count(*) FROM member"_qs), u"2000"_qs);
    const QString people =
        u"SELECT group_concat(email || status || role, ' ') FROM (SELECT * FROM member ORDER BY key"
        u" LIMIT 24)"_qs;
    QCOMPARE(number(large, people), number(small, people));
    QVERIFY(number(large, u"SELECT count(DISTINCT name) FROM member"_qs).toInt() > 100);
}

void TestSeed::seedingTwiceChangesNothing()
{
    const QTemporaryDir folder;
    QVERIFY(PlatformServer::seed(folder.path(), PlatformServer::Seed::Demo));
    const auto content = [&] {
        const auto database = StoreDatabase::open(folder.filePath(u"platform.sqlite"_qs));
        return (*database)
            ->readAndWait([](Connection &connection) {
                return connection.value(u"SELECT group_concat(id || updated_at) FROM member"_qs);
            })
            .value();
    };
    const QString before = content();
    QVERIFY(PlatformServer::seed(folder.path(), PlatformServer::Seed::Large, 100));
    QCOMPARE(content(), before);
}

QTEST_GUILESS_MAIN(TestSeed)
#include "tst_seed.moc"
