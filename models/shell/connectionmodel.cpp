#include "connectionmodel.h"

#include <client/sync/accountactions.h>
#include <client/sync/platformclient.h>
#include <core/answer.h>

namespace Minideck {

ConnectionModel::ConnectionModel(PlatformClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    connect(&client, &PlatformClient::stateChanged, this, &ConnectionModel::stateChanged);
}

void ConnectionModel::open(const KnownAccount &account, const WorkspaceMembership &workspace)
{
    m_account = account;
    m_workspace = workspace;
    m_openError.reset();
    m_open = false;
    const quint64 opening = ++m_opening;
    whenAnswered(m_client.openWorkspace(account, workspace), this,
                 [this, opening](const Result<void> &answer) {
                     if (opening != m_opening)
                         return;
                     if (!answer) {
                         m_openError = answer.error();
                         emit stateChanged();
                         return;
                     }
                     m_open = true;
                     emit stateChanged();
                     emit opened();
                     refresh();
                 });
}

void ConnectionModel::showNone(const KnownAccount &account)
{
    ++m_opening;
    m_account = account;
    m_workspace = {};
    m_openError.reset();
    m_open = false;
    emit stateChanged();
}

void ConnectionModel::setActing(std::optional<DemoRole> role)
{
    if (std::exchange(m_acting, role) != role)
        emit stateChanged();
}

ConnectionState ConnectionModel::state() const
{
    return m_client.state();
}

QString ConnectionModel::accountName() const
{
    return m_account.name.isEmpty() ? m_account.email : m_account.name;
}

std::optional<Error> ConnectionModel::cacheProblem() const
{
    return m_openError ? m_openError : m_client.cacheWarning();
}

// The outcome is part of state().
void ConnectionModel::refresh()
{
    if (m_open)
        m_client.sync();
}

void ConnectionModel::signOut()
{
    ++m_opening;
    whenAnswered(m_client.signOut(), this, [this](const Result<void> &) {
        m_open = false;
        m_account = {};
        m_workspace = {};
        m_acting.reset();
        emit stateChanged();
        emit signedOut();
    });
}

void ConnectionModel::countOtherSessions(std::function<void(const Result<int> &)> answered)
{
    whenAnswered(m_client.accountActions().otherSessions(), this, std::move(answered));
}

void ConnectionModel::signOutEverywhere(std::function<void(const Error &)> failed)
{
    whenAnswered(m_client.accountActions().endSessions(), this,
                 [this, failed = std::move(failed)](const Result<void> &ended) {
                     if (ended)
                         signOut();
                     else
                         failed(ended.error());
                 });
}

} // namespace Minideck
