#pragma once

#include <models/sandbox/lettersmodel.h>
#include <models/signin/accountformmodel.h>
#include <models/signin/invitationmodel.h>

#include <QObject>
#include <QPointer>

namespace Minideck {

class AccountPage;
class Clock;
class ConnectionModel;
class LettersDialog;
class MainWindow;
class PlatformClient;

// Pages and dialogs about accounts apart from signing in: applying, a forgotten password, invitations, the
// mail of the sandbox, signing out everywhere.
class IdentityPages : public QObject
{
    Q_OBJECT

public:
    IdentityPages(MainWindow &window, PlatformClient &client, ConnectionModel &connection,
                  const Clock &clock);

    void showForm(AccountFormModel::Purpose purpose, const QString &platform, const QString &email);
    void acceptInvitation(const KnownAccount &account);
    void showLetters();
    void signOutEverywhere();
    // Somebody cannot be acted as.
    void sayRefused(const QString &title, const Error &error);

    AccountFormModel &form() { return m_form; }
    LettersModel &letters() { return m_letters; }

signals:
    // The form is left without an end; what stood in the window before is wanted.
    void left();
    // The form has come to its end: its takeSignIn() opens a session.
    void signInReady();
    void joined(const Minideck::WorkspaceMembership &workspace);

private:
    void formDone();
    void askToSignOut(int others);

    MainWindow &m_window;
    ConnectionModel &m_connection;
    AccountFormModel m_form;
    InvitationModel m_invitation;
    LettersModel m_letters;
    KnownAccount m_invited; // whose address is verified for an invitation
    QPointer<AccountPage> m_page;
    QPointer<LettersDialog> m_lettersDialog;
};

} // namespace Minideck
