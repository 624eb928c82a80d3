#include <client/sync/memberactions.h>
#include <client/sync/memberrepository.h>
#include <core/answer.h>
#include <models/members/invitationsmodel.h>
#include <models/members/memberactionsmodel.h>
#include <models/members/membersmodel.h>
#include <support/demostage.h>
#include <support/englishplurals.h>
#include <support/quiet.h>
#include <ui/members/memberdetail.h>
#include <ui/members/memberlist.h>
#include <ui/members/memberspane.h>
#include <ui/members/reportbanner.h>
#include <ui/members/roledialog.h>
#include <ui/shared/filterfield.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/rowview.h>
#include <ui/shared/selectionbar.h>
#include <ui/shared/theme/appearance.h>

#include <QApplication>
#include <QDialog>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QtTest>

using namespace Minideck;

// Changing members in the pane, against a real platform.
class TestMemberVerbs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void MEM_5_blocksAndUnblocksWithoutTheMouse();
    void MEM_5_theQuestionSaysTheConsequences();
    void theSafeButtonHasTheFocus();
    void MEM_4_theRoleIsSetByKeyboardAfterItsDifferencesAreShown();
    void removesAMember();
    void MEM_6_manyAreChangedWithAResultForEach();
    void ROL_4_theLastAdminSaysWhy();
    void OFF_5_offlineTheButtonsSayWhy();
    void ROL_1_thePlatformsRefusalIsShown();
    void OFF_6_aConflictIsSaidAndTheNewStateShown();
    void theMenuKeyOffersTheVerbs();
    void MEM_2_invitationsAreRenewedAndRevoked();
    void MEM_5_manyAreAskedAboutWithTheirPrograms();

private:
    void goTo(const QString &name);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_list, key, modifiers); }
    QDialog *dialog() const { return qobject_cast<QDialog *>(QApplication::activeModalWidget()); }
    bool asks() const { return dialog() && dialog()->isActiveWindow(); }
    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    static QPushButton *button(QWidget *inside, const QString &text);
    static QStringList words(QWidget *inside);
    std::optional<Member> memberOf(const QString &name) const;
    bool has(const QString &name, MemberStatus status) const;

    std::unique_ptr<DemoStage> m_stage;
    std::unique_ptr<DemoStage::Desk> m_desk;
    std::unique_ptr<MembersModel> m_members;
    std::unique_ptr<MemberActionsModel> m_actions;
    std::unique_ptr<InvitationsModel> m_invitations;
    std::unique_ptr<MembersPane> m_pane;
    RowView *m_list = nullptr;
};

void TestMemberVerbs::init()
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
    m_invitations = std::make_unique<InvitationsModel>(*m_actions);
    m_invitations->follow(m_desk->client);
    m_pane = std::make_unique<MembersPane>(*m_members, *m_actions, *m_invitations, m_stage->clock());
    m_list = m_pane->findChild<MemberList *>()->view();
    m_pane->setRole(m_desk->connection.role());
    connect(m_pane.get(), &MembersPane::refreshWanted, &m_desk->connection, &ConnectionModel::refresh);
    m_pane->resize(1072, 702);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    QTRY_COMPARE(m_members->rowCount(), 24);
    QTRY_COMPARE(m_actions->circumstances().phase, Phase::Online);
    QTRY_COMPARE(m_actions->circumstances().activeAdmins, std::optional<qint64>(2));
    m_pane->takeFocus();
}

void TestMemberVerbs::cleanup()
{
    m_pane.reset();
    m_invitations.reset();
    m_actions.reset();
    m_members.reset();
    m_desk.reset();
    m_stage.reset();
}

void TestMemberVerbs::goTo(const QString &name)
{
    for (int row = 0; row < m_members->rowCount(); ++row) {
        if (m_members->index(row, MembersModel::Name).data().toString() == name)
            return m_list->setCurrentRow(row);
    }
    QFAIL(qPrintable(name + u" is not in the list"_qs));
}

QPushButton *TestMemberVerbs::button(QWidget *inside, const QString &text)
{
    for (QPushButton *each : inside->findChildren<QPushButton *>()) {
        if (each->text() == text && each->isVisible())
            return each;
    }
    return nullptr;
}

