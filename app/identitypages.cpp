#include "identitypages.h"

#include <models/shell/connectionmodel.h>
#include <ui/sandbox/lettersdialog.h>
#include <ui/shared/dialogs.h>
#include <ui/shared/errortext.h>
#include <ui/shell/mainwindow.h>
#include <ui/signin/accountpage.h>
#include <ui/signin/invitationdialog.h>

namespace Minideck {

IdentityPages::IdentityPages(MainWindow &window, PlatformClient &client, ConnectionModel &connection,
                             const Clock &clock)
    : m_window(window)
    , m_connection(connection)
    , m_form(client)
    , m_invitation(client)
    , m_letters(client, clock)
{
    connect(&m_form, &AccountFormModel::done, this, &IdentityPages::formDone);
    connect(&m_invitation, &InvitationModel::accepted, this, &IdentityPages::joined);
    connect(&m_connection, &ConnectionModel::signedOut, this, [this] {
        if (m_lettersDialog)
            m_lettersDialog->reject();
        m_letters.clear();
    });
    connect(&m_window, &MainWindow::sandboxMailWanted, this, &IdentityPages::showLetters);
    connect(&m_window, &MainWindow::signOutEverywhereWanted, this, &IdentityPages::signOutEverywhere);
}

void IdentityPages::showForm(AccountFormModel::Purpose purpose, const QString &platform, const QString &email)
{
    m_form.begin(purpose, platform, email);
    auto *page = new AccountPage(m_form);
    connect(page, &AccountPage::backWanted, this, [this] {
        m_form.abandon();
        emit left();
    });
    m_window.showPage(page);
    m_page = page;
    page->takeFocus();
}

void IdentityPages::formDone()
{
    // Another page came in between, such as that of a session that ended.
    if (!m_page || !m_page->isVisible())
        return m_form.abandon();
    if (m_form.purpose() != AccountFormModel::Purpose::Verify)
        return emit signInReady();
    emit left();
    acceptInvitation(m_invited);
}

void IdentityPages::acceptInvitation(const KnownAccount &account)
{
    m_invited = account;
    auto *dialog = new InvitationDialog(m_invitation, &m_window);
    connect(dialog, &InvitationDialog::verificationWanted, this, [this] {
        showForm(AccountFormModel::Purpose::Verify, m_invited.platform.toString(), m_invited.email);
    });
    dialog->open();
}

// Stays beside the window, so that a code can be copied while the form for it is open.
void IdentityPages::showLetters()
{
    if (!m_lettersDialog)
        m_lettersDialog = new LettersDialog(m_letters, &m_window);
    else
        m_letters.refresh();
    m_lettersDialog->show();
    m_lettersDialog->raise();
    m_lettersDialog->activateWindow();
}

void IdentityPages::signOutEverywhere()
{
    m_connection.countOtherSessions([this](const Result<int> &others) {
        if (others)
            askToSignOut(*others);
        else
            sayRefused(tr("Sign out everywhere"), others.error());
    });
}

void IdentityPages::askToSignOut(int others)
{
    const Question question{
        .title = tr("Sign out everywhere?"),
        .sentence = others > 0
            ? tr("Your %n other session(s) on this platform and this one end at once.", nullptr, others)
            : tr("You have no other session on this platform. This one ends."),
        .verb = tr("Sign out everywhere")};
    askInDialog(&m_window, question, [this](bool yes) {
        if (yes)
            m_connection.signOutEverywhere(
                [this](const Error &error) { sayRefused(tr("Sign out everywhere"), error); });
    });
}

void IdentityPages::sayRefused(const QString &title, const Error &error)
{
    askInDialog(&m_window, {.title = title, .sentence = errorText(error).whole(), .verb = {}}, [](bool) {});
}

} // namespace Minideck
