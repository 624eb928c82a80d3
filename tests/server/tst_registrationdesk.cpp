#include "testplatform.h"

#include <server/datafolder.h>
#include <server/registrationdesk.h>
#include <server/rules/auditlog.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QProcess>
#include <QtTest>

using namespace Minideck;

// minideck-server workspaces …, beside a server that runs.
class TestRegistrationDesk : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_platform = std::make_unique<TestPlatform>();
        const QByteArray token = m_platform->token(u"anika.sen@campus.example"_qs);
        const Reply made = m_platform->write(
            {.method = "POST",
             .target = "/v1/workspaces",
             .body = R"({"name":"HarbourCity","businessScope":"4111","businessAddress":"1 Quay Street",)"
                     R"("representatives":[{"name":"Bj\u00f6rk","email":"bjork@lantern.example"}]})",
             .ifMatch = {},
             .token = token});
        QCOMPARE(made.status, 201);
        m_id = made.json()[u"id"_qs].toString();
    }

    void ACC_2_approvesBesideARunningServer();
    void ACC_2_rejectsWithAReason();
    void ACC_8_suspendsAndReopens();
    void listsAllWorkspaces();
    void AUD_1_theLogStaysWhole();
    void saysWhatStandsAgainstIt();
    void refusesBadUsage_data();
    void refusesBadUsage();

private:
    struct Run
    {
        int code = 0;
        QString output;
        QString error;
    };
    Run run(const QStringList &words) const
    {
        QProcess process;
        process.start(QStringLiteral(TEST_BIN_DIR "/minideck-server"),
                      QStringList{u"workspaces"_qs, u"--data"_qs, folder()} + words);
        process.waitForFinished(60000);
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    QString folder() const { return QFileInfo(m_platform->file(u"platform.sqlite"_qs)).path(); }
    QString statusOf(const QString &name)
    {
        return m_platform->ask(u"SELECT status FROM workspace WHERE name = '%1'"_qs.arg(name));
    }

    std::unique_ptr<TestPlatform> m_platform;
    QString m_id;
};

void TestRegistrationDesk::ACC_2_approvesBesideARunningServer()
{
    const Run approved = run({u"approve"_qs, m_id});
    QCOMPARE(approved.error, QString());
    QCOMPARE(approved.code, 0);
    // The server sees it at once.
    const QByteArray bjork = m_platform->token(u"bjork@lantern.example"_qs);
    const Reply workspace = m_platform->get("/v1/workspaces/HarbourCity", bjork);
    QCOMPARE(workspace.status, 200);
    QCOMPARE(workspace.json()[u"membership"_qs][u"role"_qs].toString(), u"admin"_qs);
}

void TestRegistrationDesk::ACC_2_rejectsWithAReason()
{
    QCOMPARE(run({u"reject"_qs, u"harbourcity"_qs, u"--reason"_qs, u"No such address."_qs}).code, 0);
    QCOMPARE(m_platform->ask(u"SELECT status_reason FROM workspace WHERE id = '%1'"_qs.arg(m_id)),
             u"No such address."_qs);
}

void TestRegistrationDesk::ACC_8_suspendsAndReopens()
{
    QCOMPARE(run({u"suspend"_qs, u"NorthbayCity"_qs, u"--reason"_qs, u"Unpaid."_qs}).code, 0);
    const Reply refused =
        m_platform->write({.method = "POST", .target = m_platform->memberPath("bjork") + "/block"});
    QCOMPARE(refused.code(), u"ACC-8"_qs);
    QVERIFY(refused.json()[u"detail"_qs].toString().contains(u"Unpaid."_qs));
    QCOMPARE(run({u"reopen"_qs, u"NorthbayCity"_qs}).code, 0);
    QCOMPARE(
        m_platform->write({.method = "POST", .target = m_platform->memberPath("bjork") + "/block"}).status,
        200);
}

void TestRegistrationDesk::listsAllWorkspaces()
{
    m_platform->sql(u"UPDATE representative SET name = 'A' || char(27) || '[2J'"_qs);
    const Run listed = run({u"list"_qs});
    QCOMPARE(listed.code, 0);
    const QStringList lines = listed.output.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0],
             m_id
                 + u"\tunderReview\tHarbourCity\t4111 Local and suburban passenger transport, ferries\t"
                   u"A[2J <bjork@lantern.example>\t"_qs);
    QVERIFY(lines[1].contains(u"\tactive\tNorthbayCity\t"_qs));
}

void TestRegistrationDesk::AUD_1_theLogStaysWhole()
{
    QCOMPARE(run({u"approve"_qs, m_id}).code, 0);
    QCOMPARE(
        m_platform->write({.method = "POST", .target = m_platform->memberPath("bjork") + "/block"}).status,
        200);
    QCOMPARE(run({u"suspend"_qs, m_id, u"--reason"_qs, u"Unpaid."_qs}).code, 0);
    const AuditVerdict verdict = m_platform->change(AuditLog::verify);
    QCOMPARE(verdict.why, QString());
    QCOMPARE(verdict.events, 7);
    QCOMPARE(
        m_platform->ask(u"SELECT group_concat(action) FROM audit_event WHERE account_id = 'command-line'"_qs),
        u"workspace.approve,member.invite,approval.approve,workspace.suspend"_qs);
}

void TestRegistrationDesk::saysWhatStandsAgainstIt()
{
    const Run unknown = run({u"approve"_qs, u"wsp_unknown"_qs});
    QCOMPARE(unknown.code, 1);
    QVERIFY(unknown.error.contains(u"there is no workspace \"wsp_unknown\""_qs));
    const Run active = run({u"approve"_qs, u"NorthbayCity"_qs});
    QCOMPARE(active.code, 1);
    QVERIFY(active.error.contains(u"\"active\""_qs));
    const QTemporaryDir empty;
    RegistrationDesk desk(empty.path());
    QCOMPARE(desk.list().error().code, u"DATA-UNREADABLE"_qs);
    QVERIFY(QDir(empty.path()).isEmpty());
    m_platform->sql(u"PRAGMA user_version = 1"_qs);
    QCOMPARE(RegistrationDesk(folder()).list().error().code, u"DATA-OLDER"_qs);
    m_platform->sql(u"PRAGMA user_version = 4711"_qs);
    QCOMPARE(RegistrationDesk(folder()).list().error().code, u"DATA-NEWER"_qs);
}

void TestRegistrationDesk::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown") << QStringList{u"delete"_qs, u"x"_qs};
    QTest::newRow("no id") << QStringList{u"approve"_qs};
    QTest::newRow("two ids") << QStringList{u"approve"_qs, u"x"_qs, u"y"_qs};
    QTest::newRow("no reason") << QStringList{u"reject"_qs, u"x"_qs};
    QTest::newRow("blank reason") << QStringList{u"suspend"_qs, u"x"_qs, u"--reason"_qs, u" "_qs};
    QTest::newRow("reason for nothing") << QStringList{u"approve"_qs, u"x"_qs, u"--reason"_qs, u"y"_qs};
}

void TestRegistrationDesk::refusesBadUsage()
{
    QFETCH(QStringList, words);
    QCOMPARE(run(words).code, 2);
}

QTEST_GUILESS_MAIN(TestRegistrationDesk)
#include "tst_registrationdesk.moc"
