#include <app/application.h>
#include <app/commandline.h>
#include <client/sync/accountactions.h>
#include <client/sync/outbox.h>
#include <support/awaited.h>
#include <support/demostage.h>
#include <support/quiet.h>
#include <ui/sandbox/lettersdialog.h>
#include <ui/shared/emptystate.h>
#include <ui/shared/plainlabel.h>
#include <ui/shell/mainwindow.h>
#include <ui/signin/accountpage.h>
#include <ui/signin/firstrunpage.h>
#include <ui/signin/formfield.h>
#include <ui/signin/invitationdialog.h>
#include <ui/signin/signinform.h>
#include <ui/signin/signinpage.h>

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>

using namespace Minideck;

// The whole program in one window before a real server; the demo admin at another desk invites and reads the
// mail.
class TestIdentityPages : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void ACC_1_fromNobodyToMemberInTheWindow();
    void ACC_1_theWayBackLeadsToTheSignIn();
    void ACC_1_signOutEverywhereAsksFirst();
    void ACC_11_actsAsOthersAndComesBack();

private:
    template <typename Widget>
    Widget *shown() const
    {
        for (Widget *each : m_application->window().findChildren<Widget *>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    static QPushButton *button(const QWidget *in, const QString &text)
    {
        for (QPushButton *each : in->findChildren<QPushButton *>()) {
            if (each->text() == text)
                return each;
        }
        qFatal("no button is called %s", qPrintable(text));
    }
    QAction *action(const QString &text) const
    {
        for (QAction *each : m_application->window().allActions()) {
            if (each->text() == text)
                return each;
        }
        qFatal("no action is called %s", qPrintable(text));
    }
    QString codeTo(const QString &email) const
    {
        const auto mail = awaited(m_desk->client.accountActions().sandboxMail());
        for (const SandboxLetter &letter : mail.valueOr({})) {
            if (letter.recipient == email)
                return letter.code;
        }
        return {};
    }
    void invite(const QString &email)
    {
        QSignalSpy finished(m_desk->client.outbox(), &Outbox::finished);
        Operation operation;
        operation.kind = OperationKind::Invite;
        operation.targetName = email;
        operation.body = "{\"invitations\":[{\"email\":\"" + email.toUtf8() + "\"}]}";
        QVERIFY(awaited(m_desk->client.outbox()->add(operation)));
        QTRY_COMPARE(finished.count(), 1);
    }
    void signInAsAdmin()
    {
        m_application->signIn().signIn({m_stage->server().url().toString(), PlatformServer::demoEmail(),
                                        Secret(PlatformServer::demoPassword().toUtf8()), true});
        QTRY_VERIFY(m_application->connection().isOpen());
    }

    std::unique_ptr<DemoStage> m_stage;
    std::unique_ptr<DemoStage::Desk> m_desk;
    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<Settings> m_settings;
    MemoryKeychain m_keychain;
    std::unique_ptr<Application> m_application;
};

void TestIdentityPages::init()
{
    failOnUnexpectedWarnings();
    m_stage = std::make_unique<DemoStage>();
    m_desk = m_stage->openDesk(u"desk"_qs);
    QVERIFY(m_desk);
    m_home = std::make_unique<TemporaryHome>();
    const Profile profile(m_home->filePath(u"profile"_qs));
    QVERIFY(profile.create());
    m_settings = std::make_unique<Settings>(profile, CommandLine{});
    m_application = std::make_unique<Application>(profile, *m_settings, m_keychain);
    m_application->start(Application::Start::LastWorkspace);
    m_application->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_application->window()));
}

void TestIdentityPages::cleanup()
{
    m_application.reset();
    m_settings.reset();
    m_home.reset();
    m_desk.reset();
    m_stage.reset();
}

