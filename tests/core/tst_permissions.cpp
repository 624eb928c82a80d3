#include <core/permissions.h>
#include <support/quiet.h>

#include <QtTest>

#include <algorithm>

using namespace Minideck;

// The table of product.md section 2 once more, typed from the page and not from the code.
static constexpr auto Columns = "WA|WR|WD|TA|AA|AR|MA|MD";
static constexpr auto Expected = R"(
workspace.view            ✓|r|r|r|r|r|r|r
workspace.requestChange   ✓|||||||
settings.edit             ✓|||||||
policy.edit               ✓|||||||
team.create               ✓|||||||
team.delete               ✓|||||||
team.edit                 ✓|||◐||||
member.view               ✓|||||||
member.invite             ✓|||||||
member.setRole            ✓|||||||
member.block              ✓|||||||
member.unblock            ✓|||||||
member.remove             ✓|||||||
member.lookup             ✓|||✓|✓||✓|
member.assign             ✓|||◐|◐||◐|
app.view                  ✓|✓|✓|✓|✓|✓|✓|✓
app.create                ✓|||◐||||
app.edit                  ✓|||◐|◐|||
app.delete                ✓|||||||
app.sync                  ✓|||||||
app.configFile.download   ✓||◐ team|◐|◐|||
app.devConfig.edit        ✓||||◐|||
app.loginConfig.edit      ✓||||◐|||
app.key.manage            ✓||||◐|||
app.sensitiveApi.manage   ✓||||◐|||
miniProgram.view          ✓|✓|◐ team|◐|◐ bound|◐ bound|◐|◐
miniProgram.create        ✓||programCreator|◐||||
miniProgram.edit          ✓|||◐|||◐|
miniProgram.delete        ✓|||◐|||◐|
miniProgram.shelf         ✓|||◐|||◐|
binding.request           ✓|||◐|◐||◐|
binding.end               ✓|||◐|◐||◐|
version.upload            ✓|||◐|||◐|◐
version.trial             ✓|||◐|||◐|◐
version.delete            ✓|||◐|||◐|own
version.submit            ✓|||◐|||◐|
version.publish           ✓|||◐|||◐|
version.rollback          ✓|||◐|||◐|
version.withdraw          ✓|||◐|||◐|
grayscale.draft           ✓|||◐|||◐|◐
grayscale.simulate        ✓|||◐|||◐|◐
grayscale.start           ✓|||◐|||◐|policy
grayscale.resume          ✓|||◐|||◐|policy
grayscale.widen           ✓|||◐|||◐|policy
grayscale.end             ✓|||◐|||◐|policy
grayscale.suspend         ✓|✓||◐|◐|◐|◐|
grayscale.halt            ✓|✓||◐|◐|◐|◐|
approval.view             ✓|✓|own|◐|◐|◐|◐|own
approval.comment          ✓|✓|own|◐|◐|◐|◐|own
approval.decide           ✓|✓|||◐|◐|◐|
release.remove            ✓|✓|||◐|◐||
domain.edit               ✓|||◐|||◐|r
skipDomain.apply          ✓|||◐|||◐|r
privacy.edit              ✓|||◐|||◐|r
grant.apply               ✓|||◐|||◐|◐
appSecret.manage          |||◐||||
log.read                  ✓|r||◐|||◐|◐
template.manage           ✓|r||◐|||◐|◐
offlinePackage.download   ✓|r||◐|||◐|◐
qr.view                   ✓|r||◐|||◐|◐
capability.manage         ✓||✓|||||
analytics.view            ✓|r|◐ team|◐|◐||◐|◐
quality.view              ✓|r|◐ team|◐|◐||◐|◐
audit.view                ✓|own|own|own|own|own|own|own
)";

