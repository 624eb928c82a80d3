#include <server/store/approvallist.h>
#include <server/store/migrations.h>
#include <server/store/storedatabase.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

using namespace Minideck;

// Registrations that were made before there were approvals.
class TestApprovalMigration : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void ACC_2_registrationsBecomeApprovals();
};

void TestApprovalMigration::ACC_2_registrationsBecomeApprovals()
{
    const QTemporaryDir folder;
    Connection connection;
    QVERIFY(connection.open(folder.filePath(u"platform.sqlite"_qs), Connection::Access::ReadWrite));
    QVERIFY(migrate(connection, 4));
    connection.execute(u"INSERT INTO account (key, id, email, email_folded, name, password_hash, created_at)"
                       u" VALUES (1, 'acc_1', 'Anika@x.example', 'anika@x.example', 'Anika', '', 0)"_qs);
    // One nobody registered, and one for each state: under review, active, suspended, rejected.
    const QString workspace =
        u"INSERT INTO workspace (key, id, name, name_folded, status, status_reason, category_code, address,"
        u" registered_by, revision, change_sequence, created_at, updated_at, decided_at)"
        u" VALUES (%1, 'wsp_%1', 'Town%1', 'town%1', %2, '%3', '4111', '1 Quay \"Street\"', %4, 1, 0, 1000,"
        u" 2000, %5)"_qs;
    const QString one = u"1"_qs;
    const QString none = u"NULL"_qs;
    connection.execute(workspace.arg(u"1"_qs, u"1"_qs, u""_qs, none, none));
    connection.execute(workspace.arg(u"2"_qs, u"0"_qs, u""_qs, one, none));
    connection.execute(workspace.arg(u"3"_qs, u"1"_qs, u""_qs, one, u"3000"_qs));
    connection.execute(workspace.arg(u"4"_qs, u"2"_qs, u"Unpaid."_qs, one, u"3000"_qs));
    connection.execute(workspace.arg(u"5"_qs, u"3"_qs, u"No such address."_qs, one, u"3000"_qs));
    connection.execute(u"INSERT INTO representative VALUES (2, 1, 'Björk', 'b@x.example')"_qs);
    connection.execute(u"INSERT INTO representative VALUES (2, 0, 'Anika', 'a@x.example')"_qs);
    QVERIFY(!connection.error());
    QVERIFY(migrate(connection));

    const ApprovalScope scope{.workspace = 0, .account = 0, .all = true};
    QStringList found;
    for (const StoredApproval &each : ApprovalList::page(connection, scope, {}, 10, {})) {
        QStringList line{each.id.text(), each.subjectId, toWire(each.status),
                         each.finishedAt.isValid() ? u"finished"_qs : u"open"_qs};
        for (const ApprovalDecision &decision : ApprovalRows::decisions(connection, each.key))
            line << decision.text;
        found << line.join(u' ');
    }
    QCOMPARE(found,
             (QStringList{u"apr_5 wsp_5 rejected finished No such address."_qs,
                          u"apr_4 wsp_4 approved finished "_qs, u"apr_3 wsp_3 approved finished "_qs,
                          u"apr_2 wsp_2 inReview open"_qs}));
    const auto open = ApprovalRows::byId(connection, ApprovalId(u"apr_2"_qs));
    QVERIFY(open);
    QCOMPARE(open->category, ApprovalCategory::WorkspaceRegistration);
    QCOMPARE(open->applicant.email, u"Anika@x.example"_qs);
    QCOMPARE(open->facts, (QJsonObject{{u"workspaceName"_qs, u"Town2"_qs}}));
    QCOMPARE(open->round.submittedAt.toMSecsSinceEpoch(), 1000);
    const auto person = [](const QString &name, const QString &email) {
        return QJsonObject{{u"name"_qs, name}, {u"email"_qs, email}};
    };
    QCOMPARE(open->round.payload,
             (QJsonObject{{u"name"_qs, u"Town2"_qs},
                          {u"businessScope"_qs, u"4111"_qs},
                          {u"businessAddress"_qs, u"1 Quay \"Street\""_qs},
                          {u"timeZone"_qs, u"UTC"_qs},
                          {u"representatives"_qs,
                           QJsonArray{person(u"Anika"_qs, u"a@x.example"_qs),
                                      person(u"Björk"_qs, u"b@x.example"_qs)}}}));
    ApprovalQuery query;
    query.search = u"TOWN3"_qs;
    QCOMPARE(ApprovalList::count(connection, scope, query), 1);
    QVERIFY(!connection.error());
}

QTEST_GUILESS_MAIN(TestApprovalMigration)
#include "tst_approvalmigration.moc"
