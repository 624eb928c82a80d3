#include <support/membercache.h>
#include <support/members.h>
#include <support/quiet.h>
#include <support/temporaryhome.h>
#include <ui/shared/keymap.h>
#include <ui/shared/pane.h>
#include <ui/shared/theme/appearance.h>
#include <ui/shell/commandcenter.h>
#include <ui/shell/commandpalette.h>
#include <ui/shell/mainwindow.h>
#include <ui/shell/palettefield.h>

#include <QAccessible>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

using namespace Minideck;

namespace {

class FieldPane : public Pane
{
    Q_OBJECT

public:
    FieldPane()
    {
        (new QVBoxLayout(this))->addWidget(&field);
        setFocusProxy(&field);
        field.setAccessibleName(u"Field"_qs);
    }
    QString title() const override { return u"Pane"_qs; }
    QList<PaneView> views() const override { return {{u"All"_qs, {}}, {u"Invited"_qs, {}}}; }
    void setCurrentView(int index) override { view = index; }
    int currentView() const override { return view; }
    void showObject(const QString &id) override { object = id; }

    QLineEdit field;
    int view = 0;
    QString object;
};

} // namespace

class TestCommandPalette : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_appearance.apply(); }
    void init();
    void cleanup();
    void itsKeyOpensItAndEscGivesTheFocusBack();
    void theFieldInTheHeaderOpensIt();
    void itStandsWhereItIsDrawn();
    void arrowsMoveAndEnterGoes();
    void aViewIsReachedByItsName();
    void anActionRunsAfterThePaletteIsGone();
    void whatCannotBeDoneIsNotDone();
    void membersAreFoundAndShown();
    void anotherWorkspaceIsEnteredFromIt();
    void whatWasChosenComesFirstNextTimeAndAfterARestart();
    void peopleAreNotRemembered();
    void aKeyOfTheWindowEndsIt();
    void aPressBesideItEndsIt();
    void tabStaysInside();
    void everythingFocusableHasAName();

private:
    std::unique_ptr<MainWindow> makeWindow();
    void open();
    void type(const QString &text) { QTest::keyClicks(edit(), text); }
    void key(Qt::Key key) { QTest::keyClick(edit(), key); }
    CommandPalette *palette() const { return m_window->commands().palette(); }
    QLineEdit *edit() const { return palette()->findChild<QLineEdit *>(); }
    QString current() const { return palette()->findChild<QListView *>()->currentIndex().data().toString(); }
    FieldPane *pane() const { return static_cast<FieldPane *>(m_window->currentPane()); }

    Appearance m_appearance;
    KeyMap m_keys;
    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<MainWindow> m_window;
};

std::unique_ptr<MainWindow> TestCommandPalette::makeWindow()
{
    auto window = std::make_unique<MainWindow>(m_appearance, m_keys, m_home->filePath(u"window.ini"_qs));
    const auto make = [] { return new FieldPane; };
    window->setSections({{.id = u"members"_qs,
                          .title = u"Members"_qs,
                          .icon = u"members"_qs,
                          .make = make,
                          .views = {u"All"_qs, u"Invited"_qs}},
                         {.id = u"logs"_qs, .title = u"Logs"_qs, .icon = u"logs"_qs, .make = make}});
    window->setWorkspaces({{.id = WorkspaceId(u"wsp_1"_qs), .name = u"NorthbayCity"_qs},
                           {.id = WorkspaceId(u"wsp_2"_qs), .name = u"LanternWorks"_qs}},
                          WorkspaceId(u"wsp_1"_qs));
    ShellFacts facts;
    facts.open = true;
    facts.connection.phase = Phase::Online;
    window->showFacts(facts);
    window->showSections();
    window->resize(1280, 800);
    window->show();
    window->activateWindow();
    return window;
}

void TestCommandPalette::init()
{
    failOnUnexpectedWarnings();
    m_home = std::make_unique<TemporaryHome>();
    m_window = makeWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestCommandPalette::cleanup()
{
    m_window.reset();
    m_home.reset();
}

void TestCommandPalette::open()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette()->isOpen());
    QVERIFY(edit()->hasFocus());
}

void TestCommandPalette::itsKeyOpensItAndEscGivesTheFocusBack()
{
    pane()->field.setFocus();
    open();
    type(u"logs"_qs);
    key(Qt::Key_Escape);
    QVERIFY(!palette()->isOpen());
    QVERIFY(pane()->field.hasFocus());
    open();
    QCOMPARE(edit()->text(), QString());
}

void TestCommandPalette::theFieldInTheHeaderOpensIt()
{
    auto *field = m_window->findChild<PaletteField *>();
    QCOMPARE(field->width(), 204);
    QTest::mouseClick(field, Qt::LeftButton);
    QVERIFY(palette()->isOpen());
}

