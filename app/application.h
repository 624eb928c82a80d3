#pragma once

#include "identitypages.h"
#include "localserver.h"
#include "profile.h"
#include "settings.h"

#include <client/sync/platformclient.h>
#include <core/clock.h>
#include <core/random.h>
#include <models/members/invitationsmodel.h>
#include <models/members/memberactionsmodel.h>
#include <models/members/membersmodel.h>
#include <models/outbox/outboxmodel.h>
#include <models/shell/connectionmodel.h>
#include <models/signin/accountsmodel.h>
#include <models/signin/signinmodel.h>
#include <ui/shared/keymap.h>
#include <ui/shared/theme/appearance.h>

#include <QObject>
#include <QPointer>

#include <memory>

namespace Minideck {

class FirstRunPage;
class Keychain;
class MainWindow;
class SignInPage;

// The composition root: builds client, models and window, hands each what it needs, and decides which page
// stands in the window.
class Application : public QObject
{
    Q_OBJECT

public:
    enum class Start { LastWorkspace, Sandbox };

    Application(const Profile &profile, Settings &settings, Keychain &keychain);
    ~Application() override;

    void start(Start start);
    // Somebody started the program once more: the window comes to the front.
    void raise(bool sandbox);

    MainWindow &window() { return *m_window; }
    KeyMap &keys() { return m_keys; }
    Appearance &appearance() { return m_appearance; }
    ConnectionModel &connection() { return m_connection; }
    SignInModel &signIn() { return m_signIn; }
    MembersModel &members() { return m_members; }
    OutboxModel &outbox() { return m_outbox; }
    MemberActionsModel &memberActions() { return m_memberActions; }
    InvitationsModel &invitations() { return m_invitations; }
    PlatformClient &client() { return m_client; }
    IdentityPages &identity() { return *m_identity; }

    void showFirstRun();
    SignInPage *showSignIn(const std::optional<KnownAccount> &account);
    void startSandbox();
    void stopSandbox();

private:
    void applySettings();
    void keepSettings();
    void connectModels();
    void showOutboxCounts();
    void connectIdentity();
    void showNoWorkspace();
    void showBefore();
    void signInByForm();
    void joined(const WorkspaceMembership &workspace);
    void leaveSignIn();
    void openKnown(const KnownAccount &account);
    void showKnown(const KnownAccount &account);
    void connectKnown(const KnownAccount &account);
    void openWorkspace(const WorkspaceMembership &workspace);
    void signedIn();
    void signedOut();
    void enter(LocalServer::Door &door);
    void sandboxFailed(const Error &error);

    Profile m_profile;
    Settings &m_settings;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<LocalServer> m_localServer;
    PlatformClient m_client;
    ConnectionModel m_connection;
    SignInModel m_signIn;
    AccountsModel m_accounts;
    MembersModel m_members;
    MemberActionsModel m_memberActions;
    InvitationsModel m_invitations;
    OutboxModel m_outbox;
    Appearance m_appearance;
    KeyMap m_keys;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<IdentityPages> m_identity;
    QPointer<FirstRunPage> m_firstRun;
};

} // namespace Minideck
