#include <client/sync/accountactions.h>
#include <models/signin/accountformmodel.h>
#include <models/signin/invitationmodel.h>
#include <support/awaited.h>
#include <support/demostage.h>
#include <support/quiet.h>

using namespace Minideck;
using Field = AccountFormModel::Field;
using Purpose = AccountFormModel::Purpose;
using Step = AccountFormModel::Step;

// Forms of somebody without a session before a real server; the demo admin beside them reads the mail.
class TestAccountFormModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void checksFieldsBeforeItAsks();
    void ACC_1_appliesVerifiesAndSignsIn();
    void ACC_1_saysWhatThePlatformRefuses();
    void ACC_1_aWrongCodeIsSaidAndAnotherCanBeAskedFor();
    void ACC_1_aForgottenPasswordIsReplaced();
    void ACC_1_noOtherLetterDuringThePause();
    void theWayBackKeepsNoAnswerThatIsLate();
    void whatIsAbandonedHasNoEnd();
    void anAddressWithoutAPlatformIsSaid();
    void MEM_2_anInvitationSaysWhatItNeeds();

private:
    AccountFormModel::Input details(const QString &email) const
    {
        return {.platform = m_stage.server().url().toString(),
                .email = email,
                .name = u"Zoë"_qs,
                .password = Secret(QByteArray("seven blue herons")),
                .code = {}};
    }
    static AccountFormModel::Input code(const QString &code, const QByteArray &password = {})
    {
        return {
            .platform = {}, .email = {}, .name = {}, .password = Secret(QByteArray(password)), .code = code};
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
    void begin(Purpose purpose) { m_form->begin(purpose, m_stage.server().url().toString(), {}); }
    bool settled() const
    {
        return QTest::qWaitFor([this] { return !m_form->isBusy(); }, 20'000);
    }

    mutable DemoStage m_stage;
    std::unique_ptr<DemoStage::Desk> m_desk;
    TemporaryHome m_home;
    MemoryKeychain m_keychain;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<PlatformClient> m_client;
    std::unique_ptr<AccountFormModel> m_form;
};

void TestAccountFormModel::initTestCase()
{
    m_desk = m_stage.openDesk(u"desk"_qs);
    QVERIFY(m_desk);
}

void TestAccountFormModel::init()
{
    failOnUnexpectedWarnings();
    m_client = std::make_unique<PlatformClient>(ClientOptions{m_home.filePath(u"client"_qs), {}}, m_keychain,
                                                m_clock, m_random);
    m_form = std::make_unique<AccountFormModel>(*m_client, std::chrono::seconds(0));
}

void TestAccountFormModel::cleanup()
{
    m_form.reset();
    m_client.reset();
}

void TestAccountFormModel::checksFieldsBeforeItAsks()
{
    m_form->begin(Purpose::Apply, {}, {});
    QCOMPARE(m_form->fields(), QList({Field::Platform, Field::Email, Field::Name, Field::Password}));
    m_form->submit({});
    QVERIFY(!m_form->isBusy());
    QCOMPARE(m_form->problem(Field::Platform), u"Enter the address of your platform."_qs);
    QCOMPARE(m_form->problem(Field::Email), u"Enter your e-mail address."_qs);
    QCOMPARE(m_form->problem(Field::Name), u"Enter the name that others see."_qs);
    QCOMPARE(m_form->problem(Field::Password), u"A password has at least 12 characters."_qs);

    AccountFormModel::Input input = details(u"zoe@guest"_qs);
    input.name = u"Zoe\u202Eeoz"_qs;
    m_form->submit(std::move(input));
    QVERIFY(!m_form->isBusy());
    QCOMPARE(m_form->problem(Field::Email), u"This is not an e-mail address."_qs);
    QCOMPARE(m_form->problem(Field::Name), u"A name cannot hold characters that nobody sees."_qs);
    QCOMPARE(m_form->problem(Field::Password), QString());
    QCOMPARE(m_form->step(), Step::Details);
}

void TestAccountFormModel::ACC_1_appliesVerifiesAndSignsIn()
{
    const QString email = u"first@guest.example"_qs;
    QSignalSpy done(m_form.get(), &AccountFormModel::done);
    begin(Purpose::Apply);
    m_form->submit(details(email));
    QVERIFY(m_form->isBusy());
    QVERIFY(settled());
    QVERIFY2(!m_form->error(), m_form->error() ? qPrintable(m_form->error()->serverText) : "");
    QCOMPARE(m_form->step(), Step::Code);
    QCOMPARE(m_form->fields(), QList{Field::Code});
    m_form->submit(code(codeTo(email)));
    QVERIFY(settled());
    QCOMPARE(done.count(), 1);
    QCOMPARE(m_form->step(), Step::Done);

    SignInModel signIn(*m_client);
    QSignalSpy signedIn(&signIn, &SignInModel::signedIn);
    signIn.signIn(m_form->takeSignIn());
    QTRY_COMPARE(signedIn.count(), 1);
    QCOMPARE(signIn.account().name, u"Zoë"_qs);
    // It was given away.
    QVERIFY(m_form->takeSignIn().password.isEmpty());
}

void TestAccountFormModel::ACC_1_saysWhatThePlatformRefuses()
{
    begin(Purpose::Apply);
    AccountFormModel::Input input = details(u"second@guest.example"_qs);
    input.password = Secret(QByteArray("password1234"));
    m_form->submit(std::move(input));
    QVERIFY(settled());
    QCOMPARE(m_form->step(), Step::Details);
    QCOMPARE(m_form->problem(Field::Password),
             u"This is one of the passwords that are tried first. Take another one."_qs);
    QVERIFY(!m_form->error());

    input = details(u"amelia.earh@guest.example"_qs);
    input.password = Secret(QByteArray("amelia.earh 1937"));
    m_form->submit(std::move(input));
    QVERIFY(settled());
    QCOMPARE(m_form->problem(Field::Password), u"This can be guessed from the e-mail address."_qs);
}

void TestAccountFormModel::ACC_1_aWrongCodeIsSaidAndAnotherCanBeAskedFor()
{
    const QString email = u"third@guest.example"_qs;
    begin(Purpose::Apply);
    m_form->submit(details(email));
    QVERIFY(settled());
    const QString first = codeTo(email);
    m_form->submit(code(u"00000-00000"_qs));
    QVERIFY(settled());
    QCOMPARE(m_form->problem(Field::Code), u"This code is not right, was used, or is too old."_qs);
    QCOMPARE(m_form->step(), Step::Code);

    m_form->sendAgain();
    QVERIFY(settled());
    QCOMPARE(m_form->problem(Field::Code), QString());
    const QString second = codeTo(email);
    QVERIFY(first != second);
    m_form->submit(code(first));
    QVERIFY(settled());
    QVERIFY(!m_form->problem(Field::Code).isEmpty());
    m_form->submit(code(second));
    QVERIFY(settled());
    QCOMPARE(m_form->step(), Step::Done);
}

void TestAccountFormModel::ACC_1_aForgottenPasswordIsReplaced()
{
    const QString email = u"fourth@guest.example"_qs;
    begin(Purpose::Apply);
    m_form->submit(details(email));
    QVERIFY(settled());

    begin(Purpose::ResetPassword);
    QCOMPARE(m_form->fields(), QList({Field::Platform, Field::Email}));
    m_form->submit(details(email));
    QVERIFY(settled());
    QCOMPARE(m_form->fields(), QList({Field::Code, Field::Password}));
    m_form->submit(code(codeTo(email), "short"));
    QVERIFY(!m_form->isBusy());
    QCOMPARE(m_form->problem(Field::Password), u"A password has at least 12 characters."_qs);
    m_form->submit(code(codeTo(email), "nine green herons"));
    QVERIFY(settled());
    QCOMPARE(m_form->step(), Step::Done);
    const SignInModel::Input input = m_form->takeSignIn();
    QCOMPARE(input.email, email);
    QCOMPARE(input.password.reveal(), QByteArray("nine green herons"));
}

void TestAccountFormModel::ACC_1_noOtherLetterDuringThePause()
{
    const QString email = u"fifth@guest.example"_qs;
    m_form = std::make_unique<AccountFormModel>(*m_client, std::chrono::seconds(2));
    begin(Purpose::Apply);
    m_form->submit(details(email));
    QVERIFY(settled());
    QCOMPARE(m_form->secondsToWait(), 2);
    m_form->sendAgain();
    QVERIFY(!m_form->isBusy());
    QTRY_COMPARE(m_form->secondsToWait(), 0);
    m_form->sendAgain();
    QVERIFY(m_form->isBusy());
    QVERIFY(settled());
}

void TestAccountFormModel::theWayBackKeepsNoAnswerThatIsLate()
{
    const QString email = u"sixth@guest.example"_qs;
    begin(Purpose::Apply);
    m_form->submit(details(email));
    QVERIFY(settled());
    m_form->submit(code(codeTo(email)));
    QSignalSpy done(m_form.get(), &AccountFormModel::done);
    m_form->goBack();
    QCOMPARE(m_form->step(), Step::Details);
    QVERIFY(!m_form->isBusy());
    // The next answer comes after the one that nobody waits for.
    m_form->submit(details(u"seventh@guest.example"_qs));
    QVERIFY(settled());
    QCOMPARE(m_form->step(), Step::Code);
    QCOMPARE(m_form->email(), u"seventh@guest.example"_qs);
    QCOMPARE(done.count(), 0);
}

void TestAccountFormModel::whatIsAbandonedHasNoEnd()
{
    const QString email = u"ninth@guest.example"_qs;
    begin(Purpose::Apply);
    m_form->submit(details(email));
    QVERIFY(settled());
    QSignalSpy done(m_form.get(), &AccountFormModel::done);
    m_form->submit(code(codeTo(email)));
    m_form->abandon();
    QVERIFY(!m_form->isBusy());
    QVERIFY(m_form->takeSignIn().password.isEmpty());
    // The answer of a later question comes after the one of the earlier.
    QVERIFY(awaited(m_client->accountActions().requestResetCode(m_stage.server().url(), email)));
    QCOMPARE(done.count(), 0);
}

void TestAccountFormModel::anAddressWithoutAPlatformIsSaid()
{
    begin(Purpose::ResetPassword);
    AccountFormModel::Input input = details(u"zoe@guest.example"_qs);
    input.platform = u"http://127.0.0.1:1"_qs;
    m_form->submit(std::move(input));
    QVERIFY(settled());
    QVERIFY(m_form->error());
    QVERIFY(m_form->error()->kind == ErrorKind::Offline);
    QCOMPARE(m_form->step(), Step::Details);
}

void TestAccountFormModel::MEM_2_anInvitationSaysWhatItNeeds()
{
    InvitationModel invitation(*m_client);
    invitation.accept(u"  "_qs);
    QCOMPARE(invitation.problem(), u"Enter the code from the letter."_qs);
    invitation.accept(u"7K2QX-9M4TB"_qs);
    QTRY_VERIFY(!invitation.isBusy());
    QVERIFY(invitation.error());
    QVERIFY(invitation.error()->kind == ErrorKind::Unauthenticated);

    const QString email = u"eighth@guest.example"_qs;
    begin(Purpose::Apply);
    m_form->submit(details(email));
    QVERIFY(settled());
    SignInModel signIn(*m_client);
    QSignalSpy signedIn(&signIn, &SignInModel::signedIn);
    signIn.signIn(m_form->takeSignIn());
    QTRY_COMPARE(signedIn.count(), 1);
    invitation.accept(u"7K2QX-9M4TB"_qs);
    QTRY_VERIFY(!invitation.isBusy());
    QVERIFY(invitation.needsVerification());
    QVERIFY(!invitation.error());

    m_form->begin(Purpose::Verify, m_stage.server().url().toString(), email);
    QVERIFY(settled());
    m_form->submit(code(codeTo(email)));
    QVERIFY(settled());
    QCOMPARE(m_form->step(), Step::Done);
    invitation.accept(u"7K2QX-9M4TB"_qs);
    QTRY_VERIFY(!invitation.isBusy());
    QVERIFY(!invitation.needsVerification());
    QCOMPARE(invitation.problem(), u"This code is not right, was used, or is too old."_qs);
}

QTEST_GUILESS_MAIN(TestAccountFormModel)
#include "tst_accountformmodel.moc"
