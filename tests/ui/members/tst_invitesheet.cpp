#include "memberstage.h"

#include <support/englishplurals.h>
#include <support/quiet.h>
#include <ui/members/invitepreview.h>
#include <ui/members/invitesheet.h>
#include <ui/members/memberdetail.h>
#include <ui/shared/note.h>
#include <ui/shared/segments.h>
#include <ui/shared/textfield.h>
#include <ui/shared/theme/appearance.h>

#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QtTest>

using namespace Minideck;

// Inviting in the window, against a real platform.
class TestInviteSheet : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }

    void MEM_2_threeAreInvitedWithoutTheMouse();
    void MEM_2_whatStandsAgainstAnAddressIsSaid();
    void MEM_2_aRoleIsChosenForSome();
    void MEM_2_aFileIsOpened();
    void MEM_2_aFileThatCannotBeReadIsSaid();
    void MEM_2_enterGoesToTheLine();
    void closingKeepsWhatIsWritten();
    void theListMakesRoomAndTakesItBack();
    void theOneFilledButtonIsTheSheets();
    void textFromOutsideStaysPlain();
    void narrowWindowPutsTheSheetOverTheList();

private:
    void write(const QString &text);
    InviteSheet *sheet() const { return m_stage->pane->inviteSheet(); }
    QAction *invite() const { return m_stage->pane->verbs().constFirst(); }
    RowView *preview() const { return sheet()->findChild<InvitePreview *>()->view(); }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    std::unique_ptr<MemberStage> m_stage;
};

void TestInviteSheet::init()
{
    failOnUnexpectedWarnings();
    m_stage = std::make_unique<MemberStage>();
    QVERIFY(m_stage->open());
}

void TestInviteSheet::write(const QString &text)
{
    if (!sheet()->isVisible())
        invite()->trigger();
    QTRY_VERIFY(sheet()->text()->edit()->hasFocus());
    sheet()->text()->setText(text);
    QTRY_VERIFY(!m_stage->invitations.isChecking());
}