void TestCommandPalette::itStandsWhereItIsDrawn()
{
    open();
    QCOMPARE(palette()->geometry().topLeft(), QPoint(320, 84));
    QCOMPARE(palette()->width(), 640);
    QVERIFY(palette()->height() <= 550);
    m_window->resize(1000, 700);
    QTRY_COMPARE(palette()->x(), 180);
}

void TestCommandPalette::arrowsMoveAndEnterGoes()
{
    open();
    QCOMPARE(current(), u"Members"_qs);
    key(Qt::Key_Down);
    QCOMPARE(current(), u"Logs"_qs);
    key(Qt::Key_Up);
    key(Qt::Key_Up); // around
    QCOMPARE(current(), u"LanternWorks"_qs);
    key(Qt::Key_Down);
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    QVERIFY(!palette()->isOpen());
    QCOMPARE(m_window->currentSection(), u"logs"_qs);
}

void TestCommandPalette::aViewIsReachedByItsName()
{
    m_window->showSection(u"logs"_qs);
    open();
    type(u"invited"_qs);
    QCOMPARE(current(), u"Members: Invited"_qs);
    key(Qt::Key_Return);
    QCOMPARE(m_window->currentSection(), u"members"_qs);
    QCOMPARE(pane()->view, 1);
    QVERIFY(pane()->field.hasFocus());
}

void TestCommandPalette::anActionRunsAfterThePaletteIsGone()
{
    pane()->field.setText(u"some words"_qs);
    pane()->field.setFocus();
    pane()->field.deselect();
    open();
    type(u"select all"_qs);
    QCOMPARE(current(), u"Select all"_qs);
    key(Qt::Key_Return);
    QCOMPARE(pane()->field.selectedText(), u"some words"_qs);
}

void TestCommandPalette::whatCannotBeDoneIsNotDone()
{
    open();
    type(u"northbay"_qs);
    QCOMPARE(current(), u"NorthbayCity"_qs);
    key(Qt::Key_Return);
    QVERIFY(palette()->isOpen());
}

void TestCommandPalette::membersAreFoundAndShown()
{
    MemberCache cache(m_home->filePath(u"cache.db"_qs));
    const Member chen = makeMember(1, u"陳怡君"_qs, u"chen@example.com"_qs);
    cache.write({chen, makeMember(2, u"Noor Rahman"_qs, u"noor@example.com"_qs)});
    m_window->commands().model().members().setCache(cache.path());
    m_window->commands().model().setMembersOffered(true);
    m_window->showSection(u"logs"_qs);
    open();
    edit()->setText(u"怡君"_qs);
    QTRY_COMPARE(current(), u"陳怡君"_qs);
    key(Qt::Key_Return);
    QCOMPARE(m_window->currentSection(), u"members"_qs);
    QCOMPARE(pane()->object, chen.id.text());
}

void TestCommandPalette::anotherWorkspaceIsEnteredFromIt()
{
    QSignalSpy chosen(m_window.get(), &MainWindow::workspaceChosen);
    open();
    type(u"lantern"_qs);
    key(Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<WorkspaceMembership>().name, u"LanternWorks"_qs);
}

void TestCommandPalette::whatWasChosenComesFirstNextTimeAndAfterARestart()
{
    open();
    type(u"narrow"_qs);
    key(Qt::Key_Return);
    open();
    QCOMPARE(current(), u"Narrow rail"_qs);
    key(Qt::Key_Escape);
    m_window = makeWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    open();
    QCOMPARE(current(), u"Narrow rail"_qs);
}

void TestCommandPalette::peopleAreNotRemembered()
{
    QSignalSpy remembered(&m_window->commands(), &CommandCenter::recentChanged);
    emit palette()->chosen({.id = u"mbr_1"_qs, .kind = PaletteEntry::Kind::Member, .title = u"Noor"_qs});
    QCOMPARE(remembered.size(), 0);
}

void TestCommandPalette::aKeyOfTheWindowEndsIt()
{
    open();
    QTest::keyClick(edit(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->currentSection(), u"logs"_qs);
    QVERIFY(!palette()->isOpen());
    QVERIFY(pane()->field.hasFocus());
}

void TestCommandPalette::aPressBesideItEndsIt()
{
    open();
    QTest::mouseClick(m_window->childAt(20, 400), Qt::LeftButton);
    QVERIFY(!palette()->isOpen());
}

void TestCommandPalette::tabStaysInside()
{
    open();
    key(Qt::Key_Tab);
    QVERIFY(edit()->hasFocus());
    key(Qt::Key_Backtab);
    QVERIFY(edit()->hasFocus());
    QVERIFY(palette()->isOpen());
}

void TestCommandPalette::everythingFocusableHasAName()
{
    open();
    int found = 0;
    for (QWidget *widget : palette()->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus && !qobject_cast<QListView *>(widget))
            continue;
        ++found;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
    QVERIFY(found >= 2);
    QVERIFY(edit()->accessibleDescription().startsWith(u"Members"_qs)); // what Enter would do
}

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
