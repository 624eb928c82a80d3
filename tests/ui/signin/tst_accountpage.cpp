#include <client/sync/accountactions.h>
#include <models/signin/invitationmodel.h>
#include <support/awaited.h>
#include <support/demostage.h>
#include <support/quiet.h>
#include <ui/shared/note.h>
#include <ui/shared/theme/appearance.h>
#include <ui/signin/accountpage.h>
#include <ui/signin/formfield.h>
#include <ui/signin/invitationdialog.h>

#include <QLineEdit>
#include <QPushButton>

using namespace Minideck;
using Field = AccountFormModel::Field;
using Purpose = AccountFormModel::Purpose;
using Step = AccountFormModel::Step;

// The pages before a real server, by the keyboard alone.
class TestAccountPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void ACC_1_theKeyboardAloneGoesThroughIt();
    void focusGoesToWhatIsWrong();
    void escapeGoesOneStepBack();
    void aLetterCanBeAskedForAgain();
    void ACC_1_theNewPasswordIsHiddenUnlessShown();
    void MEM_2_theDialogLeadsToTheVerification();

private:
    QLineEdit *edit(Field field) const { return m_page->field(field)->edit(); }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : m_page->findChildren<QPushButton *>()) {
            if (each->text() == text)
                return each;
        }
        qFatal("no button is called %s", qPrintable(text));
    }
    QString codeTo(const QString &email)
    {
        const auto mail = awaited(m_desk->client.accountActions().sandboxMail());
        for (const SandboxLetter &letter : mail.valueOr({})) {
            if (letter.recipient == email)
                return letter.code;
        }
        return {};
    }
    void show(Purpose purpose)
    {
        m_form->begin(purpose, m_stage.server().url().toString(), {});
        m_page = std::make_unique<AccountPage>(*m_form);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->takeFocus();
    }
    // Everything that somebody types to apply, from the address on.
    void apply(const QString &email)
    {
        QTest::keyClicks(edit(Field::Email), email);
        QTest::keyClicks(edit(Field::Name), u"Zoe"_qs);
        QTest::keyClicks(edit(Field::Password), u"seven blue herons"_qs);
        QTest::keyClick(edit(Field::Password), Qt::Key_Return);
        QTRY_COMPARE(m_form->step(), Step::Code);
    }

    Appearance m_appearance;
    DemoStage m_stage;
    std::unique_ptr<DemoStage::Desk> m_desk;
    TemporaryHome m_home;
    MemoryKeychain m_keychain;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<PlatformClient> m_client;
    std::unique_ptr<AccountFormModel> m_form;
    std::unique_ptr<AccountPage> m_page;
};

void TestAccountPage::initTestCase()
{
    m_appearance.apply();
    m_desk = m_stage.openDesk(u"desk"_qs);
    QVERIFY(m_desk);
}

void TestAccountPage::init()
{
    failOnUnexpectedWarnings();
    m_client = std::make_unique<PlatformClient>(ClientOptions{m_home.filePath(u"client"_qs), {}}, m_keychain,
                                                m_clock, m_random);
    m_form = std::make_unique<AccountFormModel>(*m_client, std::chrono::seconds(1));
}

void TestAccountPage::cleanup()
{
    m_page.reset();
    m_form.reset();
    m_client.reset();
}

void TestAccountPage::ACC_1_theKeyboardAloneGoesThroughIt()
{
    show(Purpose::Apply);
    QVERIFY(edit(Field::Email)->hasFocus());
    for (const Field field : {Field::Platform, Field::Email, Field::Name, Field::Password})
        QVERIFY(edit(field)->isVisible());
    QVERIFY(!edit(Field::Code)->isVisible());
    const QString email = u"first@guest.example"_qs;
    for (const QString &text : {email, u"Zoe"_qs, u"seven blue herons"_qs}) {
        QTest::keyClicks(m_page->focusWidget(), text);
        QTest::keyClick(m_page->focusWidget(),
                        text == email || text == u"Zoe"_qs ? Qt::Key_Tab : Qt::Key_Return);
    }
    QTRY_COMPARE(m_form->step(), Step::Code);
    QVERIFY(edit(Field::Code)->isVisible());
    QVERIFY(edit(Field::Code)->hasFocus());
    QVERIFY(!edit(Field::Email)->isVisible());
    QSignalSpy done(m_form.get(), &AccountFormModel::done);
    QTest::keyClicks(m_page->focusWidget(), codeTo(email).toLower());
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(done.count(), 1);
}

