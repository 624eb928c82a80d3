#include <client/sync/memberrepository.h>
#include <models/members/invitationsmodel.h>
#include <models/members/memberactionsmodel.h>
#include <models/members/membersmodel.h>
#include <support/fixedclock.h>
#include <support/membercache.h>
#include <support/members.h>
#include <support/quiet.h>
#include <ui/members/memberactions.h>
#include <ui/members/memberlist.h>
#include <ui/members/memberspane.h>
#include <ui/settings/settingspane.h>
#include <ui/shared/keymap.h>
#include <ui/shared/keytext.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/rowview.h>
#include <ui/shared/theme/appearance.h>
#include <ui/shell/actionregistry.h>
#include <ui/shell/commandcenter.h>
#include <ui/shell/mainwindow.h>
#include <ui/shell/shortcutsheet.h>

#include <QAction>
#include <QClipboard>
#include <QDialog>

#include <algorithm>

using namespace Minideck;

// The one registry of verbs, in a window with the section "Members" and the settings.
class TestActionRegistry : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_appearance.apply(); }
    void init();
    void cleanup();
    void everyVerbHasAWordAndAGroup();
    void everyVerbIsInAMenuOrThePalette();
    void keysAreUniqueWhereTheyWork();
    void everyVerbHasAnActionInItsSection();
    void menusAndSheetShowTheKeysInForce();
    void aChosenKeyWorksAtOnceAndTheOldOneNoMore();
    void keysOfAPaneThatIsMadeLaterAreTheChosenOnes();
    void lettersWorkInListsOnlyAndCanBeSwitchedOff();
    void theKeyOfBlockingIsOneForBoth();
    void whatCannotBeDoneSaysWhy();

private:
    QList<PaletteEntry> offered() const { return m_window->commands().entries(m_window->currentPane()); }
    const PaletteEntry *offer(const QString &id) const;

    Appearance m_appearance;
    FixedClock m_clock;
    std::unique_ptr<KeyMap> m_keys;
    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<MemberCache> m_cache;
    std::unique_ptr<MemberRepository> m_repository;
    std::unique_ptr<MembersModel> m_members;
    MemberActionsModel m_actions;
    InvitationsModel m_invitations{m_actions};
    std::unique_ptr<MainWindow> m_window;
    RowView *m_list = nullptr;
    mutable QList<PaletteEntry> m_offered;
};

void TestActionRegistry::init()
{
    failOnUnexpectedWarnings();
    m_keys = std::make_unique<KeyMap>();
    m_home = std::make_unique<TemporaryHome>();
    m_cache = std::make_unique<MemberCache>(m_home->filePath(u"cache.db"_qs));
    m_cache->write(
        {makeMember(1, u"Amara Okafor"_qs, u"amara@example.com"_qs),
         makeMember(2, u"Noor Rahman"_qs, u"noor@example.com"_qs, Role::Admin),
         makeMember(3, u"Wei Zhang"_qs, u"wei@example.com"_qs, Role::Developer, MemberStatus::Invited),
         makeMember(4, u"Zoë Martin"_qs, u"zoe@example.com"_qs, Role::Developer, MemberStatus::Inactive)});
    m_repository = std::make_unique<MemberRepository>(m_cache->path());
    m_members = std::make_unique<MembersModel>(m_clock);
    m_members->setRepository(m_repository.get());
    m_window = std::make_unique<MainWindow>(m_appearance, *m_keys, QString());
    m_window->setSections(
        {{.id = u"members"_qs,
          .title = u"Members"_qs,
          .icon = u"members"_qs,
          .make = [this] { return new MembersPane(*m_members, m_actions, m_invitations, m_clock); },
          .views = MembersPane::viewTitles(),
          .actions = memberActions()},
         {.id = u"settings"_qs,
          .title = u"Settings"_qs,
          .icon = u"settings"_qs,
          .group = Section::Group::Bottom,
          .make = [this] { return new SettingsPane(m_appearance, *m_keys, {u"en"_qs}, {}); },
          .key = QKeySequence(Qt::CTRL | Qt::Key_Comma),
          .views = SettingsPane::viewTitles()}});
    ShellFacts facts;
    facts.open = true;
    facts.environment = Environment::Sandbox;
    facts.connection.phase = Phase::Online;
    m_window->showFacts(facts);
    m_window->showSections();
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_list = m_window->currentPane()->findChild<MemberList *>()->view();
    QTRY_COMPARE(m_members->rowCount(), 4);
    m_list->setCurrentRow(0);
    m_window->currentPane()->takeFocus();
}

