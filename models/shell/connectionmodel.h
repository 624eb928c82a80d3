#pragma once

#include <core/result.h>
#include <core/types/account.h>
#include <core/types/connectionstate.h>
#include <core/types/demorole.h>
#include <core/types/workspace.h>

#include <QObject>

#include <functional>
#include <optional>

namespace Minideck {

class PlatformClient;

// Which account and workspace are open and how it stands with the platform, for the shell. No texts: they
// are the window's.
class ConnectionModel : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionModel(PlatformClient &client, QObject *parent = nullptr);

    // Opens the cache of the workspace, which needs no network, and then brings it up to date.
    void open(const KnownAccount &account, const WorkspaceMembership &workspace);

    // Somebody is signed in who has no workspace.
    void showNone(const KnownAccount &account);
    // Whose part somebody plays in the sandbox (ACC-11).
    void setActing(std::optional<DemoRole> role);
    std::optional<DemoRole> acting() const { return m_acting; }

    ConnectionState state() const;
    Phase phase() const { return state().phase; }
    bool isSyncing() const { return state().syncing; }
    bool isOpen() const { return m_open; }

    const KnownAccount &account() const { return m_account; }
    const WorkspaceMembership &workspace() const { return m_workspace; }
    const WireEnum<Environment> &environment() const { return m_account.environment; }
    QString workspaceName() const { return m_workspace.name; }
    // The e-mail address for an account without a name.
    QString accountName() const;
    const WireEnum<Role> &role() const { return m_workspace.role; }
    // What was wrong with the files of this workspace, or why they could not be opened.
    std::optional<Error> cacheProblem() const;

    void refresh();
    void signOut();
    // How many sessions the account has beside this one (ACC-1).
    void countOtherSessions(std::function<void(const Result<int> &)> answered);
    // Ends them all, and then this one as signOut() does; while it fails, nothing ends.
    void signOutEverywhere(std::function<void(const Error &)> failed);

signals:
    void stateChanged();
    void opened();
    void signedOut();

private:
    PlatformClient &m_client;
    KnownAccount m_account;
    WorkspaceMembership m_workspace;
    std::optional<Error> m_openError;
    quint64 m_opening = 0;
    std::optional<DemoRole> m_acting;
    bool m_open = false;
};

} // namespace Minideck
