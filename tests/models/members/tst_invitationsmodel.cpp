#include <models/members/invitationsmodel.h>
#include <models/members/memberactionsmodel.h>
#include <models/members/membersmodel.h>
#include <models/outbox/outboxmodel.h>
#include <support/demostage.h>
#include <support/quiet.h>

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Minideck;

// Inviting people to the demo workspace: checked by the cache, decided by a real platform.
class TestInvitationsModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void MEM_2_eachAddressIsCheckedBeforeItIsSent();
    void MEM_2_thePartsOfTheList();
    void MEM_2_everyAddressHasItsResult();
    void MEM_2_thePlatformHasTheLastWord();
    void MEM_2_offlineTheyWaitInTheOutbox();
    void MEM_2_aRoleForEach();
    void MEM_2_aFileIsReadOrSaysWhyNot();
    void MEM_2_aThousandAreOneWrite();
    void MEM_3_whoIsInvitedIsAssignedToNothing();
    void MEM_8_otherRolesSeeWhy();

private:
    void write(const QString &text);
    QStringList states() const;
    QStringList texts(int column) const;

    std::unique_ptr<DemoStage> m_stage;
    std::unique_ptr<DemoStage::Desk> m_desk;
    std::unique_ptr<MembersModel> m_members;
    std::unique_ptr<MemberActionsModel> m_actions;
    std::unique_ptr<InvitationsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

static const QString Pasted =
    u"Aoife Byrne <aoife.byrne@northbay.example>,\n"
    "wei.zhang@campus.example; dimitra.pappa@northbay.example\n"
    "li.na@teahouse.example\nrashid.al-amin@harbourpay.example\nWEI.ZHANG@campus.example\n"
    "sofia.lindqvist.northbay.example\npriya.r@harbourpay.example"_qs;

void TestInvitationsModel::init()
{
    failOnUnexpectedWarnings();
    m_stage = std::make_unique<DemoStage>();
    m_desk = m_stage->openDesk(u"desk"_qs);
    QVERIFY(m_desk);
    m_members = std::make_unique<MembersModel>(m_stage->clock());
    m_members->follow(m_desk->client);
    m_actions = std::make_unique<MemberActionsModel>();
    m_actions->follow(m_desk->client);
    m_actions->setSelf(m_desk->connection.workspace());
    m_model = std::make_unique<InvitationsModel>(*m_actions);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    m_model->follow(m_desk->client);
    QTRY_COMPARE(m_members->rowCount(), 24);
    QTRY_COMPARE(m_actions->circumstances().phase, Phase::Online);
}

void TestInvitationsModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_actions.reset();
    m_members.reset();
    m_desk.reset();
    m_stage.reset();
}

void TestInvitationsModel::write(const QString &text)
{
    m_model->setText(text);
    QVERIFY(m_model->isChecking());
    QTRY_VERIFY(!m_model->isChecking());
}

QStringList TestInvitationsModel::texts(int column) const
{
    QStringList texts;
    for (int row = 0; row < m_model->rowCount(); ++row)
        texts << m_model->index(row, column).data().toString();
    return texts;
}

QStringList TestInvitationsModel::states() const
{
    return texts(InvitationsModel::State);
}

void TestInvitationsModel::MEM_2_eachAddressIsCheckedBeforeItIsSent()
{
    QCOMPARE(m_model->refusal(), u"No address yet."_qs);
    write(Pasted);
    QCOMPARE(states(),
             (QStringList{u"Ready"_qs, u"Ready"_qs, u"Ready"_qs, u"Already a member"_qs, u"Ready"_qs,
                          u"Twice in the list"_qs, u"Not an address"_qs, u"Invited already"_qs}));
    QCOMPARE(texts(InvitationsModel::Line).join(u' '), u"1 2 2 3 4 5 6 7"_qs);
    QCOMPARE(m_model->counts(),
             (InvitationsModel::Counts{.all = 8, .toSend = 4, .leftOut = 4, .invited = 0, .refused = 0}));
    QVERIFY(m_model->refusal().isEmpty());
    write(u"li.na@teahouse.example"_qs);
    QCOMPARE(m_model->refusal(), u"No address of the list can be invited."_qs);
}

