#include <client/sync/memberrepository.h>
#include <models/members/invitationsmodel.h>
#include <models/members/memberactionsmodel.h>
#include <models/members/membersmodel.h>
#include <support/englishplurals.h>
#include <support/fixedclock.h>
#include <support/membercache.h>
#include <support/members.h>
#include <support/quiet.h>
#include <ui/members/memberactions.h>
#include <ui/members/memberdetail.h>
#include <ui/members/memberfilterbar.h>
#include <ui/members/memberlist.h>
#include <ui/members/memberspane.h>
#include <ui/shared/banner.h>
#include <ui/shared/emptystate.h>
#include <ui/shared/filterfield.h>
#include <ui/shared/keymap.h>
#include <ui/shared/listactions.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/rowview.h>
#include <ui/shared/selectionbar.h>
#include <ui/shared/theme/appearance.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shell/actionregistry.h>

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QtTest>

using namespace Minideck;

// The pane over a real cache, in a window of its own.
class TestMembersPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsTheFirstMemberInTheDetail();
    void typingFilters();
    void menusBecomeTokens();
    void viewsAskForTheirStatus();
    void headClickSorts();
    void aHeadThatCannotSortKeepsTheArrow();
    void barSumsTheSelectionUp();
    void copiesAsCsv();
    void copiesTheAddress();
    void lettersMoveAndChoose();
    void lettersCanBeSwitchedOff();
    void escapeClearsTextThenSelection();
    void enterGoesToTheDetailAndEscapeBack();
    void saysWhatFoundNothing();
    void saysThatNobodyIsInvited();
    void failureOffersAnotherTry();
    void MEM_8_otherRolesSeeWhy();
    void detailShowsPlainText();
    void detailWarnsAboutTheOnlyAdmin();
    void selectionStaysWithTheMembersAfterASync();
    void narrowWindowPutsTheDetailOverTheList();
    void rememberColumnsSortAndView();
    void refusesAStateThatIsNotItsOwn();
    void nothingIsClipped_data();
    void nothingIsClipped();
    void everythingThatTakesFocusHasAName();

private:
    static QList<Member> people();
    void show(const QList<Member> &members, QSize size = {1072, 702});
    QStringList names() const;
    QLineEdit *edit() const;
    SelectionBar *bar() const { return m_pane->findChild<SelectionBar *>(); }
    EmptyState *empty() const { return m_pane->findChild<EmptyState *>(); }
    MemberDetail *detail() const { return m_pane->findChild<MemberDetail *>(); }
    bool says(QWidget *widget, const QString &text) const;
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_list, key, modifiers); }

    FixedClock m_clock;
    MemberActionsModel m_actions; // of nobody: every verb is refused with the reason
    InvitationsModel m_invitations{m_actions};
    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<MemberCache> m_cache;
    std::unique_ptr<MemberRepository> m_repository;
    std::unique_ptr<MembersModel> m_model;
    std::unique_ptr<MembersPane> m_pane;
    RowView *m_list = nullptr;
};

QList<Member> TestMembersPane::people()
{
    Member amara = makeMember(1, u"Amara Okafor"_qs, u"amara@example.com"_qs);
    amara.assignments << makeAssignment(AssignmentKind::MiniProgram, u"Clinic Queue"_qs,
                                        AssignmentRole::ProgramAdmin);
    Member emilie = makeMember(2, u"Émilie Carpentier"_qs, u"emilie@example.com"_qs, Role::Reviewer);
    Member kim =
        makeMember(3, u"Kim Seoyeon"_qs, u"kim@example.com"_qs, Role::Developer, MemberStatus::Invited);
    Member marek =
        makeMember(4, u"Marek Dvořák"_qs, u"marek@example.com"_qs, Role::Developer, MemberStatus::Inactive);
    Member noor = makeMember(5, u"Noor Rahman"_qs, u"noor@example.com"_qs, Role::Admin);
    return {amara, emilie, kim, marek, noor};
}

void TestMembersPane::init()
{
    failOnUnexpectedWarnings();
    m_home = std::make_unique<TemporaryHome>();
    m_cache = std::make_unique<MemberCache>(m_home->filePath(u"cache.db"_qs));
    m_model = std::make_unique<MembersModel>(m_clock);
    m_pane = std::make_unique<MembersPane>(*m_model, m_actions, m_invitations, m_clock);
    m_list = m_pane->findChild<MemberList *>()->view();
}

void TestMembersPane::cleanup()
{
    m_pane.reset();
    m_model.reset();
    m_repository.reset();
    m_cache.reset();
    m_home.reset();
}