class TestPermissions : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void ROL_1_tableIsThatOfTheProduct_data();
    void ROL_1_tableIsThatOfTheProduct();
    void ROL_1_tableHasNoOtherVerb();
    void ROL_1_scopeDecides_data();
    void ROL_1_scopeDecides();
    void ROL_1_anywhereIsWhereverATargetAllowsIt_data();
    void ROL_1_anywhereIsWhereverATargetAllowsIt();
    void ROL_1_readingIsNotWriting();
    void ROL_1_saysWhoMayDoIt();
    void ROL_3_blockedAndInvitedReachNothing();
    void ROL_5_creatingProgramsNeedsTheFlagOrThePolicy();
    void SET_5_programDevelopersStartGrayscaleByPolicy();
    void VER_7_onlyTheApplicantWithdraws();
    void unknownNamesAllowNothing();
    void principalIsTakenFromTheMember();

private:
    static QString text(PermissionCell cell);
    static Principal principal(const QString &description);
    static Target target(const QString &description);
};

QString TestPermissions::text(PermissionCell cell)
{
    switch (cell) {
    case PermissionCell::None:
        return {};
    case PermissionCell::Everywhere:
        return u"✓"_qs;
    case PermissionCell::Read:
        return u"r"_qs;
    case PermissionCell::Assigned:
        return u"◐"_qs;
    case PermissionCell::AssignedTeam:
        return u"◐ team"_qs;
    case PermissionCell::AssignedBound:
        return u"◐ bound"_qs;
    case PermissionCell::Own:
        return u"own"_qs;
    case PermissionCell::ByFlag:
        return u"programCreator"_qs;
    case PermissionCell::ByPolicy:
        return u"policy"_qs;
    }
    return u"?"_qs;
}

// "developer teamAdmin=tea_1 programCreator": role first, then assignments and flags.
Principal TestPermissions::principal(const QString &description)
{
    Principal principal{.id = MemberId(u"mbr_me"_qs), .active = true};
    for (const QString &word : description.split(u' ')) {
        const qsizetype equals = word.indexOf(u'=');
        if (equals > 0)
            principal.assignments << Assignment{.targetId = word.mid(equals + 1),
                                                .role = WireEnum<AssignmentRole>(word.left(equals))};
        else if (word == u"programCreator"_qs)
            principal.programCreator = true;
        else
            principal.role = fromWire<Role>(word);
    }
    return principal;
}

// "team=tea_1 app=app_1 program=mp_1 bound=app_2 owner=mbr_me"
Target TestPermissions::target(const QString &description)
{
    Target target;
    for (const QString &word : description.split(u' ', Qt::SkipEmptyParts)) {
        const QString key = word.section(u'=', 0, 0);
        const QString value = word.section(u'=', 1);
        if (key == u"team"_qs)
            target.teamId = value;
        else if (key == u"app"_qs)
            target.appId = value;
        else if (key == u"program"_qs)
            target.miniProgramId = value;
        else if (key == u"bound"_qs)
            target.boundAppIds << value;
        else if (key == u"owner"_qs)
            target.owner = MemberId(value);
        else
            qFatal("unknown word in a target");
    }
    return target;
}

void TestPermissions::ROL_1_tableIsThatOfTheProduct_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QStringList>("cells");
    const QStringList lines = QString::fromUtf8(Expected).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QString verb = line.section(u' ', 0, 0);
        QTest::newRow(qPrintable(verb)) << verb << line.mid(verb.size()).trimmed().split(u'|');
    }
}

void TestPermissions::ROL_1_tableIsThatOfTheProduct()
{
    QFETCH(QString, verb);
    QFETCH(QStringList, cells);
    QCOMPARE(cells.size(), QString::fromUtf8(Columns).split(u'|').size());
    const auto permission = fromWire<Permission>(verb);
    QVERIFY2(permission, "no permission of this name");
    QStringList actual;
    for (int column = 0; column < PrincipalColumnCount; ++column)
        actual << text(cell(*permission, static_cast<PrincipalColumn>(column)));
    QCOMPARE(actual.join(u'|'), cells.join(u'|'));
}

void TestPermissions::ROL_1_tableHasNoOtherVerb()
{
    const QStringList lines = QString::fromUtf8(Expected).split(u'\n', Qt::SkipEmptyParts);
    QStringList expected;
    for (const QString &line : lines)
        expected << line.section(u' ', 0, 0);
    QStringList actual;
    for (int i = 0; i < PermissionCount; ++i)
        actual << toWire(static_cast<Permission>(i));
    QCOMPARE(actual, expected);
}