QStringList TestMemberVerbs::words(QWidget *inside)
{
    QStringList texts;
    for (PlainLabel *label : inside->findChildren<PlainLabel *>()) {
        if (label->isVisible())
            texts << label->fullText();
    }
    return texts;
}

std::optional<Member> TestMemberVerbs::memberOf(const QString &name) const
{
    for (int row = 0; row < m_members->rowCount(); ++row) {
        const auto member = m_members->member(row);
        if (member && member->name == name)
            return member;
    }
    return std::nullopt;
}

bool TestMemberVerbs::has(const QString &name, MemberStatus status) const
{
    const auto member = memberOf(name);
    return member && member->status.is(status);
}

void TestMemberVerbs::MEM_5_blocksAndUnblocksWithoutTheMouse()
{
    goTo(u"Amara Okafor"_qs);
    key(Qt::Key_B);
    QTRY_VERIFY(asks());
    press(Qt::Key_Tab);
    QCOMPARE(qobject_cast<QPushButton *>(QApplication::focusWidget())->text(), u"Block"_qs);
    press(Qt::Key_Space);
    QTRY_VERIFY(!dialog());
    QTRY_VERIFY(has(u"Amara Okafor"_qs, MemberStatus::Inactive));
    m_pane->activateWindow(); // what a window manager does
    QTRY_VERIFY(m_list->hasFocus());
    QCOMPARE(m_members->member(m_list->currentRow())->name, u"Amara Okafor"_qs);
    QTRY_VERIFY(!m_actions->underWay(m_members->member(m_list->currentRow())->id));

    key(Qt::Key_B);
    QTRY_VERIFY(asks());
    press(Qt::Key_Return); // nothing is lost by unblocking
    QTRY_VERIFY(has(u"Amara Okafor"_qs, MemberStatus::Active));
}

void TestMemberVerbs::MEM_5_theQuestionSaysTheConsequences()
{
    goTo(u"Amara Okafor"_qs);
    auto *note = m_pane->findChild<MemberDetail *>()->findChild<Note *>();
    QTRY_VERIFY(note->isVisible());
    key(Qt::Key_B);
    QTRY_VERIFY(asks());
    const QStringList texts = words(dialog());
    QVERIFY(texts.contains(u"Block Amara Okafor?"_qs));
    QVERIFY(texts.join(u' ').contains(u"no longer view or operate any program they have joined"_qs));
    for (const QString &name :
         {u"Clinic Queue"_qs, u"Pharmacy Finder"_qs, u"Vaccination Card"_qs, u"Team Health"_qs})
        QVERIFY2(texts.contains(name), qPrintable(name));
    QVERIFY(texts.join(u' ').contains(u"Left without an admin: Clinic Queue."_qs));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
    QVERIFY(has(u"Amara Okafor"_qs, MemberStatus::Active));
}

void TestMemberVerbs::theSafeButtonHasTheFocus()
{
    goTo(u"Amara Okafor"_qs);
    for (const Qt::Key verb : {Qt::Key_B, Qt::Key_Delete}) {
        key(verb);
        QTRY_VERIFY(asks());
        QCOMPARE(qobject_cast<QPushButton *>(QApplication::focusWidget())->text(), u"Cancel"_qs);
        press(Qt::Key_Return);
        QTRY_VERIFY(!dialog());
        m_pane->activateWindow(); // nobody else does without a window manager
        QTRY_VERIFY(m_list->hasFocus());
    }
    QVERIFY(has(u"Amara Okafor"_qs, MemberStatus::Active));
}

void TestMemberVerbs::MEM_4_theRoleIsSetByKeyboardAfterItsDifferencesAreShown()
{
    goTo(u"Amara Okafor"_qs);
    key(Qt::Key_R);
    QTRY_VERIFY(asks());
    QTRY_VERIFY(dialog()->isActiveWindow());
    QVERIFY(!button(dialog(), u"Set role"_qs)->isEnabled());
    QCOMPARE(qobject_cast<QRadioButton *>(QApplication::focusWidget())->text(), u"Developer"_qs);
    press(Qt::Key_Up);
    const QStringList texts = words(dialog());
    QVERIFY(texts.contains(u"Gains"_qs));
    QVERIFY(texts.contains(u"Decide approvals and remove releases"_qs));
    QVERIFY(texts.contains(u"Loses"_qs));
    QVERIFY(texts.contains(u"Manage capabilities"_qs));
    press(Qt::Key_Return);
    QTRY_VERIFY(memberOf(u"Amara Okafor"_qs)->role.is(Role::Reviewer));
}

