#include <support/englishplurals.h>
#include <support/quiet.h>
#include <support/temporaryhome.h>
#include <ui/shared/keymap.h>
#include <ui/shared/pane.h>
#include <ui/shell/environmentstrip.h>
#include <ui/shell/mainwindow.h>
#include <ui/shell/rail.h>
#include <ui/shell/statusbar.h>
#include <ui/shell/workspaceswitcher.h>
#include <ui/signin/firstrunpage.h>

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Minideck;

class DummyPane : public Pane
{
    Q_OBJECT

public:
    DummyPane(QString name, int &made)
        : m_name(std::move(name))
    {
        ++made;
        auto *field = new QLineEdit;
        field->setAccessibleName(u"Field"_qs);
        (new QVBoxLayout(this))->addWidget(field);
        setFocusProxy(field);
    }
    QString title() const override { return m_name; }
    QList<PaneView> views() const override { return {{u"All"_qs, 24}, {u"Invited"_qs, 3}}; }
    int currentView() const override { return view; }
    void setCurrentView(int index) override { view = index; }
    QStringList statusTexts() const override { return {u"24 members"_qs, u"4 selected"_qs}; }
    std::optional<qint64> badge() const override { return 7; }
    QByteArray saveState() const override { return "1;" + QByteArray::number(view); }
    bool restoreState(const QByteArray &state) override
    {
        if (!state.startsWith("1;"))
            return false;
        view = state.mid(2).toInt();
        return true;
    }

    int view = 0;

private:
    QString m_name;
};

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_appearance.apply(); }
    void init() { failOnUnexpectedWarnings(); }
    void panesAreMadeWhenFirstShown();
    void theRailCollapsesBelow1100AndByKey();
    void theStatusBarSaysStateAndPaneTexts();
    void bannersFollowTheState();
    void aPageWithoutRailTakesTheWholeWindow();
    void mnemonicsAreUniqueInEachMenu();
    void shortcutsAreUnique();
    void everythingFocusableHasAName();
    void f6GoesThroughTheAreas();
    void theWindowRemembersItself();
    void whatAnotherVersionRememberedIsIgnored();
    void itCannotBecomeTooSmall();
    void ACC_11_actingIsForTheSandboxAndSaidInTheSwitcher();

private:
    QList<Section> sections()
    {
        m_made = 0;
        return {{u"members"_qs, u"Members"_qs, u"members"_qs, Section::Group::Work,
                 [this] { return new DummyPane(u"Members"_qs, m_made); }},
                {u"logs"_qs, u"Logs"_qs, u"logs"_qs, Section::Group::More,
                 [this] { return new DummyPane(u"Logs"_qs, m_made); }}};
    }
    void show(MainWindow &window)
    {
        window.setSections(sections());
        window.showFacts(facts());
        window.setWorkspaces({{.id = WorkspaceId(u"wsp_1"_qs), .name = u"NorthbayCity"_qs}},
                             WorkspaceId(u"wsp_1"_qs));
        window.showSections();
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    static ShellFacts facts()
    {
        ShellFacts facts;
        facts.open = true;
        facts.workspaceName = u"NorthbayCity"_qs;
        facts.accountName = u"Hana"_qs;
        facts.environment = Environment::Production;
        facts.connection.phase = Phase::Online;
        facts.connection.lastSynced = QDateTime(QDate(2026, 3, 4), QTime(10, 42), Qt::UTC);
        return facts;
    }

    Appearance m_appearance;
    KeyMap m_keys;
    int m_made = 0;
};

void TestMainWindow::panesAreMadeWhenFirstShown()
{
    MainWindow window(m_appearance, m_keys, {});
    show(window);
    QCOMPARE(m_made, 1);
    QCOMPARE(window.currentSection(), u"members"_qs);
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(window.currentSection(), u"logs"_qs);
    QCOMPARE(m_made, 2);
    QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_made, 2);
    QCOMPARE(window.currentPane()->title(), u"Members"_qs);
    window.forgetPanes();
    window.showSection(u"members"_qs);
    QCOMPARE(m_made, 3);
}

void TestMainWindow::theRailCollapsesBelow1100AndByKey()
{
    MainWindow window(m_appearance, m_keys, {});
    show(window);
    window.resize(1280, 800);
    QVERIFY(!window.rail()->isCollapsed());
    QCOMPARE(window.rail()->width(), 202);
    QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier);
    QVERIFY(window.rail()->isCollapsed());
    QCOMPARE(window.rail()->width(), 50);
    QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier);
    QVERIFY(!window.rail()->isCollapsed());
    window.resize(1099, 800);
    QTRY_VERIFY(window.rail()->isCollapsed());
    window.resize(1100, 800);
    QTRY_VERIFY(!window.rail()->isCollapsed());
}