void TestPermissions::ROL_1_scopeDecides_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *who, const char *verb, const char *what, bool allowed) {
        QTest::addRow("%s | %s | %s", who, verb, what)
            << QString::fromLatin1(who) << QString::fromLatin1(verb) << QString::fromLatin1(what) << allowed;
    };

    row("admin", "member.view", "", true);
    row("reviewer", "member.view", "", false);
    row("developer", "member.view", "", false);
    row("developer teamAdmin=tea_1", "member.view", "team=tea_1", false);

    row("developer teamAdmin=tea_1", "team.edit", "team=tea_1", true);
    row("developer teamAdmin=tea_1", "team.edit", "team=tea_2", false);
    row("developer teamMember=tea_1", "team.edit", "team=tea_1", false);
    row("reviewer teamAdmin=tea_1", "team.edit", "team=tea_1", true);
    row("developer teamAdmin=", "team.edit", "", false);

    row("developer programAdmin=mp_1", "member.lookup", "", true);
    row("developer programDeveloper=mp_1", "member.lookup", "", false);
    row("developer programAdmin=mp_1", "member.assign", "program=mp_1", true);
    row("developer programAdmin=mp_1", "member.assign", "program=mp_2", false);
    row("developer programAdmin=app_1", "member.assign", "app=app_1", false);

    row("developer appAdmin=app_1", "app.key.manage", "app=app_1 team=tea_1", true);
    row("developer teamAdmin=tea_1", "app.key.manage", "app=app_1 team=tea_1", false);
    row("developer teamMember=tea_1", "app.configFile.download", "app=app_1 team=tea_1", true);
    row("developer teamAdmin=tea_1", "app.configFile.download", "app=app_1 team=tea_1", true);
    row("reviewer teamMember=tea_1", "app.configFile.download", "app=app_1 team=tea_1", false);
    row("developer teamMember=tea_2", "app.configFile.download", "app=app_1 team=tea_1", false);

    row("developer", "miniProgram.view", "program=mp_1 team=tea_1", false);
    row("developer teamMember=tea_1", "miniProgram.view", "program=mp_1 team=tea_1", true);
    row("developer appReviewer=app_1", "miniProgram.view", "program=mp_1 bound=app_2 bound=app_1", true);
    row("developer appReviewer=app_1", "miniProgram.view", "program=mp_1 bound=app_2", false);
    row("developer appReviewer=app_1", "miniProgram.view", "program=mp_1 app=app_1", false);
    row("developer programDeveloper=mp_1", "miniProgram.view", "program=mp_1", true);
    row("reviewer", "miniProgram.view", "program=mp_1", true);

    row("developer programDeveloper=mp_1", "version.delete", "program=mp_1 owner=mbr_me", true);
    row("developer programDeveloper=mp_1", "version.delete", "program=mp_1 owner=mbr_other", false);
    row("developer programDeveloper=mp_1", "version.delete", "program=mp_2 owner=mbr_me", false);
    row("developer", "version.delete", "program=mp_1 owner=mbr_me", false);
    row("developer", "approval.view", "owner=mbr_me", true);
    row("developer", "approval.view", "owner=mbr_other", false);
    row("developer", "approval.view", "", false);
    row("reviewer", "audit.view", "owner=mbr_me", true);
    row("reviewer", "audit.view", "owner=mbr_other", false);

    row("admin", "appSecret.manage", "program=mp_1 team=tea_1", false);
    row("admin teamAdmin=tea_1", "appSecret.manage", "program=mp_1 team=tea_1", true);
    row("developer programAdmin=mp_1", "appSecret.manage", "program=mp_1 team=tea_1", false);
    row("developer", "capability.manage", "", true);
    row("reviewer", "capability.manage", "", false);
}

