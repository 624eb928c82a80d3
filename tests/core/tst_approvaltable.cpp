#include <core/approvaltable.h>
#include <support/quiet.h>

#include <QtTest>

#include <algorithm>

using namespace Minideck;

// The table of APR-11 once more, typed from the page and not from the code.
static constexpr auto Expected = R"(
memberRequest          memberRequests     workspaceAdmin                                           queued
publishing             publishing         appAdmin|appReviewer|workspaceAdmin|workspaceReviewer    queued
removal                removal            workspaceAdmin|workspaceReviewer                         no
binding                publishing         otherSide|workspaceAdmin                                 queued
sensitiveApi           featureActivation  appAdmin|appReviewer|workspaceAdmin|workspaceReviewer    queued
featureActivation      featureActivation  appAdmin|appReviewer|workspaceAdmin|workspaceReviewer    queued
skipDomain             featureActivation  appAdmin|appReviewer|workspaceAdmin|workspaceReviewer    queued
developerWorkspace     memberRequests     workspaceAdmin                                           no
workspaceRegistration  memberRequests     operator                                                 no
workspaceChange        memberRequests     operator                                                 no
)";

class TestApprovalTable : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void APR_11_isTheTableOfThePage();
    void APR_1_everyCategoryIsInOneGroup();
    void APR_11_whoDecides_data();
    void APR_11_whoDecides();
    void APR_11_whoDecidesSomewhere();

private:
    static Principal member(Role role, const QList<Assignment> &assignments = {})
    {
        return {.id = MemberId(u"mbr_1"_qs), .role = role, .active = true, .assignments = assignments};
    }
    static Assignment reviewerOf(const QString &app)
    {
        return {.kind = AssignmentKind::App,
                .targetId = app,
                .targetName = {},
                .role = AssignmentRole::AppReviewer};
    }
};

void TestApprovalTable::APR_11_isTheTableOfThePage()
{
    QStringList lines;
    for (int i = 0; i < ApprovalCategoryCount; ++i) {
        const ApprovalRule &rule = approvalRule(static_cast<ApprovalCategory>(i));
        QStringList deciders;
        for (const ApprovalDecider decider : rule.deciders)
            deciders << toWire(decider);
        lines << QStringList{toWire(rule.category), toWire(rule.group), deciders.join(u'|'),
                             rule.queuedOffline ? u"queued"_qs : u"no"_qs}
                     .join(u' ');
    }
    QStringList expected;
    for (const QString &line : QString::fromLatin1(Expected).split(u'\n', Qt::SkipEmptyParts))
        expected << line.simplified();
    QCOMPARE(lines, expected);
}

void TestApprovalTable::APR_1_everyCategoryIsInOneGroup()
{
    QList<ApprovalCategory> all;
    for (const auto &[group, name] : WireNames<ApprovalGroup>::values)
        all += approvalCategories(group);
    std::ranges::sort(all);
    QCOMPARE(all.size(), ApprovalCategoryCount);
    QVERIFY(std::ranges::adjacent_find(all) == all.end());
}

void TestApprovalTable::APR_11_whoDecides_data()
{
    QTest::addColumn<int>("category");
    QTest::addColumn<QString>("who");
    const auto row = [](ApprovalCategory category, const QString &who) {
        QTest::newRow(qPrintable(toWire(category))) << static_cast<int>(category) << who;
    };
    row(ApprovalCategory::MemberRequest, u"admin"_qs);
    row(ApprovalCategory::Publishing, u"admin reviewer appReviewer"_qs);
    row(ApprovalCategory::Removal, u"admin reviewer"_qs);
    row(ApprovalCategory::Binding, u"admin"_qs);
    row(ApprovalCategory::WorkspaceRegistration, {});
    row(ApprovalCategory::WorkspaceChange, {});
}

void TestApprovalTable::APR_11_whoDecides()
{
    QFETCH(int, category);
    const Target target{.appId = u"app_1"_qs};
    const auto may = [&](const Principal &principal) {
        return mayDecideApproval(static_cast<ApprovalCategory>(category), principal, target);
    };
    QStringList who;
    if (may(member(Role::Admin)))
        who << u"admin"_qs;
    if (may(member(Role::Reviewer)))
        who << u"reviewer"_qs;
    if (may(member(Role::Developer)))
        who << u"developer"_qs;
    if (may(member(Role::Developer, {reviewerOf(u"app_1"_qs)})))
        who << u"appReviewer"_qs;
    if (may(member(Role::Developer, {reviewerOf(u"app_2"_qs)})))
        who << u"reviewer of another app"_qs;
    Principal blocked = member(Role::Admin);
    blocked.active = false;
    if (may(blocked))
        who << u"blocked"_qs;
    QTEST(who.join(u' '), "who");
}

void TestApprovalTable::APR_11_whoDecidesSomewhere()
{
    const auto brief = [](const Principal &principal) {
        QStringList names;
        for (const ApprovalCategory category : approvalsDecidedBy(principal))
            names << toWire(category);
        return names.join(u' ');
    };
    QCOMPARE(brief(member(Role::Developer)), QString());
    QCOMPARE(brief(member(Role::Developer, {reviewerOf(u"app_1"_qs)})),
             u"publishing sensitiveApi featureActivation skipDomain"_qs);
    QCOMPARE(brief(member(Role::Reviewer)),
             u"publishing removal sensitiveApi featureActivation skipDomain"_qs);
    QCOMPARE(brief(member(Role::Admin)),
             u"memberRequest publishing removal binding sensitiveApi featureActivation skipDomain "
             u"developerWorkspace"_qs);
}

QTEST_APPLESS_MAIN(TestApprovalTable)
#include "tst_approvaltable.moc"