void TestActionRegistry::cleanup()
{
    m_window.reset();
    m_members.reset();
    m_repository.reset();
    m_cache.reset();
    m_home.reset();
    m_keys.reset();
}

const PaletteEntry *TestActionRegistry::offer(const QString &id) const
{
    m_offered = offered();
    const auto found = std::ranges::find(m_offered, id, &PaletteEntry::id);
    return found == m_offered.end() ? nullptr : &*found;
}

void TestActionRegistry::everyVerbHasAWordAndAGroup()
{
    QSet<QString> ids;
    QVERIFY(m_keys->specs().size() > 30);
    for (const ActionSpec &spec : m_keys->specs()) {
        QVERIFY2(!actionTitle(spec, true).isEmpty(), qPrintable(spec.id));
        QVERIFY2(!spec.group.isEmpty(), qPrintable(spec.id));
        QVERIFY2(!spec.icon.isEmpty(), qPrintable(spec.id));
        QVERIFY2(QFile::exists(u":/icons/%1.svg"_qs.arg(spec.icon)), qPrintable(spec.icon));
        QVERIFY2(spec.id.contains(u'.') && !ids.contains(spec.id), qPrintable(spec.id));
        QVERIFY2(spec.keysOf.isEmpty() || m_keys->spec(spec.keysOf), qPrintable(spec.id));
        ids << spec.id;
    }
}

void TestActionRegistry::everyVerbIsInAMenuOrThePalette()
{
    QStringList inMenus;
    for (const QAction *action : m_window->allActions())
        inMenus << action->objectName();
    const QStringList ofTheInvited{u"members.renewInvitation"_qs, u"members.revokeInvitation"_qs};
    const QStringList ofTheBlocked{u"members.unblock"_qs};
    for (const ActionSpec &spec : m_keys->specs()) {
        const bool section = spec.id == u"go.members"_qs || spec.id == u"go.settings"_qs;
        if (spec.keysOnly || ofTheInvited.contains(spec.id) || ofTheBlocked.contains(spec.id))
            continue;
        QVERIFY2(inMenus.contains(spec.id) || section || offer(spec.id), qPrintable(spec.id));
        if (!spec.context.section.isEmpty())
            QVERIFY2(offer(spec.id), qPrintable(spec.id));
    }
    m_list->setCurrentRow(2);
    for (const QString &id : ofTheInvited)
        QVERIFY2(offer(id), qPrintable(id));
    m_list->setCurrentRow(3);
    for (const QString &id : ofTheBlocked)
        QVERIFY2(offer(id), qPrintable(id));
}

void TestActionRegistry::keysAreUniqueWhereTheyWork()
{
    for (const ActionSpec &spec : m_keys->specs()) {
        for (const QKeySequence &key : spec.keys) {
            QVERIFY2(m_keys->holders(spec.id, key).isEmpty(),
                     qPrintable(spec.id + u' ' + key.toString() + u' '
                                + m_keys->holders(spec.id, key).join(u' ')));
            QVERIFY2(!KeyMap::isLetter(key) || spec.context.where == ActionContext::Where::List,
                     qPrintable(spec.id));
        }
    }
}

void TestActionRegistry::everyVerbHasAnActionInItsSection()
{
    const ActionRegistry &registry = m_window->registry();
    for (const ActionSpec &spec : m_keys->specs()) {
        const QAction *action = registry.action(spec.id, m_window->currentPane());
        QVERIFY2(action, qPrintable(spec.id));
        QVERIFY2(!action->text().isEmpty(), qPrintable(spec.id));
        const Qt::ShortcutContext context = action->shortcutContext();
        const Qt::ShortcutContext expected = spec.context.where == ActionContext::Where::Window
            ? Qt::WindowShortcut
            : spec.context.where == ActionContext::Where::Section ? Qt::WidgetWithChildrenShortcut
                                                                  : Qt::WidgetShortcut;
        QVERIFY2(spec.keys.isEmpty() || context == expected, qPrintable(spec.id));
    }
}