void TestMembersPane::show(const QList<Member> &members, QSize size)
{
    m_cache->write(members);
    m_repository = std::make_unique<MemberRepository>(m_cache->path());
    m_model->setRepository(m_repository.get());
    m_pane->resize(size);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    QTRY_COMPARE(m_model->rowCount(), static_cast<int>(members.size()));
    QTRY_COMPARE(m_model->counts().value_or(MemberCounts()).all, members.size());
    m_pane->takeFocus();
}

QStringList TestMembersPane::names() const
{
    QStringList names;
    for (int row = 0; row < m_model->rowCount(); ++row)
        names << m_model->index(row, MembersModel::Name).data().toString().section(u' ', 0, 0);
    return names;
}

QLineEdit *TestMembersPane::edit() const
{
    return m_pane->findChild<FilterField *>()->edit();
}

// Whether a label inside shows the text, whole.
bool TestMembersPane::says(QWidget *widget, const QString &text) const
{
    const QList<PlainLabel *> labels = widget->findChildren<PlainLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(), [&](PlainLabel *label) {
        return label->isVisibleTo(m_pane.get()) && label->fullText() == text;
    });
}

void TestMembersPane::showsTheFirstMemberInTheDetail()
{
    show(people());
    QCOMPARE(m_list->currentRow(), 0);
    QVERIFY(detail()->isVisible());
    QCOMPARE(detail()->member()->email, u"amara@example.com"_qs);
    for (const QString &text :
         {u"Amara Okafor"_qs, u"amara@example.com"_qs, u"Developer"_qs, u"4 Mar 2025"_qs, u"Clinic Queue"_qs,
          u"Program admin"_qs, u"As a developer"_qs,
          u"Uploads, submits and publishes versions of assigned programs"_qs})
        QVERIFY2(says(detail(), text), qPrintable(text));
    QCOMPARE(m_pane->statusTexts(), QStringList{u"5 members"_qs});
}

void TestMembersPane::typingFilters()
{
    show(people());
    QTest::keyClicks(edit(), u"mar"_qs);
    QTRY_COMPARE(names(), (QStringList{u"Amara"_qs, u"Marek"_qs}));
    QTest::keyClicks(edit(), u"ek"_qs);
    QTRY_COMPARE(names(), QStringList{u"Marek"_qs});
    QTRY_COMPARE(detail()->member()->email, u"marek@example.com"_qs);
    QCOMPARE(m_pane->statusTexts(), QStringList{u"1 of 5 members"_qs});
}

void TestMembersPane::menusBecomeTokens()
{
    show(people());
    QPushButton *role = nullptr;
    for (QPushButton *button : m_pane->findChildren<QPushButton *>()) {
        if (button->text() == u"Role"_qs)
            role = button;
    }
    QVERIFY(role);
    for (QAction *action : role->menu()->actions()) {
        if (action->text() != u"Developer"_qs)
            action->trigger();
    }
    QTRY_COMPARE(names(), (QStringList{u"Émilie"_qs, u"Noor"_qs}));
    auto *field = m_pane->findChild<FilterField *>();
    QCOMPARE(field->tokens().size(), 1);
    QCOMPARE(field->tokens().first().value, u"Admin, Reviewer"_qs);

    QTest::keyClick(edit(), Qt::Key_Backspace);
    QTRY_COMPARE(names().size(), 5);
    QVERIFY(!role->menu()->actions().first()->isChecked());
}

void TestMembersPane::viewsAskForTheirStatus()
{
    show(people());
    QCOMPARE(
        m_pane->views(),
        (QList<PaneView>{{u"All"_qs, 5}, {u"Invited"_qs, 1}, {u"Blocked"_qs, 1}, {u"No assignment"_qs, 4}}));
    m_pane->setCurrentView(1);
    QTRY_COMPARE(names(), QStringList{u"Kim"_qs});
    m_pane->setCurrentView(2);
    QTRY_COMPARE(names(), QStringList{u"Marek"_qs});
    m_pane->setCurrentView(3);
    QTRY_COMPARE(names().size(), 4);
    m_pane->setCurrentView(0);
    QTRY_COMPARE(names().size(), 5);
}

