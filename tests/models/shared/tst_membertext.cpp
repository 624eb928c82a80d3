#include <models/shared/membertext.h>
#include <support/englishplurals.h>
#include <support/members.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

class TestMemberText : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void namesAnInvitedPersonByAddress();
    void showsUnknownValuesAsTheyAre();
    void wordsOfRolesAndStates();
    void sumsAssignmentsUp_data();
    void sumsAssignmentsUp();
    void listsEveryAssignment();
};

void TestMemberText::namesAnInvitedPersonByAddress()
{
    QCOMPARE(memberName(makeMember(1, {}, u"priya@example.com"_qs)), u"priya@example.com"_qs);
    QCOMPARE(memberName(makeMember(1, u"Priya"_qs, u"priya@example.com"_qs)), u"Priya"_qs);
}

void TestMemberText::showsUnknownValuesAsTheyAre()
{
    QCOMPARE(roleText(WireEnum<Role>(u"auditor"_qs)), u"auditor"_qs);
    QCOMPARE(statusText(WireEnum<MemberStatus>(u"asleep"_qs)), u"asleep"_qs);
    QCOMPARE(assignmentRoleText(WireEnum<AssignmentRole>(u"appGuest"_qs)), u"appGuest"_qs);
}

void TestMemberText::wordsOfRolesAndStates()
{
    QCOMPARE(roleText(Role::Admin), u"Admin"_qs);
    QCOMPARE(roleText(Role::Reviewer), u"Reviewer"_qs);
    QCOMPARE(roleText(Role::Developer), u"Developer"_qs);
    QCOMPARE(statusText(MemberStatus::Active), u"Active"_qs);
    QCOMPARE(statusText(MemberStatus::Invited), u"Invited"_qs);
    QCOMPARE(statusText(MemberStatus::Inactive), u"Blocked"_qs);
}

void TestMemberText::sumsAssignmentsUp_data()
{
    QTest::addColumn<int>("programs");
    QTest::addColumn<int>("apps");
    QTest::addColumn<int>("teams");
    QTest::addColumn<QString>("summary");
    QTest::newRow("none") << 0 << 0 << 0 << u"–"_qs;
    QTest::newRow("one program") << 1 << 0 << 0 << u"1 program"_qs;
    QTest::newRow("programs are most") << 3 << 0 << 1 << u"3 programs"_qs;
    QTest::newRow("apps are most") << 1 << 4 << 2 << u"4 apps"_qs;
    QTest::newRow("teams are most") << 0 << 1 << 2 << u"2 teams"_qs;
    QTest::newRow("one team") << 0 << 0 << 1 << u"1 team"_qs;
    QTest::newRow("programs before teams") << 2 << 0 << 2 << u"2 programs"_qs;
    QTest::newRow("apps before teams") << 0 << 2 << 2 << u"2 apps"_qs;
    QTest::newRow("programs before apps") << 1 << 1 << 1 << u"1 program"_qs;
}

void TestMemberText::sumsAssignmentsUp()
{
    QFETCH(int, programs);
    QFETCH(int, apps);
    QFETCH(int, teams);
    Member member = makeMember(1, u"Li Na"_qs, u"li@example.com"_qs);
    for (int i = 0; i < teams; ++i)
        member.assignments << makeAssignment(AssignmentKind::Team, u"T"_qs, AssignmentRole::TeamMember);
    for (int i = 0; i < apps; ++i)
        member.assignments << makeAssignment(AssignmentKind::App, u"A"_qs, AssignmentRole::AppReviewer);
    for (int i = 0; i < programs; ++i)
        member.assignments << makeAssignment(AssignmentKind::MiniProgram, u"P"_qs,
                                             AssignmentRole::ProgramDeveloper);
    QTEST(assignmentSummary(member), "summary");

    member.role = Role::Admin;
    QCOMPARE(assignmentSummary(member), u"all"_qs);
}

void TestMemberText::listsEveryAssignment()
{
    Member member = makeMember(1, u"Li Na"_qs, u"li@example.com"_qs);
    member.assignments = {
        makeAssignment(AssignmentKind::Team, u"Health"_qs, AssignmentRole::TeamMember),
        makeAssignment(AssignmentKind::MiniProgram, u"Vaccination"_qs, AssignmentRole::ProgramDeveloper),
        makeAssignment(AssignmentKind::App, u"CityGo"_qs, AssignmentRole::AppReviewer),
        makeAssignment(AssignmentKind::MiniProgram, u"Pharmacy"_qs, AssignmentRole::ProgramDeveloper),
        makeAssignment(AssignmentKind::MiniProgram, u"Tea House"_qs, AssignmentRole::ProgramAdmin)};
    QCOMPARE(assignmentList(member),
             u"Tea House: Program admin\nPharmacy: Program developer\nVaccination: Program developer\n"
             "CityGo: App reviewer\nHealth: Member"_qs);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    EnglishPlurals plurals;
    TestMemberText test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_membertext.moc"