void TestIdentityPages::ACC_1_fromNobodyToMemberInTheWindow()
{
    using Field = AccountFormModel::Field;
    const QString email = u"zoe@guest.example"_qs;
    m_application->showSignIn(std::nullopt)->fill(m_stage->server().url().toString(), email);
    button(shown<SignInPage>(), u"Apply for an account"_qs)->click();
    auto *page = shown<AccountPage>();
    QVERIFY(page);
    // What stood in the form came along.
    QCOMPARE(page->field(Field::Email)->edit()->text(), email);
    QVERIFY(page->field(Field::Name)->edit()->hasFocus());
    page->field(Field::Name)->edit()->setText(u"Zoë"_qs);
    page->field(Field::Password)->edit()->setText(u"seven blue herons"_qs);
    page->submit();
    QTRY_VERIFY(page->field(Field::Code)->isVisible());
    page->field(Field::Code)->edit()->setText(codeTo(email));
    page->submit();
    // Signed in with what was typed, and nowhere yet.
    QTRY_VERIFY(shown<EmptyState>());
    QCOMPARE(shown<EmptyState>()->title(), u"No workspace yet"_qs);

    invite(email);
    button(shown<EmptyState>(), u"Accept an invitation…"_qs)->click();
    auto *dialog = shown<InvitationDialog>();
    QVERIFY(dialog);
    dialog->code()->edit()->setText(codeTo(email));
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(m_application->connection().isOpen());
    QCOMPARE(m_application->connection().workspaceName(), u"NorthbayCity"_qs);
    QVERIFY(m_application->connection().role().is(Role::Developer));
    QVERIFY(m_application->window().currentPane());
}

void TestIdentityPages::ACC_1_theWayBackLeadsToTheSignIn()
{
    const QString url = m_stage->server().url().toString();
    m_application->showSignIn(std::nullopt)->fill(url, u"zoe@guest.example"_qs);
    button(shown<SignInPage>(), u"Forgot password"_qs)->click();
    QVERIFY(shown<AccountPage>());
    QTest::keyClick(&m_application->window(), Qt::Key_Escape);
    QTRY_VERIFY(shown<SignInForm>());
    QCOMPARE(shown<SignInForm>()->platform(), url);
    QCOMPARE(shown<SignInForm>()->email(), u"zoe@guest.example"_qs);
    QVERIFY(m_application->window().focusWidget()->hasFocus());
}

void TestIdentityPages::ACC_1_signOutEverywhereAsksFirst()
{
    signInAsAdmin();
    const auto ask = [this] {
        action(u"Sign out &everywhere…"_qs)->trigger();
        return QTest::qWaitFor([this] { return shown<QDialog>() != nullptr; }, 20'000);
    };
    QVERIFY(ask());
    QStringList said;
    for (const PlainLabel *label : shown<QDialog>()->findChildren<PlainLabel *>())
        said << label->fullText();
    // The other one is the desk's.
    QVERIFY2(said.join(u' ').contains(u"Your 1 other session(s)"_qs), qPrintable(said.join(u'\n')));
    button(shown<QDialog>(), u"Cancel"_qs)->click();
    QTRY_VERIFY(!shown<QDialog>());
    QVERIFY(awaited(m_desk->client.accountActions().otherSessions()));

    action(u"Sandbox &mail"_qs)->trigger();
    QPointer<LettersDialog> letters = shown<LettersDialog>();
    QVERIFY(letters);
    action(u"Sign out &everywhere…"_qs)->trigger();
    QTRY_VERIFY(QApplication::activeModalWidget());
    button(QApplication::activeModalWidget(), u"Sign out everywhere"_qs)->click();
    QTRY_VERIFY(shown<FirstRunPage>());
    QTRY_VERIFY(!letters);
    QCOMPARE(m_application->client().state().phase, Phase::SignedOut);
    QVERIFY(!awaited(m_desk->client.accountActions().otherSessions()));
}

void TestIdentityPages::ACC_11_actsAsOthersAndComesBack()
{
    signInAsAdmin();
    ConnectionModel &connection = m_application->connection();
    action(u"&Reviewer"_qs)->trigger();
    QTRY_VERIFY(connection.acting() == DemoRole::Reviewer && connection.isOpen());
    QVERIFY(connection.role().is(Role::Reviewer));
    QVERIFY(m_application->window().currentPane());
    action(u"&Operator"_qs)->trigger();
    QTRY_VERIFY(connection.acting() == DemoRole::Operator);
    QVERIFY(!connection.isOpen());
    QCOMPARE(shown<EmptyState>()->title(), u"No workspace yet"_qs);
    QVERIFY(action(u"&Admin"_qs)->isEnabled());
    action(u"&Admin"_qs)->trigger();
    QTRY_VERIFY(!connection.acting() && connection.isOpen());
    QVERIFY(connection.role().is(Role::Admin));
    QCOMPARE(m_application->client().knownAccounts().size(), 1);
}

QTEST_MAIN(TestIdentityPages)
#include "tst_identitypages.moc"
