#pragma once

#include "platformaddress.h"

#include <core/error.h>
#include <core/secret.h>
#include <core/types/account.h>
#include <core/types/demorole.h>
#include <core/types/workspace.h>

#include <QObject>
#include <QUrl>

#include <optional>

namespace Minideck {

class PlatformClient;
struct SignedIn;

// One attempt after another to open a session: what was typed, what is wrong with it, what the platform
// answered. The sentences for error() are the window's.
class SignInModel : public QObject
{
    Q_OBJECT

public:
    enum class Field { Platform, Email, Password, Browser };
    Q_ENUM(Field)

    struct Input
    {
        QString platform;
        QString email;
        Secret password;
        bool keep = true; // in the keychain
    };

    explicit SignInModel(PlatformClient &client, QObject *parent = nullptr);

    // Checks here what can be checked here, then asks the platform. A newer attempt replaces an older one.
    void signIn(Input input);
    // By the system's browser: page() is to be shown there as soon as it is known. Of the input only platform
    // and keep count.
    void signInByBrowser(const Input &input);
    // Into the sandbox of this computer, by the token that its server was started with.
    void signInOnce(const QUrl &platform, Secret oneTimeToken);
    // By what the keychain holds.
    void restore(const KnownAccount &account);
    // As another person of the sandbox's demo workspace (ACC-11); the session so far stays if that fails.
    void actAs(DemoRole role);
    // Gives up the attempt that runs.
    void cancel();

    bool isBusy() const { return m_busy; }
    // The page that the browser shows, while it is waited for.
    QUrl page() const { return m_busy ? m_page : QUrl(); }
    // What is wrong with a field, as a sentence; empty if nothing is.
    QString problem(Field field) const;
    // Why the platform or the keychain did not let us in, if it is not about one field.
    const std::optional<Error> &error() const { return m_error; }

    // Of the last success.
    const KnownAccount &account() const { return m_account; }
    const QList<WorkspaceMembership> &workspaces() const { return m_workspaces; }
    // Whose part somebody plays; nothing for whoever signed in, and for the admin that the sandbox begins
    // with.
    std::optional<DemoRole> acting() const { return m_acting; }
    // A workspace that was joined since.
    void addWorkspace(const WorkspaceMembership &workspace);

    static QString platformProblem(PlatformAddress::Problem problem);

signals:
    void changed();
    // The browser is to show it.
    void pageWanted(const QUrl &page);
    void signedIn();
    void actingRefused(const Minideck::Error &error);

private:
    bool check(const Input &input, const PlatformAddress &address);
    void begin();
    void take(const SignedIn &session);
    void refused(const Error &error);
    static QString browserProblem(const Error &error);
    template <typename Future>
    void await(Future future);

    PlatformClient &m_client;
    quint64 m_attempt = 0;
    bool m_busy = false;
    bool m_byPassword = false; // so that a refusal is about what was typed
    bool m_byBrowser = false;
    QUrl m_page;
    QString m_platformProblem;
    QString m_emailProblem;
    QString m_passwordProblem;
    QString m_browserProblem;
    std::optional<Error> m_error;
    std::optional<DemoRole> m_acting;
    KnownAccount m_account;
    QList<WorkspaceMembership> m_workspaces;
};

} // namespace Minideck
