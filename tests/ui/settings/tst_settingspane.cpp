#include <support/quiet.h>
#include <ui/settings/keybutton.h>
#include <ui/settings/keyrow.h>
#include <ui/settings/settingspane.h>
#include <ui/shared/keymap.h>
#include <ui/shared/theme/appearance.h>

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QRadioButton>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

using namespace Minideck;
using Where = ActionContext::Where;

class TestSettingsPane : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_appearance->apply(); }
    void init();
    void cleanup();
    void whatIsChosenHoldsAtOnce();
    void whatIsChangedElsewhereIsShown();
    void aLanguageIsToldOn();
    void thePageIsResetAsAWhole();
    void aVerbGetsTheNextKey();
    void escLeavesAndBackspaceTakesAway();
    void aTakenKeyIsToldAndCanBeMoved();
    void aBareLetterIsForListsOnly();
    void lettersAreSwitchedOffHere();
    void theCategoriesGoByKeys();
    void itRemembersItsPage();
    void everythingFocusableHasAName();
    void thePagesFitIntoTheirForm();

private:
    static QList<ActionSpec> specs();
    template <typename Widget>
    Widget *called(const QString &text) const
    {
        for (Widget *each : m_pane->findChildren<Widget *>()) {
            if (each->text() == text)
                return each;
        }
        qFatal("nothing is called %s", qPrintable(text));
    }
    KeyRow *row(const QString &verb) const;
    void record(const QString &verb, Qt::Key key, Qt::KeyboardModifiers modifiers = {});

    std::unique_ptr<Appearance> m_appearance = std::make_unique<Appearance>();
    std::unique_ptr<KeyMap> m_keys;
    std::unique_ptr<SettingsPane> m_pane;
};

QList<ActionSpec> TestSettingsPane::specs()
{
    return {
        {.id = u"go.palette"_qs,
         .group = u"Go"_qs,
         .text = u"&Search…"_qs,
         .keys = {QKeySequence(Qt::CTRL | Qt::Key_K)}},
        {.id = u"view.refresh"_qs, .group = u"View"_qs, .text = u"Refresh"_qs, .keys = {Qt::Key_F5}},
        {.id = u"list.toggle"_qs,
         .group = u"Lists"_qs,
         .text = u"Toggle"_qs,
         .keys = {Qt::Key_X, Qt::Key_Space},
         .context = {Where::List}},
    };
}

void TestSettingsPane::init()
{
    failOnUnexpectedWarnings();
    m_keys = std::make_unique<KeyMap>();
    m_keys->declare(specs());
    m_pane =
        std::make_unique<SettingsPane>(*m_appearance, *m_keys, QStringList{u"en"_qs, u"zh_CN"_qs}, QString());
    m_pane->resize(1072, 702);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void TestSettingsPane::cleanup()
{
    m_pane.reset();
    m_keys.reset();
    m_appearance->setTheme(Appearance::Theme::System);
    m_appearance->setTextSize(100);
    m_appearance->setDensity(Density::Default);
}

KeyRow *TestSettingsPane::row(const QString &verb) const
{
    const auto rows = m_pane->findChildren<KeyRow *>();
    const auto found = std::ranges::find(rows, verb, &KeyRow::verb);
    if (found == rows.end())
        qFatal("no row for %s", qPrintable(verb));
    return *found;
}

void TestSettingsPane::record(const QString &verb, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    m_pane->setCurrentView(SettingsPane::Keyboard);
    auto *button = row(verb)->findChild<KeyButton *>();
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(button->isListening());
    QTest::keyClick(button, key, modifiers);
    QVERIFY(!button->isListening());
}

void TestSettingsPane::whatIsChosenHoldsAtOnce()
{
    called<QRadioButton>(u"Dark"_qs)->click();
    QCOMPARE(m_appearance->theme(), Appearance::Theme::Dark);
    called<QRadioButton>(u"Compact 24"_qs)->click();
    QCOMPARE(m_appearance->density(), Density::Compact);
    const QFont before = QApplication::font();
    m_pane->findChild<QSlider *>()->setValue(12);
    QCOMPARE(m_appearance->textSize(), 120);
    QVERIFY(QFontInfo(QApplication::font()).pixelSize() > QFontInfo(before).pixelSize());
    QVERIFY(called<QLabel>(u"120 %"_qs)->isVisible());
}

void TestSettingsPane::whatIsChangedElsewhereIsShown()
{
    m_appearance->setTheme(Appearance::Theme::Light);
    QVERIFY(called<QRadioButton>(u"Light"_qs)->isChecked());
    m_appearance->setDensity(Density::Comfortable);
    QVERIFY(called<QRadioButton>(u"Comfortable 40"_qs)->isChecked());
    m_appearance->setTextSize(90);
    QCOMPARE(m_pane->findChild<QSlider *>()->value(), 9);
    m_keys->setLetterKeys(false);
    QVERIFY(!m_pane->findChild<QCheckBox *>()->isChecked());
}

void TestSettingsPane::aLanguageIsToldOn()
{
    QSignalSpy chosen(m_pane.get(), &SettingsPane::languageChosen);
    auto *languages = m_pane->findChild<QComboBox *>();
    QCOMPARE(languages->count(), 3);
    QCOMPARE(languages->itemText(1), u"English"_qs);
    QCOMPARE(languages->itemText(2), u"简体中文"_qs);
    languages->setCurrentIndex(2);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"zh_CN"_qs);
}