void TestPermissions::ROL_1_scopeDecides()
{
    QFETCH(QString, who);
    QFETCH(QString, verb);
    QFETCH(QString, what);
    QFETCH(bool, allowed);
    const auto permission = fromWire<Permission>(verb);
    QVERIFY(permission);
    QCOMPARE(decide(*permission, principal(who), target(what)).allowed, allowed);
}

void TestPermissions::ROL_1_anywhereIsWhereverATargetAllowsIt_data()
{
    QTest::addColumn<QString>("who");
    for (const auto *who :
         {"admin", "reviewer", "developer", "developer programCreator", "developer teamMember=tea_1",
          "developer teamAdmin=tea_1", "reviewer teamAdmin=tea_1", "developer appAdmin=app_1",
          "developer appReviewer=app_1", "developer programAdmin=mp_1", "developer programDeveloper=mp_1",
          "owner"})
        QTest::newRow(who) << QString::fromLatin1(who);
}

void TestPermissions::ROL_1_anywhereIsWhereverATargetAllowsIt()
{
    QFETCH(QString, who);
    const QStringList targets{u""_qs,
                              u"owner=mbr_me"_qs,
                              u"team=tea_1"_qs,
                              u"app=app_1 team=tea_1"_qs,
                              u"program=mp_1 team=tea_1 bound=app_1"_qs,
                              u"program=mp_1 team=tea_1 bound=app_1 owner=mbr_me"_qs};
    for (const auto &[permission, name] : WireNames<Permission>::values) {
        if (permission == Permission::VersionWithdraw)
            continue; // whoever asked for it decides that, and not the table (VER-7)
        const bool somewhere = std::ranges::any_of(targets, [&](const QString &each) {
            return decide(permission, principal(who), target(each)).allowed;
        });
        QVERIFY2(decideAnywhere(permission, principal(who)).allowed == somewhere,
                 qPrintable(name.toString()));
    }
    Principal blocked = principal(who);
    blocked.active = false;
    QVERIFY(!decideAnywhere(Permission::AppView, blocked).allowed);
}

void TestPermissions::ROL_1_readingIsNotWriting()
{
    const auto reviewer = principal(u"reviewer"_qs);
    const Decision logs = decide(Permission::LogRead, reviewer, target(u"program=mp_1"_qs));
    QCOMPARE(logs.access, Access::Read);
    QVERIFY(logs.allowed);

    const Decision templates = decide(Permission::TemplateManage, reviewer, target(u"program=mp_1"_qs));
    QCOMPARE(templates.access, Access::Read);
    QVERIFY(!templates.allowed);

    const auto developer = principal(u"developer programDeveloper=mp_1"_qs);
    QCOMPARE(decide(Permission::DomainEdit, developer, target(u"program=mp_1"_qs)).access, Access::Read);
    QCOMPARE(decide(Permission::DomainEdit, developer, target(u"program=mp_2"_qs)).access, Access::None);
}

void TestPermissions::ROL_1_saysWhoMayDoIt()
{
    using Column = PrincipalColumn;
    const auto admin = principal(u"admin"_qs);
    QCOMPARE(decide(Permission::AppSecretManage, admin, {}).mayDoIt, QList{Column::TeamAdmin});
    QCOMPARE(decide(Permission::MemberView, principal(u"developer"_qs), {}).mayDoIt,
             QList{Column::WorkspaceAdmin});
    // A cell of r counts only where reading is the verb.
    QVERIFY(!decide(Permission::TemplateManage, admin, {}).mayDoIt.contains(Column::WorkspaceReviewer));
    QVERIFY(decide(Permission::LogRead, admin, {}).mayDoIt.contains(Column::WorkspaceReviewer));
}

void TestPermissions::ROL_3_blockedAndInvitedReachNothing()
{
    auto blocked = principal(u"admin teamAdmin=tea_1 programAdmin=mp_1"_qs);
    blocked.active = false;
    for (int i = 0; i < PermissionCount; ++i) {
        const auto permission = static_cast<Permission>(i);
        const Decision decision =
            decide(permission, blocked, target(u"team=tea_1 program=mp_1 owner=mbr_me"_qs));
        QVERIFY2(!decision.allowed && decision.access == Access::None, qPrintable(toWire(permission)));
    }
}

