#include <core/permissiontable.h>
#include <models/members/memberfacts.h>
#include <support/members.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

class TestMemberFacts : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void saysWhatTheDesignShows();
    void aProgramDeveloperDoesNotSubmit();
    void ROL_1_neverContradictsTheTable_data();
    void ROL_1_neverContradictsTheTable();
    void saysNothingAboutAnUnknownRole();
    void MEM_8_onlyAdminsSeeMembers();

private:
    static QStringList sentences(const Member &member, bool may);
};

QStringList TestMemberFacts::sentences(const Member &member, bool may)
{
    QStringList found;
    for (const MemberFact &fact : memberFacts(member)) {
        if (fact.may == may)
            found << fact.sentence;
    }
    return found;
}

void TestMemberFacts::saysWhatTheDesignShows()
{
    Member amara = makeMember(1, u"Amara"_qs, u"amara@example.com"_qs);
    amara.assignments << makeAssignment(AssignmentKind::MiniProgram, u"Clinic Queue"_qs,
                                        AssignmentRole::ProgramAdmin);
    QCOMPARE(memberFactsTitle(amara), u"As a developer"_qs);
    const QStringList may = sentences(amara, true);
    QCOMPARE(may,
             (QStringList{u"Uploads, submits and publishes versions of assigned programs"_qs,
                          u"Reads logs, edits templates"_qs, u"Decides bindings of assigned programs"_qs}));

    const Member noor = makeMember(2, u"Noor"_qs, u"noor@example.com"_qs, Role::Admin);
    QCOMPARE(memberFactsTitle(noor), u"As an admin"_qs);
    QCOMPARE(sentences(noor, false), QStringList());

    const Member hana = makeMember(3, u"Hana"_qs, u"hana@example.com"_qs, Role::Reviewer);
    QCOMPARE(sentences(hana, true), (QStringList{u"Reads logs and templates"_qs, u"Decides approvals"_qs}));
}

void TestMemberFacts::aProgramDeveloperDoesNotSubmit()
{
    Member li = makeMember(1, u"Li Na"_qs, u"li@example.com"_qs);
    li.assignments << makeAssignment(AssignmentKind::MiniProgram, u"Tea House"_qs,
                                     AssignmentRole::ProgramDeveloper);
    QVERIFY(sentences(li, true).contains(u"Uploads versions of assigned programs"_qs));
    QVERIFY(sentences(li, false).contains(u"Cannot submit versions for review"_qs));
    QVERIFY(sentences(li, false).contains(u"Cannot decide approvals"_qs));
}

void TestMemberFacts::ROL_1_neverContradictsTheTable_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("assignment");
    QTest::addColumn<QList<int>>("columns");
    const QList<QPair<Role, PrincipalColumn>> roles{{Role::Admin, PrincipalColumn::WorkspaceAdmin},
                                                    {Role::Reviewer, PrincipalColumn::WorkspaceReviewer},
                                                    {Role::Developer, PrincipalColumn::WorkspaceDeveloper}};
    const QList<QPair<QString, int>> assignments{
        {QString(), -1},
        {u"teamMember"_qs, -1},
        {u"teamAdmin"_qs, static_cast<int>(PrincipalColumn::TeamAdmin)},
        {u"appAdmin"_qs, static_cast<int>(PrincipalColumn::AppAdmin)},
        {u"appReviewer"_qs, static_cast<int>(PrincipalColumn::AppReviewer)},
        {u"programAdmin"_qs, static_cast<int>(PrincipalColumn::ProgramAdmin)},
        {u"programDeveloper"_qs, static_cast<int>(PrincipalColumn::ProgramDeveloper)},
    };
    for (const auto &[role, own] : roles) {
        for (const auto &[assignment, column] : assignments) {
            QList<int> columns{static_cast<int>(own)};
            if (column >= 0)
                columns << column;
            QTest::newRow(qPrintable(toWire(role) + u' ' + assignment))
                << toWire(role) << assignment << columns;
        }
    }
}

// A sentence that allows needs every of its verbs in some column of the member, one that forbids needs at
// least one verb that no column has.
void TestMemberFacts::ROL_1_neverContradictsTheTable()
{
    QFETCH(QString, role);
    QFETCH(QString, assignment);
    QFETCH(QList<int>, columns);
    Member member = makeMember(1, u"A"_qs, u"a@example.com"_qs, WireEnum<Role>(role));
    if (!assignment.isEmpty())
        member.assignments << Assignment{AssignmentKind::MiniProgram, u"x"_qs, u"X"_qs,
                                         WireEnum<AssignmentRole>(assignment)};

    const auto gives = [&](Permission permission) {
        return std::ranges::any_of(columns, [&](int column) {
            const PermissionCell found = cell(permission, static_cast<PrincipalColumn>(column));
            return found != PermissionCell::None && found != PermissionCell::Own
                && found != PermissionCell::ByPolicy;
        });
    };
    const QList<MemberFact> facts = memberFacts(member);
    QVERIFY(!facts.isEmpty() && facts.size() <= 6);
    bool forbidden = false;
    for (const MemberFact &fact : facts) {
        QVERIFY(!fact.permissions.isEmpty());
        const bool all = std::ranges::all_of(fact.permissions, gives);
        QVERIFY2(fact.may == all, qPrintable(fact.sentence));
        QVERIFY2(!fact.may || !forbidden, "what is allowed comes first");
        forbidden = forbidden || !fact.may;
    }
}

void TestMemberFacts::saysNothingAboutAnUnknownRole()
{
    const Member member = makeMember(1, u"A"_qs, u"a@example.com"_qs, WireEnum<Role>(u"auditor"_qs));
    QCOMPARE(memberFacts(member), QList<MemberFact>());
}

void TestMemberFacts::MEM_8_onlyAdminsSeeMembers()
{
    QVERIFY(mayViewMembers(Role::Admin));
    QVERIFY(!mayViewMembers(Role::Reviewer));
    QVERIFY(!mayViewMembers(Role::Developer));
    QVERIFY(!mayViewMembers(WireEnum<Role>(u"auditor"_qs)));
}

QTEST_GUILESS_MAIN(TestMemberFacts)
#include "tst_memberfacts.moc"