void TestMembersPane::headClickSorts()
{
    show(people());
    QHeaderView *header = m_list->header();
    const auto click = [header](int column) {
        const QPoint middle(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                            header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
    };
    QCOMPARE(header->sortIndicatorSection(), static_cast<int>(MembersModel::Name));
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    click(MembersModel::Name);
    QTRY_COMPARE(names().first(), u"Noor"_qs);
    click(MembersModel::Role);
    QTRY_COMPARE(names().first(), u"Noor"_qs);
    QCOMPARE(m_model->query().sort, MemberSort::Role);
    QCOMPARE(m_model->query().order, Qt::AscendingOrder);
}

void TestMembersPane::aHeadThatCannotSortKeepsTheArrow()
{
    show(people());
    m_list->header()->setSortIndicator(MembersModel::Assigned, Qt::DescendingOrder);
    QCOMPARE(m_list->header()->sortIndicatorSection(), static_cast<int>(MembersModel::Name));
    QCOMPARE(m_list->header()->sortIndicatorOrder(), Qt::AscendingOrder);
}

void TestMembersPane::barSumsTheSelectionUp()
{
    show(people());
    QVERIFY(!bar()->isVisible());
    key(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(bar()->isVisible());
    QVERIFY(says(bar(), u"5 selected"_qs));
    QVERIFY(says(bar(), u"3 active, 1 invited, 1 blocked"_qs));
    QCOMPARE(m_pane->statusTexts(), (QStringList{u"5 members"_qs, u"5 selected"_qs}));
}

void TestMembersPane::copiesAsCsv()
{
    show(people());
    m_list->toggleRow(1);
    QApplication::clipboard()->clear();
    key(Qt::Key_C, Qt::ControlModifier);
    const QString text = QApplication::clipboard()->text();
    QVERIFY(text.startsWith(u"Name,E-mail,Role,Status,"_qs));
    QCOMPARE(text.count(u"\r\n"_qs), 3);
    QVERIFY(text.contains(u"amara@example.com,Developer,Active,Clinic Queue: Program admin,"_qs));
}

void TestMembersPane::copiesTheAddress()
{
    show(people());
    key(Qt::Key_Y);
    QCOMPARE(QApplication::clipboard()->text(), u"amara@example.com"_qs);
}

void TestMembersPane::lettersMoveAndChoose()
{
    show(people());
    key(Qt::Key_J);
    QCOMPARE(m_list->currentRow(), 1);
    key(Qt::Key_K);
    QCOMPARE(m_list->currentRow(), 0);
    key(Qt::Key_End);
    QCOMPARE(m_list->currentRow(), 4);
    key(Qt::Key_Home);
    QCOMPARE(m_list->currentRow(), 0);
    key(Qt::Key_Down);
    QCOMPARE(m_list->currentRow(), 1);
    QVERIFY(m_list->selectedRows().contains(1));
    key(Qt::Key_X);
    QVERIFY(!m_list->selectedRows().contains(1));
    key(Qt::Key_Space);
    QVERIFY(m_list->selectedRows().contains(1));
    key(Qt::Key_N); // "Noor" is not jumped to
    QCOMPARE(m_list->currentRow(), 1);
    key(Qt::Key_Slash);
    QVERIFY(edit()->hasFocus());
    QTest::keyClick(edit(), Qt::Key_Down);
    QVERIFY(m_list->hasFocus());
    key(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(edit()->hasFocus());
}

void TestMembersPane::lettersCanBeSwitchedOff()
{
    show(people());
    KeyMap keys;
    keys.declare(listActions());
    keys.declare(memberActions());
    ActionRegistry registry(keys);
    registry.adoptAll(m_pane.get());
    keys.setLetterKeys(false);
    QApplication::clipboard()->setText(u"before"_qs);
    for (const Qt::Key letter : {Qt::Key_J, Qt::Key_X, Qt::Key_Y, Qt::Key_Slash})
        key(letter);
    QCOMPARE(m_list->currentRow(), 0);
    QVERIFY(m_list->selectedRows().contains(0));
    QCOMPARE(QApplication::clipboard()->text(), u"before"_qs);
    QVERIFY(m_list->hasFocus());
}

void TestMembersPane::escapeClearsTextThenSelection()
{
    show(people());
    QTest::keyClicks(edit(), u"mar"_qs);
    QTRY_COMPARE(names().size(), 2);
    m_pane->takeFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_list->selectedRows().count(), 2);
    key(Qt::Key_Escape);
    QCOMPARE(edit()->text(), QString());
    QTRY_COMPARE(names().size(), 5);
    key(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(bar()->isVisible());
    key(Qt::Key_Escape);
    QVERIFY(!bar()->isVisible());
    QCOMPARE(m_list->selectedRows().count(), 1);
}

void TestMembersPane::enterGoesToTheDetailAndEscapeBack()
{
    show(people());
    key(Qt::Key_Return);
    QVERIFY(detail()->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(m_list->hasFocus());
    QVERIFY(detail()->isVisible());
}

void TestMembersPane::saysWhatFoundNothing()
{
    show(people());
    QTest::keyClicks(edit(), u"nobody"_qs);
    QTRY_VERIFY(empty()->isVisible());
    QCOMPARE(empty()->title(), u"No match for “nobody”"_qs);
    QVERIFY(edit()->hasFocus());
    QVERIFY(!detail()->isVisible());
    const QList<QPushButton *> verbs = empty()->findChildren<QPushButton *>();
    QPushButton *clear = nullptr;
    for (QPushButton *verb : verbs) {
        if (verb->isVisible() && verb->text() == u"Clear all"_qs)
            clear = verb;
    }
    QVERIFY(clear);
    clear->click();
    QTRY_COMPARE(names().size(), 5);
    QVERIFY(!empty()->isVisible());
    QVERIFY(detail()->isVisible());
}

void TestMembersPane::saysThatNobodyIsInvited()
{
    show({makeMember(1, u"Amara"_qs, u"amara@example.com"_qs)});
    m_pane->setCurrentView(1);
    QTRY_VERIFY(empty()->isVisible());
    QCOMPARE(empty()->title(), u"Nobody is invited"_qs);
}

void TestMembersPane::failureOffersAnotherTry()
{
    m_repository = std::make_unique<MemberRepository>(m_home->filePath(u"nothing-here.db"_qs));
    m_pane->show();
    m_model->setRepository(m_repository.get());
    QSignalSpy wanted(m_pane.get(), &MembersPane::refreshWanted);
    QTRY_COMPARE(m_model->state(), ListState::Failed);
    QVERIFY(empty()->isVisible());
    QVERIFY(!empty()->title().isEmpty());
    const QPointer<QPushButton> verb = empty()->findChild<QPushButton *>();
    QVERIFY(verb && verb->isVisible());
    verb->setFocus();
    verb->click();
    QCOMPARE(wanted.count(), 1);

    // The second failure says the same, and whoever goes on pressing Enter is still on the button.
    QSignalSpy states(m_model.get(), &MembersModel::stateChanged);
    QTRY_VERIFY(!states.isEmpty());
    QVERIFY(verb && verb->hasFocus());
}

void TestMembersPane::MEM_8_otherRolesSeeWhy()
{
    show(people());
    m_list->setFocus();
    m_pane->setRole(Role::Developer);
    Banner *shown = nullptr;
    for (Banner *banner : m_pane->findChildren<Banner *>()) {
        if (banner->isVisible())
            shown = banner;
    }
    QVERIFY(shown);
    QVERIFY(shown->text().contains(u"admin"_qs));
    QVERIFY(!m_list->isVisible());
    QVERIFY(!detail()->isVisible());
    QVERIFY(!edit()->isEnabled());
    QVERIFY(!m_pane->views().first().count);
    QVERIFY(m_pane->statusTexts().isEmpty());

    m_pane->setRole(Role::Admin);
    QCOMPARE(m_pane->views().first().count, 5);
    QVERIFY(m_list->hasFocus());
    QVERIFY(!shown->isVisible());
    QVERIFY(m_list->isVisible());
}

void TestMembersPane::detailShowsPlainText()
{
    Member hostile = makeMember(1, u"<b>Bold</b><img src=x>"_qs, u"<i>x</i>@example.com"_qs);
    hostile.invitedByName = u"<u>Under</u>"_qs;
    hostile.assignments << makeAssignment(AssignmentKind::App, u"<s>App</s>"_qs, AssignmentRole::AppAdmin);
    show({hostile});
    for (QLabel *label : m_pane->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(says(detail(), u"<b>Bold</b><img src=x>"_qs));
    QVERIFY(says(detail(), u"<u>Under</u>"_qs));
    QVERIFY(says(detail(), u"<s>App</s>"_qs));
}

void TestMembersPane::detailWarnsAboutTheOnlyAdmin()
{
    show(people());
    auto *note = detail()->findChild<Note *>();
    QTRY_VERIFY(note->isVisible());
    QCOMPARE(note->text(), u"Only admin of Clinic Queue. Name a second one before blocking."_qs);
    key(Qt::Key_J);
    QVERIFY(!note->isVisible());
}

void TestMembersPane::selectionStaysWithTheMembersAfterASync()
{
    QList<Member> all = people();
    show(all);
    m_list->setCurrentRow(2);
    m_list->toggleRow(4);
    all.prepend(makeMember(9, u"Aaron Ash"_qs, u"aaron@example.com"_qs));
    m_cache->write(all);
    m_repository->announceChange();
    QTRY_COMPARE(m_model->rowCount(), 6);
    QCOMPARE(m_list->currentRow(), 5);
    QCOMPARE(m_list->selectedRows().ranges(), (std::vector<RowRange>{{3, 3}, {5, 5}}));
    QVERIFY(says(bar(), u"2 selected"_qs));
}

void TestMembersPane::narrowWindowPutsTheDetailOverTheList()
{
    show(people(), {960, 600});
    QVERIFY(!detail()->isVisible());
    key(Qt::Key_Return);
    QVERIFY(detail()->isVisible());
    QVERIFY(!m_list->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(m_list->isVisible());
    QVERIFY(m_list->hasFocus());
    QVERIFY(!detail()->isVisible());
    m_pane->resize(1100, 700);
    QTRY_VERIFY(detail()->isVisible());
    QVERIFY(m_list->isVisible());
}

void TestMembersPane::rememberColumnsSortAndView()
{
    show(people());
    m_list->header()->setSectionHidden(MembersModel::StartedAt, false);
    m_list->header()->setSectionHidden(MembersModel::Assigned, true);
    m_list->header()->moveSection(m_list->header()->visualIndex(MembersModel::Status), 1);
    m_list->setContentWidth(MembersModel::Name, 200);
    m_model->sort(MembersModel::Email, Qt::DescendingOrder);
    m_list->header()->setSortIndicator(MembersModel::Email, Qt::DescendingOrder);
    m_pane->setCurrentView(3);
    const QByteArray state = m_pane->saveState();

    MembersModel model(m_clock);
    model.setRepository(m_repository.get());
    MembersPane other(model, m_actions, m_invitations, m_clock);
    QVERIFY(other.restoreState(state));
    QHeaderView *header = other.findChild<MemberList *>()->view()->header();
    QVERIFY(!header->isSectionHidden(MembersModel::StartedAt));
    QVERIFY(header->isSectionHidden(MembersModel::Assigned));
    QCOMPARE(header->visualIndex(MembersModel::Status), 1);
    QCOMPARE(header->sectionSize(MembersModel::Name), 200 + Metrics::ColumnGap);
    QCOMPARE(model.query().sort, MemberSort::Email);
    QCOMPARE(model.query().order, Qt::DescendingOrder);
    QCOMPARE(other.currentView(), 3);
    QVERIFY(model.query().withoutAssignment);
}

void TestMembersPane::refusesAStateThatIsNotItsOwn()
{
    show(people());
    QVERIFY(!m_pane->restoreState({}));
    QVERIFY(!m_pane->restoreState("garbage that is long enough to be read"));
    QVERIFY(!m_pane->restoreState(m_pane->saveState().left(20)));
    QCOMPARE(m_pane->currentView(), 0);
}

void TestMembersPane::nothingIsClipped_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1280") << QSize(1072, 702);
    QTest::newRow("1920") << QSize(1712, 982);
    QTest::newRow("narrow") << QSize(960, 600);
}

void TestMembersPane::nothingIsClipped()
{
    QFETCH(QSize, size);
    show(people(), size);
    key(Qt::Key_A, Qt::ControlModifier);
    for (QAbstractButton *button : m_pane->findChildren<QAbstractButton *>()) {
        if (!button->isVisible())
            continue;
        QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
        QVERIFY2(button->height() >= Metrics::MinimumTarget, qPrintable(button->accessibleName()));
    }
    for (PlainLabel *label : m_pane->findChildren<PlainLabel *>()) {
        if (!label->isVisible())
            continue;
        const int needed =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->fontMetrics().height();
        QVERIFY2(label->height() >= needed, qPrintable(label->fullText()));
    }
    QHeaderView *header = m_list->header();
    for (int column = 0; column < header->count(); ++column) {
        const QString text = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        if (!header->isSectionHidden(column))
            QVERIFY2(header->fontMetrics().horizontalAdvance(text) <= header->sectionSize(column),
                     qPrintable(text));
    }
}

void TestMembersPane::everythingThatTakesFocusHasAName()
{
    show(people());
    key(Qt::Key_A, Qt::ControlModifier);
    for (QWidget *widget : m_pane->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        auto *button = qobject_cast<QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 widget->metaObject()->className());
    }
}

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale::c());
    EnglishPlurals plurals;
    Appearance appearance;
    appearance.apply();
    appearance.setTheme(Appearance::Theme::Light);
    TestMembersPane test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_memberspane.moc"