void TestMemberVerbs::removesAMember()
{
    goTo(u"Anika Sen"_qs);
    key(Qt::Key_Delete);
    QTRY_VERIFY(asks());
    button(dialog(), u"Remove"_qs)->click();
    QTRY_COMPARE(m_members->rowCount(), 23);
    QVERIFY(!memberOf(u"Anika Sen"_qs));
}

void TestMemberVerbs::MEM_6_manyAreChangedWithAResultForEach()
{
    goTo(u"Amara Okafor"_qs);
    for (const QString &name : {u"Li Na"_qs, u"김서연"_qs}) {
        for (int row = 0; row < m_members->rowCount(); ++row) {
            if (m_members->index(row, MembersModel::Name).data().toString() == name)
                m_list->toggleRow(row);
        }
    }
    auto *bar = m_pane->findChild<SelectionBar *>();
    QVERIFY(bar->isVisible());
    button(bar, u"Block…"_qs)->click();
    QTRY_VERIFY(asks());
    QVERIFY(words(dialog()).contains(u"Block 2 members?"_qs));
    QVERIFY(words(dialog()).join(u' ').contains(u"2 of 3 selected"_qs));
    button(dialog(), u"Block"_qs)->click();
    QTRY_VERIFY(has(u"Amara Okafor"_qs, MemberStatus::Inactive) && has(u"Li Na"_qs, MemberStatus::Inactive));
    QVERIFY(has(u"김서연"_qs, MemberStatus::Invited));
    auto *report = m_pane->findChild<ReportBanner *>();
    QTRY_VERIFY(report->isVisible());
    QCOMPARE(report->text(), u"2 members blocked."_qs);
}

void TestMemberVerbs::ROL_4_theLastAdminSaysWhy()
{
    goTo(u"Ingrid Solheim"_qs);
    key(Qt::Key_B);
    QTRY_VERIFY(asks());
    button(dialog(), u"Block"_qs)->click();
    QTRY_COMPARE(m_actions->circumstances().activeAdmins, std::optional<qint64>(1));
    goTo(u"Noor Rahman"_qs);
    auto *detail = m_pane->findChild<MemberDetail *>();
    for (const QString &verb : {u"Block…"_qs, u"Remove…"_qs, u"Set role…"_qs}) {
        QTRY_VERIFY(button(detail, verb));
        const QPushButton *shown = button(detail, verb);
        QVERIFY(!shown->isEnabled());
        QVERIFY(shown->toolTip().contains(u"only active admin"_qs));
        QVERIFY(shown->accessibleDescription().contains(u"only active admin"_qs));
    }
}

void TestMemberVerbs::OFF_5_offlineTheButtonsSayWhy()
{
    goTo(u"Amara Okafor"_qs);
    m_stage->server().stop();
    m_desk->connection.refresh();
    QTRY_COMPARE(m_actions->circumstances().phase, Phase::Offline);
    auto *detail = m_pane->findChild<MemberDetail *>();
    for (const QString &verb : {u"Block…"_qs, u"Remove…"_qs, u"Set role…"_qs}) {
        QTRY_VERIFY(button(detail, verb));
        QVERIFY(!button(detail, verb)->isEnabled());
        QVERIFY(button(detail, verb)->toolTip().contains(u"Offline."_qs));
    }
    key(Qt::Key_B);
    QVERIFY(!dialog());
}

// The cache did not know it; the platform decides.
void TestMemberVerbs::ROL_1_thePlatformsRefusalIsShown()
{
    goTo(u"Noor Rahman"_qs);
    key(Qt::Key_B);
    QTRY_VERIFY(asks());
    QVERIFY(words(dialog()).join(u' ').contains(u"This is you"_qs));

    const auto other = m_stage->openDesk(u"other"_qs);
    QVERIFY(other);
    bool done = false;
    whenAnswered(other->client.memberActions()->block(*memberOf(u"Ingrid Solheim"_qs)), this,
                 [&done](const Result<Operation> &answer) { done = answer.hasValue(); });
    QTRY_VERIFY(done);

    button(dialog(), u"Block"_qs)->click();
    auto *report = m_pane->findChild<ReportBanner *>();
    QTRY_VERIFY(report->isVisible());
    QVERIFY2(report->text().startsWith(u"Noor Rahman was not blocked. "_qs), qPrintable(report->text()));
    QVERIFY(has(u"Noor Rahman"_qs, MemberStatus::Active));
}

