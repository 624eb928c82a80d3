#include <core/permissiontable.h>
#include <models/members/rolechange.h>
#include <support/members.h>
#include <support/quiet.h>

#include <QSet>
#include <QtTest>

using namespace Minideck;

// What a role gives and takes, against the permission table.
class TestRoleChange : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void MEM_4_everyVerbThatDiffersIsSaidOnce_data();
    void MEM_4_everyVerbThatDiffersIsSaidOnce();
    void MEM_4_theSameRoleChangesNothing();
    void MEM_4_aNewAdminOnlyGainsWhatAdminsMay();
    void MEM_4_whatAssignmentsGiveStays();
};

static const QList<Role> Roles{Role::Admin, Role::Reviewer, Role::Developer};

static Member developer(const QList<Assignment> &assignments = {})
{
    Member member = makeMember(1, u"Amara Okafor"_qs, u"amara@example.com"_qs);
    member.assignments = assignments;
    return member;
}

void TestRoleChange::MEM_4_everyVerbThatDiffersIsSaidOnce_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    for (const Role from : Roles) {
        for (const Role to : Roles)
            QTest::newRow(qPrintable(toWire(from) + u" to "_qs + toWire(to))) << int(from) << int(to);
    }
}

void TestRoleChange::MEM_4_everyVerbThatDiffersIsSaidOnce()
{
    QFETCH(int, from);
    QFETCH(int, to);
    Member before =
        developer({makeAssignment(AssignmentKind::Team, u"Health"_qs, AssignmentRole::TeamMember)});
    before.role = static_cast<Role>(from);
    Member after = before;
    after.role = static_cast<Role>(to);

    QHash<Permission, int> said;
    QSet<QPair<QString, bool>> sentences;
    for (const RoleDifference &difference : roleDifferences(before, static_cast<Role>(to))) {
        QVERIFY(!difference.sentence.isEmpty());
        const QPair<QString, bool> key(difference.sentence, difference.isGain());
        QVERIFY2(!sentences.contains(key), qPrintable(difference.sentence));
        sentences.insert(key);
        for (const Permission permission : difference.permissions) {
            ++said[permission];
            QCOMPARE(reach(permission, after) > reach(permission, before), difference.isGain());
            QVERIFY(difference.after <= reach(permission, after)); // promises no more than there is
        }
    }
    for (int i = 0; i < PermissionCount; ++i) {
        const auto permission = static_cast<Permission>(i);
        const bool differs = reach(permission, before) != reach(permission, after);
        QVERIFY2(said.value(permission) == int(differs), qPrintable(toWire(permission)));
    }
}

void TestRoleChange::MEM_4_theSameRoleChangesNothing()
{
    QCOMPARE(roleDifferences(developer(), Role::Developer), QList<RoleDifference>());
}

void TestRoleChange::MEM_4_aNewAdminOnlyGainsWhatAdminsMay()
{
    const QList<RoleDifference> differences = roleDifferences(developer(), Role::Admin);
    const auto members = std::ranges::find(differences, u"See, invite, block and remove members"_qs,
                                           &RoleDifference::sentence);
    QVERIFY(members != differences.end());
    QVERIFY(members->isGain());
    QCOMPARE(members->after, Reach::Everywhere);
    QCOMPARE(reachText(*members), QString());
    for (const RoleDifference &difference : differences)
        QVERIFY2(difference.isGain(), qPrintable(difference.sentence));
}

void TestRoleChange::MEM_4_whatAssignmentsGiveStays()
{
    Member admin = developer(
        {makeAssignment(AssignmentKind::MiniProgram, u"Clinic Queue"_qs, AssignmentRole::ProgramAdmin)});
    admin.role = Role::Admin;
    const QList<RoleDifference> differences = roleDifferences(admin, Role::Developer);
    const auto uploads =
        std::ranges::find(differences, u"Upload, try and delete versions"_qs, &RoleDifference::sentence);
    QVERIFY(uploads != differences.end());
    QVERIFY(!uploads->isGain());
    QCOMPARE(uploads->after, Reach::Assigned);
    QCOMPARE(reachText(*uploads), u"still where assigned"_qs);
}

QTEST_APPLESS_MAIN(TestRoleChange)
#include "tst_rolechange.moc"
