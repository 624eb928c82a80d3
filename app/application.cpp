#include "application.h"

#include "firstframe.h"
#include "sections.h"

#include <core/answer.h>
#include <models/members/memberfacts.h>
#include <ui/settings/settingspane.h>
#include <ui/shared/emptystate.h>
#include <ui/shell/commandcenter.h>
#include <ui/shell/mainwindow.h>
#include <ui/shell/statusbar.h>
#include <ui/signin/firstrunpage.h>
#include <ui/signin/signinpage.h>

#include <QApplication>

#include <algorithm>

namespace Minideck {

static Appearance::Theme themeOf(const QString &name)
{
    return name == u"light"_qs ? Appearance::Theme::Light
        : name == u"dark"_qs   ? Appearance::Theme::Dark
                               : Appearance::Theme::System;
}

static QString nameOf(Appearance::Theme theme)
{
    switch (theme) {
    case Appearance::Theme::System:
        return u"system"_qs;
    case Appearance::Theme::Light:
        return u"light"_qs;
    case Appearance::Theme::Dark:
        return u"dark"_qs;
    }
    Q_UNREACHABLE();
}

static const QHash<QString, Density> Densities{{u"compact"_qs, Density::Compact},
                                               {u"default"_qs, Density::Default},
                                               {u"comfortable"_qs, Density::Comfortable}};

Application::Application(const Profile &profile, Settings &settings, Keychain &keychain)
    : m_profile(profile)
    , m_settings(settings)
    , m_client({profile.dataFolder(), {}}, keychain, m_clock, m_random)
    , m_connection(m_client)
    , m_signIn(m_client)
    , m_accounts(m_client)
    , m_members(m_clock)
    , m_invitations(m_memberActions)
    , m_outbox(m_clock)
{
    applySettings();
    m_window = std::make_unique<MainWindow>(m_appearance, m_keys, profile.stateFile());
    m_window->setSections(
        sections({m_members, m_memberActions, m_invitations, m_outbox, m_connection, m_clock, m_appearance,
                  m_keys, m_settings.text(Settings::Key::Language),
                  [this](const QString &language) { m_settings.set(Settings::Key::Language, language); }}));
    m_window->follow(&m_connection);
    m_members.follow(m_client);
    m_window->commands().model().members().follow(m_client);
    m_memberActions.follow(m_client);
    m_invitations.follow(m_client);
    m_outbox.follow(m_client);
    m_identity = std::make_unique<IdentityPages>(*m_window, m_client, m_connection, m_clock);
    connectModels();
    connectIdentity();
}

Application::~Application() = default;

void Application::applySettings()
{
    m_appearance.apply();
    m_appearance.setTheme(themeOf(m_settings.text(Settings::Key::Theme)));
    m_appearance.setTextSize(qRound(m_settings.number(Settings::Key::TextSize)));
    m_appearance.setDensity(Densities.value(m_settings.text(Settings::Key::Rows), Density::Default));
    m_keys.setLetterKeys(m_settings.isOn(Settings::Key::LetterKeys));
    m_keys.setChoices(m_settings.list(Settings::Key::Shortcuts));
    keepSettings();
}

// What is changed from here on goes into the file of settings at once.
void Application::keepSettings()
{
    connect(&m_appearance, &Appearance::themeChanged, this,
            [this] { m_settings.set(Settings::Key::Theme, nameOf(m_appearance.theme())); });
    connect(&m_appearance, &Appearance::textSizeChanged, this,
            [this] { m_settings.set(Settings::Key::TextSize, m_appearance.textSize()); });
    connect(&m_appearance, &Appearance::densityChanged, this,
            [this] { m_settings.set(Settings::Key::Rows, Densities.key(m_appearance.density())); });
    connect(&m_keys, &KeyMap::changed, this, [this] {
        m_settings.set(Settings::Key::LetterKeys, m_keys.letterKeys());
        m_settings.set(Settings::Key::Shortcuts, m_keys.choices());
    });
}

void Application::connectModels()
{
    connect(&m_signIn, &SignInModel::signedIn, this, &Application::signedIn);
    connect(&m_connection, &ConnectionModel::signedOut, this, &Application::signedOut);
    connect(&m_connection, &ConnectionModel::opened, &m_memberActions,
            [this] { m_memberActions.setSelf(m_connection.workspace()); });
    connect(&m_connection, &ConnectionModel::opened, this,
            [this] { m_window->commands().model().setMembersOffered(mayViewMembers(m_connection.role())); });
    connect(&m_connection, &ConnectionModel::opened, this, &Application::showOutboxCounts);
    connect(&m_outbox, &OutboxModel::countsChanged, this, &Application::showOutboxCounts);
    connect(m_window.get(), &MainWindow::signOutWanted, &m_connection, &ConnectionModel::signOut);
    connect(m_window.get(), &MainWindow::signInWanted, this, [this] { showSignIn(m_connection.account()); });
    connect(m_window.get(), &MainWindow::workspaceChosen, this, &Application::openWorkspace);
    connect(m_window.get(), &MainWindow::changeShortcutsWanted, this,
            [this] { m_window->showView(u"settings"_qs, SettingsPane::Keyboard); });
}

void Application::connectIdentity()
{
    connect(m_identity.get(), &IdentityPages::left, this, &Application::showBefore);
    connect(m_identity.get(), &IdentityPages::signInReady, this, &Application::signInByForm);
    connect(m_identity.get(), &IdentityPages::joined, this, &Application::joined);
    connect(m_window.get(), &MainWindow::acceptInvitationWanted, this,
            [this] { m_identity->acceptInvitation(m_signIn.account()); });
    connect(m_window.get(), &MainWindow::actAsWanted, &m_signIn, &SignInModel::actAs);
    connect(&m_signIn, &SignInModel::actingRefused, this,
            [this](const Error &error) { m_identity->sayRefused(tr("Act as somebody else"), error); });
}

// The rail and the status bar count what waits also before anybody has looked at the outbox.
void Application::showOutboxCounts()
{
    const OutboxCounts &counts = m_outbox.counts();
    m_window->setBadge(u"outbox"_qs, counts.open() > 0 ? std::optional(counts.open()) : std::nullopt);
    m_window->setOutbox(counts.waiting, counts.needsYou);
}

void Application::start(Start start)
{
    const QList<KnownAccount> accounts = m_client.knownAccounts();
    std::function<void()> goOn = [] {};
    if (start == Start::Sandbox) {
        goOn = [this] { startSandbox(); };
    } else if (accounts.isEmpty()) {
        showFirstRun();
    } else {
        showKnown(accounts.constFirst());
        goOn = [this, account = accounts.constFirst()] { connectKnown(account); };
    }
    m_window->show();
    new FirstFrame(*m_window, goOn);
}

void Application::raise(bool sandbox)
{
    if (m_window->isMinimized())
        m_window->showNormal();
    m_window->raise();
    m_window->activateWindow();
    QApplication::alert(m_window.get());
    if (sandbox && !m_localServer)
        startSandbox();
}

void Application::openKnown(const KnownAccount &account)
{
    showKnown(account);
    connectKnown(account);
}

void Application::showKnown(const KnownAccount &account)
{
    const QList<WorkspaceMembership> workspaces = m_client.knownWorkspaces(account);
    const auto last = std::ranges::find(workspaces, account.lastWorkspace, &WorkspaceMembership::name);
    if (last != workspaces.end()) {
        // What was read before stands in the window before anything is asked (OFF-1).
        m_connection.open(account, *last);
        m_window->setWorkspaces(workspaces, last->id);
        m_window->showSections();
    } else {
        showSignIn(account);
    }
    m_accounts.setCurrent(account.id, account.platform);
}

void Application::connectKnown(const KnownAccount &account)
{
    if (account.environment.is(Environment::Sandbox) && isThisComputer(account.platform.host()))
        startSandbox();
    else
        m_signIn.restore(account);
}

void Application::showFirstRun()
{
    m_firstRun = new FirstRunPage(m_appearance);
    connect(m_firstRun, &FirstRunPage::sandboxChosen, this, &Application::startSandbox);
    connect(m_firstRun, &FirstRunPage::connectChosen, this, [this] { showSignIn(std::nullopt); });
    m_window->showPage(m_firstRun, FirstRunPage::tr("No platform yet"));
}

SignInPage *Application::showSignIn(const std::optional<KnownAccount> &account)
{
    auto *page = new SignInPage(m_signIn, m_accounts);
    connect(page, &SignInPage::openOfflineWanted, this, &Application::openKnown);
    connect(page, &SignInPage::accountActivated, this, &Application::openKnown);
    connect(page, &SignInPage::backWanted, this, &Application::leaveSignIn);
    page->setBackOffered(m_connection.isOpen() || m_client.knownAccounts().isEmpty());
    m_window->showPage(page);
    connect(page, &SignInPage::applyWanted, m_identity.get(),
            [this](const QString &platform, const QString &email) {
                m_identity->showForm(AccountFormModel::Purpose::Apply, platform, email);
            });
    connect(page, &SignInPage::resetWanted, m_identity.get(),
            [this](const QString &platform, const QString &email) {
                m_identity->showForm(AccountFormModel::Purpose::ResetPassword, platform, email);
            });
    page->chooseAccount(account ? m_accounts.rowOf(account->id, account->platform) : -1);
    return page;
}

void Application::signInByForm()
{
    SignInModel::Input input = m_identity->form().takeSignIn();
    showSignIn(std::nullopt)->fill(input.platform, input.email);
    m_signIn.signIn(std::move(input));
}

// Where somebody was before a form of an account.
void Application::showBefore()
{
    if (m_client.state().phase == Phase::Online && !m_connection.isOpen())
        showNoWorkspace();
    else if (m_client.state().phase == Phase::Online)
        m_window->showSections();
    else
        showSignIn(std::nullopt)->fill(m_identity->form().platform(), m_identity->form().email());
}

void Application::joined(const WorkspaceMembership &workspace)
{
    m_signIn.addWorkspace(workspace);
    openWorkspace(workspace);
}

void Application::leaveSignIn()
{
    if (m_connection.isOpen())
        m_window->showSections();
    else
        showFirstRun();
}

void Application::showNoWorkspace()
{
    auto *page = new EmptyState;
    page->setContent(
        u"team"_qs, tr("No workspace yet"),
        tr("%1 belongs to no workspace. Ask an admin for an invitation.").arg(m_signIn.account().email),
        {{tr("Accept an invitation…"), [this] { m_identity->acceptInvitation(m_signIn.account()); }},
         {tr("Sign out"), [this] { m_connection.signOut(); }}});
    m_window->showPage(page);
}

void Application::startSandbox()
{
    if (m_firstRun) {
        m_firstRun->setProblem({});
        m_firstRun->setBusy(true);
    }
    m_localServer = std::make_unique<LocalServer>(m_profile.sandboxFolder(), m_random);
    whenAnswered(m_localServer->start(), this,
                 [this](const Result<std::shared_ptr<LocalServer::Door>> &door) {
                     if (door)
                         enter(**door);
                     else
                         sandboxFailed(door.error());
                 });
}

void Application::stopSandbox()
{
    m_localServer.reset();
}

void Application::enter(LocalServer::Door &door)
{
    m_signIn.signInOnce(door.url, std::move(door.token));
}

void Application::sandboxFailed(const Error &error)
{
    if (!m_firstRun)
        showFirstRun();
    m_firstRun->setBusy(false);
    m_firstRun->setProblem(FirstRunPage::tr("The sandbox does not start. %1").arg(error.detail));
}

void Application::signedIn()
{
    const KnownAccount &account = m_signIn.account();
    const QList<WorkspaceMembership> &workspaces = m_signIn.workspaces();
    m_accounts.setCurrent(account.id, account.platform);
    m_connection.setActing(m_signIn.acting());
    if (workspaces.isEmpty()) {
        m_connection.showNone(account);
        showNoWorkspace();
        return;
    }
    const auto last = std::ranges::find(workspaces, account.lastWorkspace, &WorkspaceMembership::name);
    openWorkspace(last != workspaces.end() ? *last : workspaces.constFirst());
}

void Application::openWorkspace(const WorkspaceMembership &workspace)
{
    const KnownAccount &account = m_signIn.account();
    const bool sameWorkspace = m_connection.isOpen() && m_connection.workspace().id == workspace.id
        && m_connection.account().id == account.id
        && platformIdentity(m_connection.account()) == platformIdentity(account);
    if (!sameWorkspace)
        m_window->forgetPanes();
    m_connection.open(account, workspace);
    m_window->setWorkspaces(m_signIn.workspaces(), workspace.id);
    m_window->showSections();
}

void Application::signedOut()
{
    m_window->forgetPanes();
    stopSandbox();
    if (m_client.knownAccounts().isEmpty())
        showFirstRun();
    else
        showSignIn(m_client.knownAccounts().constFirst());
}

} // namespace Minideck
