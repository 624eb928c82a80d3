#include <models/members/memberrules.h>
#include <support/members.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

// What can be done to a member, and the sentence if not.
class TestMemberRules : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void anAdminOnlineMayDoEverything();
    void ROL_1_otherRolesHearWhoMay();
    void OFF_5_nothingIsOfferedWithoutThePlatform_data();
    void OFF_5_nothingIsOfferedWithoutThePlatform();
    void theRoleIsSaidBeforeTheNetwork();
    void aWorkspaceThatIsNotActiveChangesNothing();
    void MEM_5_invitedMembersAreNeitherBlockedNorUnblocked();
    void MEM_5_whatIsSoAlreadyIsSaid();
    void ROL_4_theLastAdminStays();
    void ROL_4_anUnknownNumberOfAdminsRefusesNothing();

private:
    static MemberCircumstances admin();
};

static constexpr MemberVerb Verbs[] = {MemberVerb::SetRole, MemberVerb::Block, MemberVerb::Unblock,
                                       MemberVerb::Remove};

MemberCircumstances TestMemberRules::admin()
{
    MemberCircumstances now;
    now.self.role = Role::Admin;
    now.self.status = WorkspaceStatus::Active;
    now.phase = Phase::Online;
    now.activeAdmins = 2;
    return now;
}

static Member amara()
{
    return makeMember(1, u"Amara Okafor"_qs, u"amara@example.com"_qs);
}

void TestMemberRules::anAdminOnlineMayDoEverything()
{
    Member blocked = amara();
    blocked.status = MemberStatus::Inactive;
    QCOMPARE(refusal(MemberVerb::SetRole, amara(), admin()), QString());
    QCOMPARE(refusal(MemberVerb::Block, amara(), admin()), QString());
    QCOMPARE(refusal(MemberVerb::Unblock, blocked, admin()), QString());
    QCOMPARE(refusal(MemberVerb::Remove, blocked, admin()), QString());
}

void TestMemberRules::ROL_1_otherRolesHearWhoMay()
{
    for (const Role role : {Role::Reviewer, Role::Developer}) {
        MemberCircumstances now = admin();
        now.self.role = role;
        for (const MemberVerb verb : Verbs)
            QVERIFY(refusal(verb, now).startsWith(u"Only admins of the workspace "_qs));
    }
    MemberCircumstances unknown = admin();
    unknown.self.role = WireEnum<Role>(u"auditor"_qs);
    QVERIFY(!refusal(MemberVerb::Block, unknown).isEmpty());
}

void TestMemberRules::OFF_5_nothingIsOfferedWithoutThePlatform_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<QString>("start");
    QTest::newRow("offline") << int(Phase::Offline) << u"Offline."_qs;
    QTest::newRow("signing in") << int(Phase::SigningIn) << u"Signing in."_qs;
    QTest::newRow("signed out") << int(Phase::SignedOut) << u"Signed out."_qs;
    QTest::newRow("session ended") << int(Phase::SessionEnded) << u"Signed out."_qs;
}

void TestMemberRules::OFF_5_nothingIsOfferedWithoutThePlatform()
{
    QFETCH(int, phase);
    QFETCH(QString, start);
    MemberCircumstances now = admin();
    now.phase = static_cast<Phase>(phase);
    for (const MemberVerb verb : Verbs)
        QVERIFY(refusal(verb, amara(), now).startsWith(start));
}

// It does not pass like the network does.
void TestMemberRules::theRoleIsSaidBeforeTheNetwork()
{
    MemberCircumstances now = admin();
    now.self.role = Role::Developer;
    now.phase = Phase::Offline;
    QCOMPARE(refusal(MemberVerb::Block, amara(), now), u"Only admins of the workspace block members."_qs);
}

void TestMemberRules::aWorkspaceThatIsNotActiveChangesNothing()
{
    MemberCircumstances now = admin();
    now.self.status = WorkspaceStatus::Suspended;
    QVERIFY(refusal(MemberVerb::Block, amara(), now).contains(u"suspended"_qs));
    now.self.status = WorkspaceStatus::UnderReview;
    QVERIFY(refusal(MemberVerb::Block, amara(), now).contains(u"not active"_qs));
}

void TestMemberRules::MEM_5_invitedMembersAreNeitherBlockedNorUnblocked()
{
    Member invited = amara();
    invited.status = MemberStatus::Invited;
    const QString reason = u"Amara Okafor has not accepted the invitation yet."_qs;
    QCOMPARE(refusal(MemberVerb::Block, invited, admin()), reason);
    QCOMPARE(refusal(MemberVerb::Unblock, invited, admin()), reason);
    QCOMPARE(refusal(MemberVerb::SetRole, invited, admin()), QString());
    QCOMPARE(refusal(MemberVerb::Remove, invited, admin()), QString());
}

void TestMemberRules::MEM_5_whatIsSoAlreadyIsSaid()
{
    Member blocked = amara();
    blocked.status = MemberStatus::Inactive;
    QCOMPARE(refusal(MemberVerb::Block, blocked, admin()), u"Amara Okafor is blocked already."_qs);
    QCOMPARE(refusal(MemberVerb::Unblock, amara(), admin()), u"Amara Okafor is not blocked."_qs);
}

void TestMemberRules::ROL_4_theLastAdminStays()
{
    Member noor = makeMember(2, u"Noor Rahman"_qs, u"noor@example.com"_qs, Role::Admin);
    MemberCircumstances now = admin();
    now.activeAdmins = 1;
    const QString reason = u"Noor Rahman is the only active admin. Make somebody else an admin first."_qs;
    for (const MemberVerb verb : {MemberVerb::SetRole, MemberVerb::Block, MemberVerb::Remove})
        QCOMPARE(refusal(verb, noor, now), reason);
    QCOMPARE(refusal(MemberVerb::Block, amara(), now), QString());
    noor.status = MemberStatus::Inactive;
    QCOMPARE(refusal(MemberVerb::Remove, noor, now), QString());
}

// The platform decides anew; the cache only spares people the way.
void TestMemberRules::ROL_4_anUnknownNumberOfAdminsRefusesNothing()
{
    MemberCircumstances now = admin();
    now.activeAdmins.reset();
    QCOMPARE(refusal(MemberVerb::Block, makeMember(2, {}, u"noor@example.com"_qs, Role::Admin), now),
             QString());
}

QTEST_APPLESS_MAIN(TestMemberRules)
#include "tst_memberrules.moc"