void TestInviteSheet::MEM_2_threeAreInvitedWithoutTheMouse()
{
    press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(sheet()->isVisible());
    QVERIFY(!m_stage->pane->findChild<MemberDetail *>()->isVisible());
    QVERIFY(sheet()->text()->edit()->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(),
                     u"one@guest.example, two@guest.example reviewer; three@guest.example"_qs);
    QTRY_VERIFY(!m_stage->invitations.isChecking());
    write(u"one@guest.example, two@guest.example; three@guest.example, reviewer"_qs);
    auto *send = MemberStage::button(sheet(), u"Send 3 invitations"_qs);
    QVERIFY(send && send->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(MemberStage::words(sheet()).contains(u"3 people invited"_qs));
    QVERIFY(MemberStage::words(sheet()).contains(u"which holds for 7 days"_qs));
    for (int row = 0; row < 3; ++row)
        QCOMPARE(preview()->model()->index(row, InvitationsModel::State).data().toString(), u"Invited"_qs);
    QTRY_COMPARE(m_stage->members.rowCount(), 27);
    QVERIFY(MemberStage::button(sheet(), u"Close"_qs)->hasFocus());
    press(Qt::Key_Escape);
    QVERIFY(!sheet()->isVisible());
    QVERIFY(m_stage->list->hasFocus());
    invite()->trigger();
    QCOMPARE(sheet()->text()->text(), QString());
}

void TestInviteSheet::MEM_2_whatStandsAgainstAnAddressIsSaid()
{
    write(u"good@guest.example\nnot an address\nli.na@teahouse.example\nGOOD@guest.example"_qs);
    QCOMPARE(preview()->model()->rowCount(), 4);
    auto *parts = sheet()->findChild<Segments *>();
    QCOMPARE(parts->tabText(0), u"All 4"_qs);
    QCOMPARE(parts->tabText(1), u"To send 1"_qs);
    QCOMPARE(parts->tabText(2), u"Left out 3"_qs);
    QVERIFY2(MemberStage::words(sheet()).contains(u"4 addresses"_qs),
             qPrintable(MemberStage::words(sheet())));
    parts->setCurrentIndex(2);
    QCOMPARE(preview()->model()->rowCount(), 3);
    QVERIFY(MemberStage::button(sheet(), u"Send 1 invitation"_qs)->isEnabled());
    write(u"not an address"_qs);
    auto *send = MemberStage::button(sheet(), u"Send invitations"_qs);
    QVERIFY(send && !send->isEnabled());
    QCOMPARE(send->accessibleDescription(), u"No address of the list can be invited."_qs);
}

void TestInviteSheet::MEM_2_aRoleIsChosenForSome()
{
    write(u"one@guest.example\ntwo@guest.example"_qs);
    auto *role = MemberStage::button(sheet(), u"Developer"_qs);
    QVERIFY(role);
    preview()->setCurrentRow(1);
    QVERIFY(MemberStage::words(sheet()).contains(u"1 chosen"_qs));
    role->menu()->actions().constFirst()->trigger();
    QCOMPARE(role->text(), u"Admin"_qs);
    QVERIFY(m_stage->invitations.roleAt(0) == Role::Developer);
    QVERIFY(m_stage->invitations.roleAt(1) == Role::Admin);
    preview()->setFocus();
    press(Qt::Key_Escape); // the choice first, then the sheet
    QVERIFY(sheet()->isVisible());
    QCOMPARE(role->text(), u"Developer"_qs);
    role->menu()->actions().at(1)->trigger();
    QVERIFY(m_stage->invitations.roleAt(0) == Role::Reviewer);
    QVERIFY(m_stage->invitations.roleAt(1) == Role::Admin);
}

void TestInviteSheet::MEM_2_aFileIsOpened()
{
    const TemporaryHome home;
    QFile file(home.filePath(u"people.csv"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QStringEncoder encode(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    file.write(QByteArray(encode(u"E-mail;Role\nzoë@guest.example;admin\n"_qs)));
    file.close();
    sheet()->setAskFile([&file](QWidget *, const FileQuestion &question, const auto &chosen) {
        QVERIFY(question.suggestion.isEmpty());
        chosen(file.fileName());
    });
    write({});
    MemberStage::button(sheet(), u"Open a CSV file…"_qs)->click();
    QTRY_COMPARE(m_stage->invitations.counts().toSend, 1);
    QVERIFY(m_stage->invitations.roleAt(0) == Role::Admin);
    QVERIFY(sheet()->text()->text().startsWith(u"E-mail;Role"_qs));
}

void TestInviteSheet::MEM_2_aFileThatCannotBeReadIsSaid()
{
    sheet()->setAskFile(
        [](QWidget *, const FileQuestion &, const auto &chosen) { chosen(u"/no/such/file.csv"_qs); });
    write(u"kept@guest.example"_qs);
    MemberStage::button(sheet(), u"Open a CSV file…"_qs)->click();
    auto *note = sheet()->findChild<Note *>();
    QTRY_VERIFY(note->isVisible());
    QVERIFY(note->text().startsWith(u"The file cannot be read"_qs));
    QCOMPARE(sheet()->text()->text(), u"kept@guest.example"_qs);
}

void TestInviteSheet::MEM_2_enterGoesToTheLine()
{
    write(u"one@guest.example\n\nwrong\n"_qs);
    preview()->setFocus();
    preview()->setCurrentRow(1);
    press(Qt::Key_Return);
    QVERIFY(sheet()->text()->edit()->hasFocus());
    QCOMPARE(sheet()->text()->edit()->textCursor().selectedText(), u"wrong"_qs);
}

void TestInviteSheet::closingKeepsWhatIsWritten()
{
    write(u"one@guest.example"_qs);
    press(Qt::Key_Escape);
    QVERIFY(!sheet()->isVisible());
    invite()->trigger();
    QCOMPARE(sheet()->text()->text(), u"one@guest.example"_qs);
    MemberStage::button(sheet(), u"Cancel"_qs)->click();
    QVERIFY(!sheet()->isVisible());
    invite()->trigger();
    QCOMPARE(sheet()->text()->text(), QString());
}

void TestInviteSheet::theListMakesRoomAndTakesItBack()
{
    const QHeaderView *head = m_stage->list->header();
    invite()->trigger();
    QVERIFY(head->isSectionHidden(MembersModel::LastActivity));
    const QByteArray state = m_stage->pane->saveState();
    invite()->trigger();
    QVERIFY(!head->isSectionHidden(MembersModel::LastActivity));
    QVERIFY(m_stage->pane->restoreState(state));
    QVERIFY(!head->isSectionHidden(MembersModel::LastActivity));
}

void TestInviteSheet::theOneFilledButtonIsTheSheets()
{
    QVERIFY(!invite()->isChecked());
    invite()->trigger();
    QVERIFY(invite()->isChecked());
    WorkspaceMembership self = m_stage->actions.circumstances().self;
    self.role = Role::Reviewer;
    m_stage->actions.setSelf(self);
    QVERIFY(!sheet()->isVisible());
    QVERIFY(!invite()->isEnabled());
    QCOMPARE(invite()->statusTip(), u"Only admins of the workspace invite members."_qs);
}

void TestInviteSheet::textFromOutsideStaysPlain()
{
    write(u"<b>Ana</b> <a@guest.example>\n<i>x</i>@guest.example\nb\u202e@guest.example"_qs);
    const QAbstractItemModel *model = preview()->model();
    QCOMPARE(model->index(1, InvitationsModel::Address).data().toString(), u"<i>x</i>@guest.example"_qs);
    QCOMPARE(model->index(2, InvitationsModel::State).data().toString(), u"Hidden characters"_qs);
    QVERIFY(!preview()->grab().isNull());
}

void TestInviteSheet::narrowWindowPutsTheSheetOverTheList()
{
    m_stage->pane->resize(980, 640);
    invite()->trigger();
    QTRY_VERIFY(sheet()->isVisible());
    QVERIFY(!m_stage->list->isVisible());
    press(Qt::Key_Escape);
    QTRY_VERIFY(m_stage->list->isVisible());
}

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale::c());
    EnglishPlurals plurals;
    Appearance appearance;
    appearance.apply();
    appearance.setTheme(Appearance::Theme::Light);
    TestInviteSheet test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_invitesheet.moc"