void TestMainWindow::theStatusBarSaysStateAndPaneTexts()
{
    MainWindow window(m_appearance, m_keys, {});
    show(window);
    QCOMPARE(window.status()->text(), u"Online | Synced 4 Mar, 10:42 | 24 members | 4 selected"_qs);
    QCOMPARE(window.status()->height(), 26);
    ShellFacts sandbox = facts();
    sandbox.environment = Environment::Sandbox;
    window.showFacts(sandbox);
    QVERIFY(window.status()->text().startsWith(u"Sandbox |"_qs));
    ShellFacts syncing = facts();
    syncing.connection.syncing = true;
    syncing.connection.rowsDone = 1200;
    syncing.connection.rowsTotal = 24000;
    window.showFacts(syncing);
    QVERIFY(!window.status()->text().contains(u"Syncing"_qs));
    QTRY_VERIFY(window.status()->text().contains(u"Syncing"_qs));
    window.showFacts(facts());
    QVERIFY(!window.status()->text().contains(u"Syncing"_qs));
}

void TestMainWindow::bannersFollowTheState()
{
    const EnglishPlurals plurals;
    const QDateTime now(QDate(2026, 3, 4), QTime(11, 0), Qt::UTC);
    QVERIFY(bannerTexts(facts(), now).isEmpty());

    ShellFacts offline = facts();
    offline.connection.phase = Phase::Offline;
    offline.connection.offlineSince = QDateTime(QDate(2026, 3, 4), QTime(10, 45), Qt::UTC);
    QCOMPARE(bannerTexts(offline, now).first().start, u"Offline since 10:45."_qs);
    QCOMPARE(bannerTexts(offline, now).first().sentence, u"Showing data from 10:42."_qs);
    QCOMPARE(bannerTexts(offline, now).first().verb, ErrorVerb::Retry);

    offline.waiting = 2;
    QCOMPARE(bannerTexts(offline, now).first().sentence,
             u"Showing data from 10:42. 2 changes wait to be sent."_qs);

    ShellFacts ahead = facts();
    ahead.connection.clockAhead = std::chrono::minutes(7);
    QCOMPARE(bannerTexts(ahead, now).first().id, u"clock"_qs);
    QVERIFY(bannerTexts(ahead, now).first().sentence.startsWith(u"It is 7 minutes ahead of"_qs));
    ahead.connection.clockAhead = -std::chrono::minutes(2);
    QVERIFY(bannerTexts(ahead, now).first().sentence.startsWith(u"It is 2 minutes behind"_qs));

    ShellFacts ended = facts();
    ended.connection.phase = Phase::SessionEnded;
    QCOMPARE(bannerTexts(ended, now).first().verb, ErrorVerb::SignIn);

    ShellFacts bare = facts();
    bare.connection.keychain = KeychainState::Absent;
    QCOMPARE(bannerTexts(bare, now).first().id, u"keychain"_qs);
    bare.environment = Environment::Sandbox;
    QCOMPARE(bannerTexts(bare, now).size(), 1);
    QCOMPARE(bannerTexts(bare, now).first().sentence,
             u"Sandbox on this computer. Nothing here reaches real users."_qs);
    bare.open = false;
    QVERIFY(bannerTexts(bare, now).isEmpty());
}

void TestMainWindow::aPageWithoutRailTakesTheWholeWindow()
{
    MainWindow window(m_appearance, m_keys, {});
    show(window);
    auto *page = new FirstRunPage(m_appearance);
    window.showPage(page, u"No platform yet"_qs);
    QVERIFY(!window.rail()->isVisible());
    QCOMPARE(page->width(), window.width());
    QVERIFY(window.status()->text().startsWith(u"No platform yet"_qs));
    QVERIFY(!window.currentPane());

    QSignalSpy sandbox(page, &FirstRunPage::sandboxChosen);
    QSignalSpy connecting(page, &FirstRunPage::connectChosen);
    QTest::keyClick(&window, Qt::Key_1);
    QTRY_COMPARE(sandbox.size(), 1);
    QTest::keyClick(&window, Qt::Key_2);
    QTRY_COMPARE(connecting.size(), 1);
    window.showSections();
    QVERIFY(window.rail()->isVisible());
}

static void checkMnemonics(const QMenu *menu)
{
    QStringList seen;
    for (const QAction *action : menu->actions()) {
        if (action->isSeparator())
            continue;
        const QKeySequence mnemonic = QKeySequence::mnemonic(action->text());
        QVERIFY2(!mnemonic.isEmpty(), qPrintable(action->text()));
        QVERIFY2(!seen.contains(mnemonic.toString()), qPrintable(menu->title() + u": "_qs + action->text()));
        seen << mnemonic.toString();
        if (action->menu())
            checkMnemonics(action->menu());
    }
}

void TestMainWindow::mnemonicsAreUniqueInEachMenu()
{
    MainWindow window(m_appearance, m_keys, {});
    show(window);
    QStringList bar;
    for (const QAction *action : window.menuBar()->actions()) {
        const QString mnemonic = QKeySequence::mnemonic(action->text()).toString();
        QVERIFY2(!mnemonic.isEmpty() && !bar.contains(mnemonic), qPrintable(action->text()));
        bar << mnemonic;
        checkMnemonics(action->menu());
    }
    QCOMPARE(bar.size(), 5);
}