void TestInvitationsModel::MEM_2_thePartsOfTheList()
{
    write(Pasted);
    m_model->setPart(InvitationsModel::Part::LeftOut);
    QCOMPARE(texts(InvitationsModel::Line).join(u' '), u"3 5 6 7"_qs);
    m_model->setPart(InvitationsModel::Part::ToSend);
    QCOMPARE(texts(InvitationsModel::Line).join(u' '), u"1 2 2 4"_qs);
    QCOMPARE(m_model->counts().all, 8);
}

void TestInvitationsModel::MEM_2_everyAddressHasItsResult()
{
    write(Pasted);
    m_model->setPart(InvitationsModel::Part::LeftOut);
    m_model->send();
    QVERIFY(m_model->step() == InvitationsModel::Step::Sending);
    QCOMPARE(m_model->rowCount(), 8);
    QTRY_VERIFY(m_model->step() == InvitationsModel::Step::Done);
    QCOMPARE(states(),
             (QStringList{u"Invited"_qs, u"Invited"_qs, u"Invited"_qs, u"Already a member"_qs, u"Invited"_qs,
                          u"Twice in the list"_qs, u"Not an address"_qs, u"Invited already"_qs}));
    QCOMPARE(m_model->counts().invited, 4);
    QCOMPARE(m_model->counts().waiting(), 0);
    // The rows are in the list at once, by the answers themselves.
    QTRY_COMPARE(m_members->rowCount(), 28);
    m_model->clear();
    QVERIFY(m_model->step() == InvitationsModel::Step::Writing);
    QCOMPARE(m_model->rowCount(), 0);
    write(u"aoife.byrne@northbay.example"_qs);
    QCOMPARE(states(), QStringList{u"Invited already"_qs});
}

// The platform knows that these are one and the same; the cache compares the capitals of ASCII only.
void TestInvitationsModel::MEM_2_thePlatformHasTheLastWord()
{
    OutboxModel outbox(m_stage->clock());
    outbox.follow(m_desk->client);
    write(u"zoë@guest.example"_qs);
    m_model->send();
    QTRY_VERIFY(m_model->step() == InvitationsModel::Step::Done);
    m_model->clear();
    write(u"first@guest.example, ZOË@guest.example"_qs);
    QCOMPARE(m_model->counts().toSend, 2);
    m_model->send();
    QTRY_VERIFY(m_model->step() == InvitationsModel::Step::Done);
    QCOMPARE(states(), (QStringList{u"Invited"_qs, u"Already a member"_qs}));
    QCOMPARE(m_model->counts().refused, 1);
    QTRY_COMPARE(outbox.counts().needsYou, 1);
}

void TestInvitationsModel::MEM_2_offlineTheyWaitInTheOutbox()
{
    m_stage->server().stop();
    m_desk->connection.refresh();
    QTRY_COMPARE(m_actions->circumstances().phase, Phase::Offline);
    write(u"later@guest.example"_qs);
    QVERIFY(m_model->refusal().isEmpty());
    m_model->send();
    OutboxModel outbox(m_stage->clock());
    outbox.follow(m_desk->client);
    QTRY_COMPARE(outbox.counts().waiting, 1);
    QVERIFY(m_model->isOffline());
    QCOMPARE(states(), QStringList{u"Waits in the outbox"_qs});
    QVERIFY(m_model->step() == InvitationsModel::Step::Sending);
    // Taken back there, it says so here.
    outbox.cancel(*outbox.operation(0));
    QTRY_VERIFY(m_model->step() == InvitationsModel::Step::Done);
    QCOMPARE(states(), QStringList{u"Withdrawn"_qs});
}

void TestInvitationsModel::MEM_2_aRoleForEach()
{
    write(u"one@guest.example\ntwo@guest.example, reviewer\nthree@guest.example"_qs);
    QCOMPARE(states(), (QStringList{u"Ready"_qs, u"Ready, as reviewer"_qs, u"Ready"_qs}));
    m_model->setRole({2}, Role::Admin);
    m_model->setDefaultRole(Role::Reviewer);
    QCOMPARE(states(),
             (QStringList{u"Ready, as reviewer"_qs, u"Ready, as reviewer"_qs, u"Ready, as admin"_qs}));
    // What was chosen here stays with the address.
    write(u"three@guest.example\none@guest.example\ntwo@guest.example, reviewer"_qs);
    QCOMPARE(states().first(), u"Ready, as admin"_qs);
    m_model->send();
    QTRY_VERIFY(m_model->step() == InvitationsModel::Step::Done);
    QTRY_COMPARE(m_members->rowCount(), 27);
    QStringList roles;
    for (int row = 0; row < m_members->rowCount(); ++row) {
        const Member member = m_members->member(row).value_or(Member());
        if (member.email.endsWith(u"@guest.example"_qs))
            roles << member.email.section(u'@', 0, 0) + u' ' + member.role.text();
    }
    roles.sort();
    QCOMPARE(roles, (QStringList{u"one reviewer"_qs, u"three admin"_qs, u"two reviewer"_qs}));
}