void TestActionRegistry::menusAndSheetShowTheKeysInForce()
{
    const QKeySequence own(Qt::CTRL | Qt::ALT | Qt::Key_B);
    m_keys->setKeys(u"view.narrowRail"_qs, {own});
    const auto actions = m_window->allActions();
    const auto narrow = std::ranges::find(actions, u"view.narrowRail"_qs, &QObject::objectName);
    QCOMPARE((*narrow)->shortcut(), own);
    QCOMPARE(offer(u"view.narrowRail"_qs)->keys, keyText(own));
    QVERIFY(!offer(u"members.setRole"_qs)->keys.isEmpty());

    const ShortcutSheet sheet(*m_keys, true, m_window.get());
    QStringList words;
    for (const PlainLabel *label : sheet.findChildren<PlainLabel *>())
        words << label->fullText();
    for (const ActionSpec &spec : m_keys->specs()) {
        if (!spec.keys.isEmpty())
            QVERIFY2(words.contains(keyTexts(m_keys->keys(spec.id))), qPrintable(spec.id));
    }
    QVERIFY(!words.contains(u"Ctrl B"_qs));
}

void TestActionRegistry::aChosenKeyWorksAtOnceAndTheOldOneNoMore()
{
    m_keys->setKeys(u"go.settings"_qs, {QKeySequence(Qt::CTRL | Qt::Key_9)});
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(m_window->currentSection(), u"members"_qs);
    QTest::keyClick(m_window.get(), Qt::Key_9, Qt::ControlModifier);
    QCOMPARE(m_window->currentSection(), u"settings"_qs);
}

void TestActionRegistry::keysOfAPaneThatIsMadeLaterAreTheChosenOnes()
{
    m_window->forgetPanes();
    m_keys->setKeys(u"members.copyEmail"_qs, {Qt::Key_E});
    m_window->showSection(u"members"_qs);
    m_list = m_window->currentPane()->findChild<MemberList *>()->view();
    QTRY_COMPARE(m_members->rowCount(), 4);
    m_list->setCurrentRow(1);
    m_window->currentPane()->takeFocus();
    QTest::keyClick(m_list, Qt::Key_E);
    QCOMPARE(QApplication::clipboard()->text(), u"noor@example.com"_qs);
}

void TestActionRegistry::lettersWorkInListsOnlyAndCanBeSwitchedOff()
{
    QTest::keyClick(m_list, Qt::Key_J);
    QCOMPARE(m_list->currentRow(), 1);
    QTest::keyClick(m_list, Qt::Key_K);
    QCOMPARE(m_list->currentRow(), 0);
    QTest::keyClick(m_list, Qt::Key_Slash);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    QTest::keyClicks(field, u"jx/"_qs);
    QCOMPARE(field->text(), u"jx/"_qs);
    field->clear();
    QTRY_COMPARE(m_members->rowCount(), 4);

    m_keys->setLetterKeys(false);
    m_window->currentPane()->takeFocus();
    QTest::keyClick(m_list, Qt::Key_J);
    QCOMPARE(m_list->currentRow(), 0);
    QTest::keyClick(m_list, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(field->hasFocus());
}

void TestActionRegistry::theKeyOfBlockingIsOneForBoth()
{
    QCOMPARE(offer(u"members.block"_qs)->keys, u"B"_qs);
    QVERIFY(!offer(u"members.toggleBlock"_qs));
    const QAction *block = m_window->registry().action(u"members.block"_qs, m_window->currentPane());
    QVERIFY(block->shortcuts().isEmpty());
}

void TestActionRegistry::whatCannotBeDoneSaysWhy()
{
    for (const PaletteEntry &entry : offered())
        QVERIFY2(entry.possible || !entry.reason.isEmpty(), qPrintable(entry.id));
    m_window->showSection(u"settings"_qs);
    const PaletteEntry *block = offer(u"members.block"_qs);
    QVERIFY(block && !block->possible);
    QCOMPARE(block->reason, u"Only in the section “Members”."_qs);
    m_window->showPage(new QWidget);
    for (const PaletteEntry &entry : offered())
        QVERIFY2(entry.possible || !entry.reason.isEmpty(), qPrintable(entry.id));
}

QTEST_MAIN(TestActionRegistry)
#include "tst_actionregistry.moc"