void TestSettingsPane::thePageIsResetAsAWhole()
{
    m_appearance->setTheme(Appearance::Theme::Dark);
    m_appearance->setTextSize(140);
    called<QPushButton>(u"Reset this page"_qs)->click();
    QCOMPARE(m_appearance->theme(), Appearance::Theme::System);
    QCOMPARE(m_appearance->textSize(), 100);

    record(u"view.refresh"_qs, Qt::Key_F9);
    m_keys->setLetterKeys(false);
    called<QPushButton>(u"Reset this page"_qs)->click();
    QCOMPARE(m_keys->choices(), QStringList());
    QVERIFY(m_keys->letterKeys());
}

void TestSettingsPane::aVerbGetsTheNextKey()
{
    auto *reset = row(u"view.refresh"_qs)->findChild<QToolButton *>();
    record(u"view.refresh"_qs, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_keys->keys(u"view.refresh"_qs),
             QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)});
    QCOMPARE(row(u"view.refresh"_qs)->findChild<KeyButton *>()->text(), u"Ctrl Shift R"_qs);
    QVERIFY(reset->isVisible());
    reset->click();
    QCOMPARE(m_keys->keys(u"view.refresh"_qs), QList<QKeySequence>{Qt::Key_F5});
    QVERIFY(!reset->isVisible());
}

void TestSettingsPane::escLeavesAndBackspaceTakesAway()
{
    record(u"view.refresh"_qs, Qt::Key_Escape);
    QCOMPARE(m_keys->keys(u"view.refresh"_qs), QList<QKeySequence>{Qt::Key_F5});
    record(u"view.refresh"_qs, Qt::Key_Backspace);
    QVERIFY(m_keys->keys(u"view.refresh"_qs).isEmpty());
    QCOMPARE(row(u"view.refresh"_qs)->findChild<KeyButton *>()->text(), u"None"_qs);
}

void TestSettingsPane::aTakenKeyIsToldAndCanBeMoved()
{
    record(u"view.refresh"_qs, Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(row(u"view.refresh"_qs)->message(), u"Ctrl K is “Search” already."_qs);
    QCOMPARE(m_keys->keys(u"view.refresh"_qs), QList<QKeySequence>{Qt::Key_F5});
    row(u"view.refresh"_qs)->findChildren<QPushButton *>().last()->click();
    QCOMPARE(m_keys->keys(u"view.refresh"_qs), QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::Key_K)});
    QVERIFY(m_keys->keys(u"go.palette"_qs).isEmpty());
    QCOMPARE(row(u"view.refresh"_qs)->message(), QString());

    // Setting the other one back would take the key away again: that is asked, too.
    row(u"go.palette"_qs)->findChild<QToolButton *>()->click();
    QCOMPARE(row(u"go.palette"_qs)->message(), u"Ctrl K is “Refresh” already."_qs);
}

void TestSettingsPane::aBareLetterIsForListsOnly()
{
    record(u"view.refresh"_qs, Qt::Key_R);
    QCOMPARE(row(u"view.refresh"_qs)->message(),
             u"R alone is for typing. Press it together with Ctrl or Alt."_qs);
    record(u"list.toggle"_qs, Qt::Key_T);
    QCOMPARE(m_keys->keys(u"list.toggle"_qs), QList<QKeySequence>{Qt::Key_T});
    record(u"list.toggle"_qs, Qt::Key_Down);
    QVERIFY(!row(u"list.toggle"_qs)->message().isEmpty());
    QCOMPARE(m_keys->keys(u"list.toggle"_qs), QList<QKeySequence>{Qt::Key_T});
}

void TestSettingsPane::lettersAreSwitchedOffHere()
{
    m_pane->findChild<QCheckBox *>()->click();
    QVERIFY(!m_keys->letterKeys());
    QCOMPARE(m_keys->keys(u"list.toggle"_qs), QList<QKeySequence>{Qt::Key_Space});
}

void TestSettingsPane::theCategoriesGoByKeys()
{
    m_pane->takeFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(m_pane->currentView(), int(SettingsPane::Keyboard));
    QVERIFY(row(u"go.palette"_qs)->isVisible());
}

void TestSettingsPane::itRemembersItsPage()
{
    m_pane->setCurrentView(SettingsPane::Keyboard);
    SettingsPane other(*m_appearance, *m_keys, {}, {});
    QVERIFY(other.restoreState(m_pane->saveState()));
    QCOMPARE(other.currentView(), int(SettingsPane::Keyboard));
    QVERIFY(!other.restoreState("nonsense"));
    QVERIFY(!other.restoreState("99"));
}

void TestSettingsPane::everythingFocusableHasAName()
{
    for (const int page : {SettingsPane::Looks, SettingsPane::Keyboard}) {
        m_pane->setCurrentView(page);
        int found = 0;
        for (QWidget *widget : m_pane->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
                continue;
            ++found;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
        QVERIFY(found > 4);
    }
}

void TestSettingsPane::thePagesFitIntoTheirForm()
{
    for (const int size : {80, 100, 140}) {
        m_appearance->setTextSize(size);
        for (QAbstractButton *button : m_pane->findChildren<QAbstractButton *>()) {
            if (button->isVisible())
                QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
        }
    }
}

QTEST_MAIN(TestSettingsPane)
#include "tst_settingspane.moc"