void TestMainWindow::shortcutsAreUnique()
{
    MainWindow window(m_appearance, m_keys, {});
    show(window);
    QStringList seen;
    for (const QAction *action : window.allActions()) {
        const QString key = action->shortcut().toString();
        QVERIFY2(key.isEmpty() || !seen.contains(key), qPrintable(key));
        seen << key;
    }
    QVERIFY(seen.contains(u"Ctrl+2"_qs));
}

void TestMainWindow::everythingFocusableHasAName()
{
    MainWindow window(m_appearance, m_keys, {});
    show(window);
    const auto check = [&window] {
        int found = 0;
        for (QWidget *widget : window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
                continue;
            ++found;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
        QVERIFY(found > 2);
    };
    check();
    window.showPage(new FirstRunPage(m_appearance), u"No platform yet"_qs);
    check();
}

void TestMainWindow::f6GoesThroughTheAreas()
{
    MainWindow window(m_appearance, m_keys, {});
    show(window);
    QVERIFY(qobject_cast<QLineEdit *>(window.focusWidget()));
    QTest::keyClick(&window, Qt::Key_F6);
    QVERIFY(qobject_cast<QListView *>(window.focusWidget()));
    QTest::keyClick(&window, Qt::Key_F6);
    QVERIFY(qobject_cast<QTabBar *>(window.focusWidget()));
    QTest::keyClick(&window, Qt::Key_F6);
    QVERIFY(qobject_cast<QLineEdit *>(window.focusWidget()));
    QTest::keyClick(&window, Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(qobject_cast<QTabBar *>(window.focusWidget()));
}

void TestMainWindow::theWindowRemembersItself()
{
    const TemporaryHome home;
    const QString file = home.filePath(u"window.ini"_qs);
    {
        MainWindow window(m_appearance, m_keys, file);
        show(window);
        window.resize(1200, 700);
        window.showSection(u"logs"_qs);
        window.currentPane()->setCurrentView(1);
        QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier);
        window.close();
    }
    MainWindow window(m_appearance, m_keys, file);
    show(window);
    QCOMPARE(window.size(), QSize(1200, 700));
    QCOMPARE(window.currentSection(), u"logs"_qs);
    QCOMPARE(window.currentPane()->currentView(), 1);
    QVERIFY(window.rail()->isCollapsed());
}

void TestMainWindow::whatAnotherVersionRememberedIsIgnored()
{
    const TemporaryHome home;
    const QString file = home.filePath(u"window.ini"_qs);
    {
        QSettings other(file, QSettings::IniFormat);
        other.setValue(u"version"_qs, 99);
        other.setValue(u"window/geometry"_qs, QByteArray("nonsense"));
        other.setValue(u"window/narrowRail"_qs, true);
    }
    MainWindow window(m_appearance, m_keys, file);
    show(window);
    QCOMPARE(window.size(), QSize(1280, 800));
    QVERIFY(!window.rail()->isCollapsed());
}

void TestMainWindow::itCannotBecomeTooSmall()
{
    MainWindow window(m_appearance, m_keys, {});
    QCOMPARE(window.minimumSize(), QSize(960, 600));
}

void TestMainWindow::ACC_11_actingIsForTheSandboxAndSaidInTheSwitcher()
{
    MainWindow window(m_appearance, m_keys, {});
    show(window);
    const auto action = [&window](const QString &text) -> QAction * {
        for (QAction *each : window.allActions()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    };
    QAction *reviewer = action(u"&Reviewer"_qs);
    QAction *admin = action(u"&Admin"_qs);
    QVERIFY(reviewer && admin);
    QVERIFY(!reviewer->isVisible());
    QVERIFY(!action(u"Sandbox &mail"_qs)->isVisible());

    ShellFacts now = facts();
    now.environment = Environment::Sandbox;
    window.showFacts(now);
    QVERIFY(reviewer->isVisible());
    QVERIFY(action(u"Sandbox &mail"_qs)->isVisible());
    QVERIFY(admin->isChecked());
    QSignalSpy wanted(&window, &MainWindow::actAsWanted);
    reviewer->trigger();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().value<DemoRole>(), DemoRole::Reviewer);

    now.acting = DemoRole::Reviewer;
    now.accountName = u"Mei-Ling"_qs;
    window.showFacts(now);
    QVERIFY(reviewer->isChecked());
    QVERIFY(window.rail()->switcher()->accessibleName().contains(u"as Reviewer · Mei-Ling"_qs));

    now.connection.phase = Phase::Offline;
    window.showFacts(now);
    QVERIFY(!reviewer->isEnabled());
    QVERIFY(!action(u"Sign out &everywhere…"_qs)->isEnabled());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