void TestAccountPage::focusGoesToWhatIsWrong()
{
    show(Purpose::Apply);
    QTest::keyClicks(edit(Field::Email), u"second@guest.example"_qs);
    QTest::keyClicks(edit(Field::Name), u"Zoe"_qs);
    QTest::keyClicks(edit(Field::Password), u"short"_qs);
    QTest::keyClick(edit(Field::Name), Qt::Key_Return);
    QVERIFY(edit(Field::Password)->hasFocus());
    QCOMPARE(m_page->field(Field::Password)->problem(), u"A password has at least 12 characters."_qs);

    QTest::keyClicks(edit(Field::Password), u"password1234"_qs);
    QTest::keyClick(edit(Field::Password), Qt::Key_Return);
    QTRY_VERIFY(m_page->field(Field::Password)->problem().contains(u"tried first"_qs));
    QTRY_VERIFY(edit(Field::Password)->hasFocus());
    // The bad password is not on the way any more.
    QCOMPARE(edit(Field::Password)->selectedText().size(), edit(Field::Password)->text().size());
}

void TestAccountPage::escapeGoesOneStepBack()
{
    show(Purpose::Apply);
    QSignalSpy back(m_page.get(), &AccountPage::backWanted);
    const QString email = u"third@guest.example"_qs;
    apply(email);
    QTest::keyClick(m_page.get(), Qt::Key_Escape);
    QTRY_COMPARE(m_form->step(), Step::Details);
    QCOMPARE(back.count(), 0);
    // What was typed is still there, but for the password.
    QCOMPARE(edit(Field::Email)->text(), email);
    QCOMPARE(edit(Field::Password)->text(), QString());
    QVERIFY(edit(Field::Password)->hasFocus());
    QTest::keyClick(m_page.get(), Qt::Key_Escape);
    QTRY_COMPARE(back.count(), 1);
}

void TestAccountPage::aLetterCanBeAskedForAgain()
{
    show(Purpose::Apply);
    const QString email = u"fourth@guest.example"_qs;
    apply(email);
    const QString first = codeTo(email);
    QVERIFY(!button(u"Send again in 1 s"_qs)->isEnabled());
    QTRY_VERIFY(m_form->secondsToWait() == 0);
    QPushButton *again = button(u"Send again"_qs);
    QVERIFY(again->isEnabled());
    again->setFocus();
    QTest::keyClick(again, Qt::Key_Space);
    QTRY_VERIFY(codeTo(email) != first);
    QTRY_VERIFY(edit(Field::Code)->hasFocus());
}

void TestAccountPage::ACC_1_theNewPasswordIsHiddenUnlessShown()
{
    show(Purpose::ResetPassword);
    QTest::keyClicks(edit(Field::Email), u"nobody@guest.example"_qs);
    QTest::keyClick(edit(Field::Email), Qt::Key_Return);
    QTRY_COMPARE(m_form->step(), Step::Code);
    QLineEdit *password = edit(Field::Password);
    QVERIFY(password->isVisible());
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    password->actions().first()->trigger();
    QCOMPARE(password->echoMode(), QLineEdit::Normal);
}

void TestAccountPage::MEM_2_theDialogLeadsToTheVerification()
{
    show(Purpose::Apply);
    const QString email = u"fifth@guest.example"_qs;
    apply(email);
    SignInModel signIn(*m_client);
    QSignalSpy signedIn(&signIn, &SignInModel::signedIn);
    signIn.signIn(m_form->takeSignIn());
    QTRY_COMPARE(signedIn.count(), 1);

    InvitationModel invitation(*m_client);
    auto *dialog = new InvitationDialog(invitation, m_page.get());
    QPointer<InvitationDialog> there = dialog;
    QSignalSpy wanted(dialog, &InvitationDialog::verificationWanted);
    dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_VERIFY(dialog->code()->edit()->hasFocus());
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(dialog->code()->problem(), u"Enter the code from the letter."_qs);
    QTest::keyClicks(dialog->code()->edit(), u"7K2QX-9M4TB"_qs);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(invitation.needsVerification());
    const auto notes = dialog->findChildren<Note *>();
    QVERIFY(notes.first()->isVisible());
    QVERIFY(!notes.last()->isVisible());
    notes.first()->findChild<QPushButton *>()->click();
    QCOMPARE(wanted.count(), 1);
    QTRY_VERIFY(!there);
}

QTEST_MAIN(TestAccountPage)
#include "tst_accountpage.moc"