void TestPermissions::ROL_5_creatingProgramsNeedsTheFlagOrThePolicy()
{
    const auto may = [](const QString &who, const QString &what, bool open = false) {
        return decide(Permission::MiniProgramCreate, principal(who), target(what),
                      {.developersCreatePrograms = open})
            .allowed;
    };
    QVERIFY(may(u"admin"_qs, {}));
    QVERIFY(!may(u"developer"_qs, {}));
    QVERIFY(may(u"developer programCreator"_qs, {}));
    QVERIFY(may(u"developer"_qs, {}, true));
    QVERIFY(!may(u"reviewer"_qs, {}, true));
    QVERIFY(!may(u"reviewer programCreator"_qs, {}));
    QVERIFY(may(u"developer teamAdmin=tea_1"_qs, u"team=tea_1"_qs));
    QVERIFY(!may(u"developer teamAdmin=tea_1"_qs, u"team=tea_2"_qs));
}

void TestPermissions::SET_5_programDevelopersStartGrayscaleByPolicy()
{
    const auto developer = principal(u"developer programDeveloper=mp_1"_qs);
    const Policies open{.programDevelopersStartGrayscale = true};
    QVERIFY(!decide(Permission::GrayscaleStart, developer, target(u"program=mp_1"_qs)).allowed);
    QVERIFY(decide(Permission::GrayscaleStart, developer, target(u"program=mp_1"_qs), open).allowed);
    QVERIFY(!decide(Permission::GrayscaleStart, developer, target(u"program=mp_2"_qs), open).allowed);
}

void TestPermissions::VER_7_onlyTheApplicantWithdraws()
{
    const auto mine = target(u"program=mp_1 owner=mbr_me"_qs);
    const auto other = target(u"program=mp_1 owner=mbr_other"_qs);
    QVERIFY(decide(Permission::VersionWithdraw, principal(u"developer programAdmin=mp_1"_qs), mine).allowed);
    QVERIFY(
        !decide(Permission::VersionWithdraw, principal(u"developer programAdmin=mp_1"_qs), other).allowed);
    QVERIFY(!decide(Permission::VersionWithdraw, principal(u"developer"_qs), mine).allowed);
}

void TestPermissions::unknownNamesAllowNothing()
{
    QCOMPARE(fromWire<Permission>(u"member.teleport"), std::nullopt);
    QCOMPARE(fromWire<Permission>(u""), std::nullopt);

    const auto captain = principal(u"captain programAdmin=mp_1"_qs);
    QVERIFY(!captain.role);
    QVERIFY(!decide(Permission::WorkspaceView, captain, {}).allowed);
    QVERIFY(!decide(Permission::VersionUpload, captain, target(u"program=mp_1"_qs)).allowed);

    auto nobody = principal(u"developer"_qs);
    nobody.id = {};
    QVERIFY2(!decide(Permission::ApprovalView, nobody, {}).allowed, "nobody owns what has no owner");

    const auto pilot = principal(u"developer programPilot=mp_1"_qs);
    QVERIFY(!decide(Permission::VersionUpload, pilot, target(u"program=mp_1"_qs)).allowed);
    QVERIFY(decide(Permission::WorkspaceView, pilot, {}).allowed);
}

void TestPermissions::principalIsTakenFromTheMember()
{
    const Member member{
        .id = MemberId(u"mbr_1"_qs),
        .role = Role::Reviewer,
        .programCreator = true,
        .status = MemberStatus::Active,
        .assignments = {Assignment{.targetId = u"tea_1"_qs, .role = AssignmentRole::TeamAdmin}}};
    const Principal principal = Principal::of(member);
    QCOMPARE(principal.id, member.id);
    QVERIFY(principal.role == Role::Reviewer);
    QVERIFY(principal.active && principal.programCreator);
    QCOMPARE(principal.assignments, member.assignments);

    Member invited = member;
    invited.status = MemberStatus::Invited;
    QVERIFY(!Principal::of(invited).active);
}

QTEST_APPLESS_MAIN(TestPermissions)
#include "tst_permissions.moc"
