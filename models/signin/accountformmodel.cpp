#include "accountformmodel.h"

#include "accountproblemtext.h"

#include <client/sync/accountactions.h>
#include <client/sync/platformclient.h>
#include <core/accountinput.h>
#include <core/answer.h>

#include <algorithm>

namespace Minideck {

using namespace std::chrono_literals;

AccountFormModel::AccountFormModel(PlatformClient &client, std::chrono::seconds pause, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_pause(pause)
{
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (--m_wait <= 0)
            m_tick.stop();
        emit changed();
    });
}

void AccountFormModel::begin(Purpose purpose, const QString &platform, const QString &email)
{
    ++m_attempt;
    m_purpose = purpose;
    m_step = purpose == Purpose::Verify ? Step::Code : Step::Details;
    m_busy = false;
    m_wait = 0;
    m_tick.stop();
    m_platform = platform;
    m_email = email;
    m_url = platformAddress(platform).url;
    m_name.clear();
    m_code.clear();
    m_password.wipe();
    m_problems.clear();
    m_error.reset();
    if (purpose == Purpose::Verify)
        sendAgain();
    else
        emit changed();
}

QList<AccountFormModel::Field> AccountFormModel::fields() const
{
    if (m_step == Step::Done)
        return {};
    const bool details = m_step == Step::Details;
    switch (m_purpose) {
    case Purpose::Apply:
        return details ? QList{Field::Platform, Field::Email, Field::Name, Field::Password}
                       : QList{Field::Code};
    case Purpose::ResetPassword:
        return details ? QList{Field::Platform, Field::Email} : QList{Field::Code, Field::Password};
    case Purpose::Verify:
        return {Field::Code};
    }
    Q_UNREACHABLE();
}

void AccountFormModel::submit(Input input)
{
    if (m_busy || m_step == Step::Done)
        return;
    m_problems.clear();
    m_error.reset();
    if (!check(input)) {
        emit changed();
        return;
    }
    const QList<Field> asked = fields();
    if (asked.contains(Field::Platform)) {
        m_platform = input.platform.trimmed();
        m_url = platformAddress(input.platform).url;
        m_email = input.email.trimmed();
    }
    if (asked.contains(Field::Name))
        m_name = input.name.trimmed();
    if (asked.contains(Field::Password))
        m_password = std::move(input.password);
    if (asked.contains(Field::Code))
        m_code = input.code.trimmed();
    send();
}

// The same as the server checks (ACC-1), as far as that can be known here.
bool AccountFormModel::check(const Input &input)
{
    const QList<Field> asked = fields();
    if (asked.contains(Field::Platform)) {
        fail(Field::Platform, SignInModel::platformProblem(platformAddress(input.platform).problem));
        const QString email = AccountInput::normalized(input.email.trimmed());
        fail(Field::Email,
             email.isEmpty() ? tr("Enter your e-mail address.")
                             : emailProblem(AccountInput::emailFault(email)));
    }
    if (asked.contains(Field::Name)) {
        const QString name = AccountInput::normalized(input.name.trimmed());
        fail(Field::Name,
             name.isEmpty() ? tr("Enter the name that others see.")
                            : displayNameProblem(AccountInput::displayNameFault(name)));
    }
    if (asked.contains(Field::Password))
        fail(Field::Password,
             passwordProblem(AccountInput::passwordFault(QString::fromUtf8(input.password.reveal()))));
    if (asked.contains(Field::Code) && input.code.trimmed().isEmpty())
        fail(Field::Code, tr("Enter the code from the letter."));
    return m_problems.isEmpty();
}

void AccountFormModel::send()
{
    AccountActions &actions = m_client.accountActions();
    if (m_step == Step::Code && m_purpose == Purpose::ResetPassword)
        await(actions.resetPassword(m_url, m_email, m_code, m_password), &AccountFormModel::codeTaken);
    else if (m_step == Step::Code)
        await(actions.verify(m_url, m_email, m_code), &AccountFormModel::codeTaken);
    else if (m_purpose == Purpose::ResetPassword)
        await(actions.requestResetCode(m_url, m_email), &AccountFormModel::detailsTaken);
    else
        await(actions.apply(m_url, m_email, m_name, m_password), &AccountFormModel::detailsTaken);
}

void AccountFormModel::sendAgain()
{
    if (m_busy || m_step != Step::Code || m_wait > 0)
        return;
    m_problems.clear();
    m_error.reset();
    AccountActions &actions = m_client.accountActions();
    await(m_purpose == Purpose::ResetPassword ? actions.requestResetCode(m_url, m_email)
                                              : actions.requestVerificationCode(m_url, m_email),
          &AccountFormModel::letterSent);
}

void AccountFormModel::goBack()
{
    if (m_step != Step::Code || m_purpose == Purpose::Verify)
        return;
    ++m_attempt;
    m_busy = false;
    m_step = Step::Details;
    m_problems.clear();
    m_error.reset();
    emit changed();
}

void AccountFormModel::abandon()
{
    ++m_attempt;
    m_busy = false;
    m_tick.stop();
    m_code.clear();
    m_password.wipe();
}

void AccountFormModel::await(const QFuture<Result<void>> &future, void (AccountFormModel::*next)())
{
    m_busy = true;
    emit changed();
    whenAnswered(future, this, [this, next, attempt = ++m_attempt](const Result<void> &answer) {
        if (attempt != m_attempt)
            return;
        m_busy = false;
        if (answer)
            (this->*next)();
        else
            refused(answer.error());
    });
}

void AccountFormModel::detailsTaken()
{
    m_step = Step::Code;
    letterSent();
}

void AccountFormModel::letterSent()
{
    m_wait = static_cast<int>(m_pause.count());
    if (m_wait > 0)
        m_tick.start();
    emit changed();
}

void AccountFormModel::codeTaken()
{
    m_step = Step::Done;
    m_tick.stop();
    emit changed();
    emit done();
}

void AccountFormModel::refused(const Error &error)
{
    fail(Field::Email, emailProblem(codeOf(error, u"/email")));
    fail(Field::Name, displayNameProblem(codeOf(error, u"/displayName")));
    fail(Field::Password, passwordProblem(codeOf(error, u"/password") + codeOf(error, u"/newPassword")));
    fail(Field::Code, mailedCodeProblem(codeOf(error, u"/code")));
    if (!codeOf(error, u"/platform").isEmpty())
        fail(Field::Platform, SignInModel::platformProblem(PlatformAddress::Problem::NotAnAddress));
    else if (error.code == u"accounts.missing"_qs)
        fail(Field::Platform, tr("This platform gives out its accounts itself. Ask its operator."));
    // What is wrong with a field that the step does not show is said all the same.
    const auto shown = [this](Field field) { return !problem(field).isEmpty(); };
    if (std::ranges::none_of(fields(), shown))
        m_error = error;
    emit changed();
}

void AccountFormModel::fail(Field field, const QString &sentence)
{
    if (!sentence.isEmpty())
        m_problems.insert(field, sentence);
}

SignInModel::Input AccountFormModel::takeSignIn()
{
    return {m_platform, m_email, std::move(m_password), true};
}

} // namespace Minideck
