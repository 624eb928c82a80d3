#include "signinmodel.h"

#include <client/sync/platformclient.h>
#include <core/answer.h>

#include <algorithm>

namespace Minideck {

SignInModel::SignInModel(PlatformClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{ }

void SignInModel::signIn(Input input)
{
    begin();
    m_byPassword = true;
    const PlatformAddress address = platformAddress(input.platform);
    if (!check(input, address)) {
        m_busy = false;
        emit changed();
        return;
    }
    await(m_client.signIn({.platform = address.url,
                           .email = input.email.trimmed(),
                           .password = std::move(input.password),
                           .oneTimeToken = {},
                           .keep = input.keep}));
}

void SignInModel::signInByBrowser(const Input &input)
{
    begin();
    m_byBrowser = true;
    const PlatformAddress address = platformAddress(input.platform);
    m_platformProblem = platformProblem(address.problem);
    if (!m_platformProblem.isEmpty()) {
        m_busy = false;
        emit changed();
        return;
    }
    await(m_client.signInByBrowser(address.url, input.keep, [this, attempt = m_attempt](const QUrl &page) {
        if (attempt != m_attempt)
            return;
        m_page = page;
        emit changed();
        emit pageWanted(page);
    }));
}

void SignInModel::signInOnce(const QUrl &platform, Secret oneTimeToken)
{
    begin();
    await(m_client.signIn({.platform = platform,
                           .email = {},
                           .password = {},
                           .oneTimeToken = std::move(oneTimeToken),
                           .keep = false}));
}

void SignInModel::restore(const KnownAccount &account)
{
    begin();
    await(m_client.restore(account));
}

void SignInModel::cancel()
{
    if (!m_busy)
        return;
    ++m_attempt;
    m_busy = false;
    m_client.cancelSignIn();
    emit changed();
}

void SignInModel::begin()
{
    ++m_attempt;
    m_busy = true;
    m_byPassword = false;
    m_byBrowser = false;
    m_page.clear();
    m_browserProblem.clear();
    m_platformProblem.clear();
    m_emailProblem.clear();
    m_passwordProblem.clear();
    m_error.reset();
}

template <typename Future>
void SignInModel::await(Future future)
{
    emit changed();
    whenAnswered(future, this, [this, attempt = m_attempt](const Result<SignedIn> &answer) {
        if (attempt != m_attempt)
            return;
        m_busy = false;
        if (!answer)
            return refused(answer.error());
        m_acting.reset();
        take(*answer);
    });
}

void SignInModel::take(const SignedIn &session)
{
    m_account = session.account;
    m_workspaces = session.workspaces;
    emit changed();
    emit signedIn();
}

void SignInModel::actAs(DemoRole role)
{
    begin();
    emit changed();
    whenAnswered(m_client.actAs(role), this,
                 [this, role, attempt = m_attempt](const Result<SignedIn> &answer) {
                     if (attempt != m_attempt)
                         return;
                     m_busy = false;
                     if (answer) {
                         m_acting = role == DemoRole::Admin ? std::nullopt : std::optional(role);
                         return take(*answer);
                     }
                     emit changed();
                     emit actingRefused(answer.error());
                 });
}

void SignInModel::addWorkspace(const WorkspaceMembership &workspace)
{
    m_workspaces.removeIf([&](const WorkspaceMembership &each) { return each.id == workspace.id; });
    m_workspaces << workspace;
}

bool SignInModel::check(const Input &input, const PlatformAddress &address)
{
    m_platformProblem = platformProblem(address.problem);

    const QString email = input.email.trimmed();
    const qsizetype at = email.indexOf(u'@');
    if (email.isEmpty())
        m_emailProblem = tr("Enter the e-mail address of your account.");
    else if (at <= 0 || at == email.size() - 1)
        m_emailProblem = tr("This is not an e-mail address.");

    if (input.password.isEmpty())
        m_passwordProblem = tr("Enter your password.");
    return m_platformProblem.isEmpty() && m_emailProblem.isEmpty() && m_passwordProblem.isEmpty();
}

void SignInModel::refused(const Error &error)
{
    const bool aboutPlatform = error.kind == ErrorKind::Invalid
        && std::any_of(error.fields.cbegin(), error.fields.cend(),
                       [](const FieldError &field) { return field.pointer == u"/platform"_qs; });
    if (aboutPlatform)
        m_platformProblem = platformProblem(PlatformAddress::Problem::NotAnAddress);
    else if (m_byPassword && error.kind == ErrorKind::Unauthenticated)
        m_passwordProblem = tr("E-mail and password do not match.");
    else if (m_byBrowser)
        m_browserProblem = browserProblem(error);
    if (m_platformProblem.isEmpty() && m_passwordProblem.isEmpty() && m_browserProblem.isEmpty()
        && error.kind != ErrorKind::Cancelled)
        m_error = error;
    emit changed();
}

// What the general sentences would say wrong.
QString SignInModel::browserProblem(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Timeout:
        return tr("The browser did not come back. Try again, or sign in with your password here.");
    case ErrorKind::Forbidden:
        return tr("The sign-in was refused in the browser.");
    case ErrorKind::NotFound:
        return tr("This platform has no sign-in by the browser. Use your password here.");
    default:
        return {};
    }
}

QString SignInModel::problem(Field field) const
{
    switch (field) {
    case Field::Platform:
        return m_platformProblem;
    case Field::Email:
        return m_emailProblem;
    case Field::Password:
        return m_passwordProblem;
    case Field::Browser:
        return m_browserProblem;
    }
    Q_UNREACHABLE();
}

QString SignInModel::platformProblem(PlatformAddress::Problem problem)
{
    switch (problem) {
    case PlatformAddress::Problem::None:
        return {};
    case PlatformAddress::Problem::Empty:
        return tr("Enter the address of your platform.");
    case PlatformAddress::Problem::NotAnAddress:
        return tr("This is not the address of a platform. It looks like console.example.com.");
    case PlatformAddress::Problem::PlainHttp:
        return tr("This address is not encrypted, so anyone on the way could read your password. "
                  "Use https:// instead.");
    case PlatformAddress::Problem::OtherScheme:
        return tr("The address of a platform begins with https://.");
    case PlatformAddress::Problem::HasLogin:
        return tr("Leave name and password out of the address.");
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
