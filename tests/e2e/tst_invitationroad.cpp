#include "livestage.h"

#include <client/sync/memberpages.h>
#include <models/members/invitationsmodel.h>
#include <models/members/memberactionsmodel.h>
#include <models/members/membercopy.h>
#include <models/members/membersmodel.h>
#include <models/shared/exportjob.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QJsonDocument>

using namespace Minideck;

// Invitations and exports, the whole road: model → outbox → HTTP → server, and server → cache → file.
class TestInvitationRoad : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void MEM_2_threeAreInvitedAndStandInTheExport();
    void MEM_2_aRefusedAddressNeedsADecision();
    void MEM_2_anInvitationIsRenewedAndRevoked();
    void MEM_2_aThousandAreKeptByOneWriteAndEachIsSentOnce();
    void anExportIsOfOneMoment();

private:
    QList<Operation> settled(const QList<Invitee> &invitees);
    Member memberOf(const QString &email) const;

    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<LiveServer> m_server;
    std::unique_ptr<LiveClient> m_live;
    SystemClock m_clock;
};

void TestInvitationRoad::init()
{
    failOnUnexpectedWarnings();
    m_home = std::make_unique<TemporaryHome>();
    m_server = std::make_unique<LiveServer>(m_home->filePath(u"server"_qs));
    m_live = std::make_unique<LiveClient>(m_home->filePath(u"client"_qs), m_server->url());
    QVERIFY(m_live->enter());
}

void TestInvitationRoad::cleanup()
{
    m_live.reset();
    m_server.reset();
    m_home.reset();
}