void TestInvitationsModel::MEM_2_aFileIsReadOrSaysWhyNot()
{
    const TemporaryHome home;
    const QString path = home.filePath(u"list.csv"_qs);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("email\tname\na@guest.example\tZo\xeb\n"); // Latin-1
    file.close();
    QSignalSpy read(m_model.get(), &InvitationsModel::fileRead);
    QSignalSpy failed(m_model.get(), &InvitationsModel::fileFailed);
    m_model->readFile(path);
    QTRY_COMPARE(read.size(), 1);
    QCOMPARE(read.first().first().toString(), u"email\tname\na@guest.example\tZoë\n"_qs);
    m_model->readFile(home.filePath(u"nothing.csv"_qs));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().toString().startsWith(u"The file cannot be read: "_qs));
    QVERIFY(file.resize(InvitationsModel::LongestText + 1));
    m_model->readFile(path);
    QTRY_COMPARE(failed.size(), 2);
    QCOMPARE(failed.last().first().toString(), u"The file is too long for a list of addresses."_qs);
}

void TestInvitationsModel::MEM_2_aThousandAreOneWrite()
{
    m_stage->server().stop();
    m_desk->connection.refresh();
    QTRY_COMPARE(m_actions->circumstances().phase, Phase::Offline);
    OutboxModel outbox(m_stage->clock());
    outbox.follow(m_desk->client);
    QString text;
    for (int i = 0; i < 1'000; ++i)
        text += u"person%1@guest.example\n"_qs.arg(i);
    write(text);
    QCOMPARE(m_model->counts().toSend, 1'000);
    m_model->send();
    QTRY_COMPARE(outbox.counts().waiting, 1'000);
    // More than there is room for: none of them.
    m_model->clear();
    for (int i = 1'000; i < 10'500; ++i)
        text += u"person%1@guest.example\n"_qs.arg(i);
    write(text);
    QVERIFY(m_model->refusal().startsWith(u"At most "_qs));
    write(text.section(u'\n', 1'000, 10'499));
    QVERIFY2(m_model->refusal().isEmpty(), qPrintable(m_model->refusal()));
    m_model->send();
    QTRY_VERIFY(m_model->error().has_value());
    QCOMPARE(m_model->error()->code, u"outbox.full"_qs);
    QVERIFY(m_model->step() == InvitationsModel::Step::Writing);
    QCOMPARE(outbox.counts().waiting, 1'000);
}

void TestInvitationsModel::MEM_3_whoIsInvitedIsAssignedToNothing()
{
    write(u"new@guest.example"_qs);
    m_model->send();
    QTRY_VERIFY(m_model->step() == InvitationsModel::Step::Done);
    MemberQuery query;
    query.search = u"new@guest"_qs;
    m_members->setQuery(query);
    QTRY_COMPARE(m_members->rowCount(), 1);
    const Member invited = *m_members->member(0);
    QVERIFY(invited.assignments.isEmpty());
    QVERIFY(!invited.programCreator);
    QVERIFY(invited.status.is(MemberStatus::Invited));
    QVERIFY(invited.role.is(Role::Developer));
}

void TestInvitationsModel::MEM_8_otherRolesSeeWhy()
{
    write(u"new@guest.example"_qs);
    WorkspaceMembership self = m_actions->circumstances().self;
    self.role = Role::Reviewer;
    m_actions->setSelf(self);
    QCOMPARE(m_model->refusal(), u"Only admins of the workspace invite members."_qs);
    m_model->send();
    QVERIFY(m_model->step() == InvitationsModel::Step::Writing);
}

QTEST_GUILESS_MAIN(TestInvitationsModel)
#include "tst_invitationsmodel.moc"