void TestMemberVerbs::OFF_6_aConflictIsSaidAndTheNewStateShown()
{
    goTo(u"Amara Okafor"_qs);
    key(Qt::Key_R);
    QTRY_VERIFY(asks());
    QTRY_VERIFY(dialog()->isActiveWindow());

    const auto other = m_stage->openDesk(u"other"_qs);
    QVERIFY(other);
    bool done = false;
    whenAnswered(other->client.memberActions()->setRole(*memberOf(u"Amara Okafor"_qs), Role::Admin), this,
                 [&done](const Result<Operation> &answer) { done = answer.hasValue(); });
    QTRY_VERIFY(done);

    dialog()->findChildren<QRadioButton *>().at(1)->setChecked(true);
    button(dialog(), u"Set role"_qs)->click();
    auto *report = m_pane->findChild<ReportBanner *>();
    QTRY_VERIFY(report->isVisible());
    QVERIFY2(report->text().startsWith(u"Somebody else changed Amara Okafor first."_qs),
             qPrintable(report->text()));
    QTRY_VERIFY(memberOf(u"Amara Okafor"_qs)->role.is(Role::Admin));
    QTRY_VERIFY(words(m_pane->findChild<MemberDetail *>()).contains(u"Admin"_qs));
}

void TestMemberVerbs::theMenuKeyOffersTheVerbs()
{
    goTo(u"Amara Okafor"_qs);
    emit m_list->customContextMenuRequested(m_list->rect().center());
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QStringList texts;
    for (const QAction *action : menu->actions()) {
        if (action->isVisible() && !action->isSeparator())
            texts << action->text();
    }
    QCOMPARE(texts,
             (QStringList{u"Set role…"_qs, u"Block…"_qs, u"Remove…"_qs, u"Copy as"_qs, u"Export…"_qs}));
    menu->close();
}

void TestMemberVerbs::MEM_2_invitationsAreRenewedAndRevoked()
{
    goTo(u"김서연"_qs);
    auto *detail = m_pane->findChild<MemberDetail *>();
    QTRY_VERIFY(button(detail, u"Renew"_qs));
    QVERIFY(!button(detail, u"Block…"_qs));
    QVERIFY(!button(detail, u"Remove…"_qs));
    button(detail, u"Renew"_qs)->click();
    auto *report = m_pane->findChild<ReportBanner *>();
    QTRY_VERIFY(report->isVisible());
    QCOMPARE(report->text(),
             u"Invitation renewed. 김서연 has a mail with another code, which holds for 7 days."_qs);

    QTRY_VERIFY(button(detail, u"Revoke…"_qs)->isEnabled());
    m_list->setFocus();
    key(Qt::Key_Delete);
    QTRY_VERIFY(asks());
    QVERIFY(words(dialog()).contains(u"Revoke the invitation of 김서연?"_qs));
    button(dialog(), u"Revoke"_qs)->click();
    QTRY_COMPARE(m_members->rowCount(), 23);
    QVERIFY(!memberOf(u"김서연"_qs));
}

void TestMemberVerbs::MEM_5_manyAreAskedAboutWithTheirPrograms()
{
    goTo(u"Amara Okafor"_qs);
    for (int row = 0; row < m_members->rowCount(); ++row) {
        if (m_members->index(row, MembersModel::Name).data().toString() == u"Li Na"_qs)
            m_list->toggleRow(row);
    }
    key(Qt::Key_B);
    QTRY_VERIFY(asks());
    const QString texts = words(dialog()).join(u'|');
    QVERIFY2(texts.contains(u"Block 2 members?"_qs), qPrintable(texts));
    QVERIFY2(texts.contains(u"Pharmacy Finder"_qs), qPrintable(texts));
    QVERIFY2(texts.contains(u"Left without an admin: Clinic Queue"_qs), qPrintable(texts));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
}

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale::c());
    EnglishPlurals plurals;
    Appearance appearance;
    appearance.apply();
    appearance.setTheme(Appearance::Theme::Light);
    TestMemberVerbs test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_memberverbs.moc"
