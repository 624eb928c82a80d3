#pragma once

#include <core/types/account.h>

#include <QAbstractListModel>

namespace Minideck {

class PlatformClient;

// The accounts that were signed in on this computer, last used first.
class AccountsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    // How it stands with an account, as far as this computer knows without asking.
    enum class AccountState {
        SignedIn,
        Offline,      // signed in, but the platform does not answer
        SessionEnded, // sign in again; what was read is still here
        Kept,         // the keychain holds what is needed to come in
        SignedOut,
    };
    Q_ENUM(AccountState)

    enum AccountRole {
        SubtitleRole = Qt::UserRole + 1, // "Production · hana@example.com"
        StateRole,                       // AccountState
        StateTextRole,                   // its word
        EnvironmentRole,                 // wire name
    };

    explicit AccountsModel(PlatformClient &client, QObject *parent = nullptr);

    std::optional<KnownAccount> account(int row) const;
    int rowOf(const AccountId &id, const QUrl &platform) const;
    // The account whose workspace is open or was open last: its state is that of the connection.
    void setCurrent(const AccountId &id, const QUrl &platform);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void reload();
    void statesChanged();
    AccountState state(const KnownAccount &account) const;
    QString title(const KnownAccount &account) const;
    QString subtitle(const KnownAccount &account) const;

    PlatformClient &m_client;
    QList<KnownAccount> m_accounts;
    AccountId m_currentId;
    QUrl m_currentPlatform;
};

} // namespace Minideck
