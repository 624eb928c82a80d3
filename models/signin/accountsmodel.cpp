#include "accountsmodel.h"

#include <client/sync/platformclient.h>
#include <models/shared/environmenttext.h>

namespace Minideck {

static QString stateText(AccountsModel::AccountState state)
{
    switch (state) {
    case AccountsModel::AccountState::SignedIn:
        return AccountsModel::tr("Signed in");
    case AccountsModel::AccountState::Offline:
        return AccountsModel::tr("Offline");
    case AccountsModel::AccountState::SessionEnded:
        return AccountsModel::tr("Session ended");
    case AccountsModel::AccountState::Kept:
        return AccountsModel::tr("Ready");
    case AccountsModel::AccountState::SignedOut:
        return AccountsModel::tr("Signed out");
    }
    Q_UNREACHABLE();
}

AccountsModel::AccountsModel(PlatformClient &client, QObject *parent)
    : QAbstractListModel(parent)
    , m_client(client)
    , m_accounts(client.knownAccounts())
{
    connect(&client, &PlatformClient::accountsChanged, this, &AccountsModel::reload);
    connect(&client, &PlatformClient::stateChanged, this, &AccountsModel::statesChanged);
}

void AccountsModel::reload()
{
    QList<KnownAccount> accounts = m_client.knownAccounts();
    if (accounts == m_accounts)
        return;
    beginResetModel();
    m_accounts = std::move(accounts);
    endResetModel();
}

void AccountsModel::statesChanged()
{
    const int row = rowOf(m_currentId, m_currentPlatform);
    if (row >= 0)
        emit dataChanged(index(row), index(row), {StateRole, StateTextRole});
}

void AccountsModel::setCurrent(const AccountId &id, const QUrl &platform)
{
    statesChanged();
    m_currentId = id;
    m_currentPlatform = platform;
    statesChanged();
}

std::optional<KnownAccount> AccountsModel::account(int row) const
{
    if (row < 0 || row >= m_accounts.size())
        return std::nullopt;
    return m_accounts.at(row);
}

int AccountsModel::rowOf(const AccountId &id, const QUrl &platform) const
{
    for (int row = 0; row < m_accounts.size(); ++row) {
        if (m_accounts.at(row).id == id && m_accounts.at(row).platform == platform)
            return row;
    }
    return -1;
}

int AccountsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_accounts.size());
}

QVariant AccountsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const KnownAccount &account = m_accounts.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return title(account);
    case Qt::ToolTipRole:
        return account.platform.toDisplayString();
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3", "workspace, environment and e-mail, state")
            .arg(title(account), subtitle(account), stateText(state(account)));
    case SubtitleRole:
        return subtitle(account);
    case StateRole:
        return QVariant::fromValue(state(account));
    case StateTextRole:
        return stateText(state(account));
    case EnvironmentRole:
        return account.environment.text();
    default:
        return {};
    }
}

AccountsModel::AccountState AccountsModel::state(const KnownAccount &account) const
{
    const bool current = account.id == m_currentId && account.platform == m_currentPlatform;
    if (!current)
        return account.keptInKeychain ? AccountState::Kept : AccountState::SignedOut;
    switch (m_client.state().phase) {
    case Phase::SignedOut:
    case Phase::SigningIn:
        return account.keptInKeychain ? AccountState::Kept : AccountState::SignedOut;
    case Phase::Online:
        return AccountState::SignedIn;
    case Phase::Offline:
        return AccountState::Offline;
    case Phase::SessionEnded:
        return AccountState::SessionEnded;
    }
    Q_UNREACHABLE();
}

QString AccountsModel::title(const KnownAccount &account) const
{
    return account.lastWorkspace.isEmpty() ? account.platform.host() : account.lastWorkspace;
}

QString AccountsModel::subtitle(const KnownAccount &account) const
{
    const QString environment = environmentText(account.environment);
    return environment.isEmpty()
        ? account.email
        : tr("%1 · %2", "environment of the platform, e-mail").arg(environment, account.email);
}

} // namespace Minideck
