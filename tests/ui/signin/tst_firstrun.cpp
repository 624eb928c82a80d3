#include <support/quiet.h>
#include <ui/shared/note.h>
#include <ui/shared/theme/appearance.h>
#include <ui/shared/theme/fieldstyle.h>
#include <ui/signin/choicebutton.h>
#include <ui/signin/firstrunpage.h>
#include <ui/signin/formfield.h>

#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPushButton>

using namespace Minideck;

class TestFirstRun : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_appearance.apply(); }
    void init() { failOnUnexpectedWarnings(); }
    void theSandboxIsTheFirstChoiceAndEnterTakesIt();
    void nothingCanBeChosenTwiceWhileTheSandboxStarts();
    void aProblemStaysReadable();
    void theAppearanceChangesAtOnce();
    void aWrongFieldSaysWhyToEyesAndEars();

private:
    Appearance m_appearance;
};

void TestFirstRun::theSandboxIsTheFirstChoiceAndEnterTakesIt()
{
    QMainWindow window;
    auto &page = *new FirstRunPage(m_appearance);
    window.setCentralWidget(&page);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy sandbox(&page, &FirstRunPage::sandboxChosen);
    QSignalSpy connecting(&page, &FirstRunPage::connectChosen);
    page.takeFocus();
    QTest::keyClick(window.focusWidget(), Qt::Key_Return);
    QCOMPARE(sandbox.size(), 1);
    QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
    QTest::keyClick(window.focusWidget(), Qt::Key_Space);
    QCOMPARE(connecting.size(), 1);
}

void TestFirstRun::nothingCanBeChosenTwiceWhileTheSandboxStarts()
{
    FirstRunPage page(m_appearance);
    QSignalSpy sandbox(&page, &FirstRunPage::sandboxChosen);
    page.setBusy(true);
    for (auto *choice : page.findChildren<ChoiceButton *>())
        choice->click();
    QCOMPARE(sandbox.size(), 0);
    page.setBusy(false);
    page.findChild<ChoiceButton *>()->click();
    QCOMPARE(sandbox.size(), 1);
}

void TestFirstRun::aProblemStaysReadable()
{
    FirstRunPage page(m_appearance);
    QVERIFY(page.findChild<Note *>()->isHidden());
    page.setProblem(u"The sandbox did not start."_qs);
    QVERIFY(!page.findChild<Note *>()->isHidden());
    QCOMPARE(page.findChild<Note *>()->text(), u"The sandbox did not start."_qs);
}

void TestFirstRun::theAppearanceChangesAtOnce()
{
    FirstRunPage page(m_appearance);
    auto *button = page.findChild<QPushButton *>();
    QCOMPARE(button->text(), u"Like the desktop"_qs);
    button->menu()->actions().at(2)->trigger();
    QCOMPARE(m_appearance.theme(), Appearance::Theme::Dark);
    QCOMPARE(button->text(), u"Dark"_qs);
    m_appearance.setTheme(Appearance::Theme::System);
    QCOMPARE(button->text(), u"Like the desktop"_qs);
}

void TestFirstRun::aWrongFieldSaysWhyToEyesAndEars()
{
    FormField field(u"Password"_qs);
    QCOMPARE(field.edit()->accessibleName(), u"Password"_qs);
    field.setProblem(u"E-mail and password do not match."_qs);
    QVERIFY(isWrong(field.edit()));
    QCOMPARE(field.edit()->accessibleDescription(), u"E-mail and password do not match."_qs);
    field.setProblem({});
    QVERIFY(!isWrong(field.edit()));
}

QTEST_MAIN(TestFirstRun)
#include "tst_firstrun.moc"