QList<Operation> TestInvitationRoad::settled(const QList<Invitee> &invitees)
{
    QList<Operation> done;
    QObject context;
    connect(&m_live->outbox(), &Outbox::finished, &context,
            [&done](const Operation &operation) { done << operation; });
    const Result<QList<Operation>> kept = awaited(m_live->actions().invite(invitees));
    if (!kept || kept->size() != invitees.size())
        return {};
    if (!QTest::qWaitFor([&] { return done.size() == invitees.size(); }, 60'000))
        return {};
    std::ranges::sort(done, {}, &Operation::place);
    return done;
}

Member TestInvitationRoad::memberOf(const QString &email) const
{
    for (const Member &member : m_live->members()) {
        if (member.email == email)
            return member;
    }
    return {};
}

void TestInvitationRoad::MEM_2_threeAreInvitedAndStandInTheExport()
{
    MemberActionsModel actions;
    actions.follow(*m_live->client);
    WorkspaceMembership self;
    self.role = Role::Admin;
    self.status = WorkspaceStatus::Active;
    actions.setSelf(self);
    InvitationsModel invitations(actions);
    invitations.follow(*m_live->client);
    MembersModel members(m_clock);
    members.follow(*m_live->client);
    QTRY_COMPARE(members.rowCount(), 24);

    invitations.setText(u"one@guest.example\ntwo@guest.example, reviewer\nthree@guest.example, admin"_qs);
    QTRY_COMPARE(invitations.counts().toSend, 3);
    QTRY_VERIFY(!invitations.isChecking());
    invitations.send();
    QTRY_VERIFY(invitations.step() == InvitationsModel::Step::Done);
    QCOMPARE(invitations.counts().invited, 3);
    QStringList wanted{u"one@guest.example developer"_qs, u"two@guest.example reviewer"_qs,
                       u"three@guest.example admin"_qs};
    wanted.sort();
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM member WHERE email LIKE '%@guest.example'"_qs),
             QStringList{u"3"_qs});

    MemberQuery query;
    query.search = u"guest.example"_qs;
    query.sort = MemberSort::Email;
    members.setQuery(query);
    QTRY_COMPARE(members.rowCount(), 3);
    QTRY_VERIFY(members.rowSource({}) != nullptr);
    const QString path = m_home->filePath(u"invited.json"_qs);
    ExportJob job({path, TableFormat::Json, memberTableHeads()}, members.rowSource({}));
    ExportOutcome outcome;
    connect(&job, &ExportJob::finished, &job, [&outcome](const ExportOutcome &what) { outcome = what; });
    job.start();
    QTRY_VERIFY(outcome.end == ExportOutcome::End::Written);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QStringList exported;
    for (const QJsonValue &member : QJsonDocument::fromJson(file.readAll()).array())
        exported << member[u"email"].toString() + u' ' + member[u"role"].toString();
    QCOMPARE(exported, wanted);
}

void TestInvitationRoad::MEM_2_aRefusedAddressNeedsADecision()
{
    const QList<Operation> done = settled(
        {{u"new@guest.example"_qs, Role::Developer}, {u"li.na@teahouse.example"_qs, Role::Developer}});
    QCOMPARE(done.size(), 2);
    QVERIFY(done[0].state == OperationState::Done);
    QVERIFY(done[1].state == OperationState::Rejected);
    QCOMPARE(done[1].error->code, u"MEM-2"_qs);
    QCOMPARE(done[1].error->fields.first().code, u"alreadyMember"_qs);
    QCOMPARE(m_live->outbox().waiting(), 1);
    // Who was invited is in the cache by the answer itself.
    QTRY_VERIFY(memberOf(u"new@guest.example"_qs).status.is(MemberStatus::Invited));
    QVERIFY(memberOf(u"new@guest.example"_qs).assignments.isEmpty()); // MEM-3
}

void TestInvitationRoad::MEM_2_anInvitationIsRenewedAndRevoked()
{
    QCOMPARE(settled({{u"new@guest.example"_qs, Role::Reviewer}}).size(), 1);
    QTRY_VERIFY(!memberOf(u"new@guest.example"_qs).id.isEmpty());
    const Member invited = memberOf(u"new@guest.example"_qs);
    const QString codes = u"SELECT count(*) FROM audit_event WHERE object_id='%1'"_qs.arg(invited.id.text());
    const Result<Operation> renewed = awaited(m_live->actions().renewInvitation(invited));
    QVERIFY(renewed);
    QCOMPARE(m_server->ask(codes), QStringList{u"2"_qs});
    // A stale one changes nothing; ours knows what it has made itself.
    QTRY_VERIFY(memberOf(u"new@guest.example"_qs).revision > invited.revision);
    QVERIFY(awaited(m_live->actions().revokeInvitation(memberOf(u"new@guest.example"_qs))));
    QTRY_VERIFY(memberOf(u"new@guest.example"_qs).id.isEmpty());
    QCOMPARE(m_server->ask(u"SELECT count(*) FROM member WHERE email='new@guest.example'"_qs),
             QStringList{u"0"_qs});
    const Result<Operation> gone = awaited(m_live->actions().revokeInvitation(invited));
    QVERIFY(!gone);
    QVERIFY(gone.error().kind == ErrorKind::NotFound);
}

void TestInvitationRoad::MEM_2_aThousandAreKeptByOneWriteAndEachIsSentOnce()
{
    m_server->stop();
    QList<Invitee> invitees;
    for (int i = 0; i < 1'000; ++i)
        invitees << Invitee{u"person%1@guest.example"_qs.arg(i), Role::Developer};
    QSignalSpy changed(&m_live->outbox(), &Outbox::changed);
    const Result<QList<Operation>> kept = awaited(m_live->actions().invite(invitees));
    QVERIFY(kept);
    QCOMPARE(kept->size(), 1'000);
    QVERIFY2(changed.size() < 20, "one piece of news for all of them, and a few for those that were tried");
    m_live->begin();
    QVERIFY(m_live->comeBack());
    QCOMPARE(m_live->outbox().waiting(), 1'000);
    QVERIFY(!awaited(m_live->actions().invite(QList<Invitee>(9'001, invitees.first()))));
    QCOMPARE(m_live->outbox().waiting(), 1'000);
}

void TestInvitationRoad::anExportIsOfOneMoment()
{
    const std::unique_ptr<MemberPages> pages = m_live->client->members()->pages(MemberQuery());
    QCOMPARE(*pages->begin(), 24);
    QCOMPARE(pages->next(10)->size(), 10);
    QCOMPARE(settled({{u"new@guest.example"_qs, Role::Reviewer}}).size(), 1);
    QTRY_VERIFY(!memberOf(u"new@guest.example"_qs).id.isEmpty());
    QVERIFY(awaited(m_live->actions().remove(m_live->members().last())));
    QCOMPARE(pages->next(100)->size(), 14);
    QVERIFY(pages->next(100)->isEmpty());
}

QTEST_GUILESS_MAIN(TestInvitationRoad)
#include "tst_invitationroad.moc"
