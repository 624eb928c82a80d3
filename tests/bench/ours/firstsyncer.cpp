#include "firstsyncer.h"

#include "await.h"

namespace Minideck {

FirstSyncer::FirstSyncer(const QString &snapshotFile, const QString &dataFolder)
    : m_platform(snapshotFile)
    , m_client({.dataFolder = dataFolder, .network = {}}, m_keychain, m_clock, m_random)
{
    SignInRequest request;
    request.platform = m_platform.url();
    request.email = QStringLiteral("admin@example.com");
    request.password = Secret(QByteArray("bench"));
    const SignedIn signedIn = need(await(m_client.signIn(std::move(request))));
    need(await(m_client.openWorkspace(signedIn.account, signedIn.workspaces.value(0))));
}

void FirstSyncer::sync()
{
    need(await(m_client.sync()));
}

} // namespace Minideck
