#pragma once

#include "temporaryhome.h"

#include <client/keys/memorykeychain.h>
#include <client/sync/platformclient.h>
#include <core/clock.h>
#include <core/random.h>
#include <models/shell/connectionmodel.h>
#include <models/signin/signinmodel.h>
#include <server/platformserver.h>

#include <QtTest>

#include <memory>

namespace Minideck {

//! A real server with the demo workspace in the process. Header only, for tests that link models and server.
class DemoStage
{
public:
    //! A client of it with the workspace open: what one person on one computer has.
    struct Desk
    {
        PlatformClient client;
        SignInModel signIn;
        ConnectionModel connection;

        Desk(const QString &folder, Keychain &keychain, const Clock &clock, Random &random)
            : client({folder, {}}, keychain, clock, random)
            , signIn(client)
            , connection(client)
        { }
    };

    DemoStage()
    {
        if (!PlatformServer::seed(m_home.filePath(QStringLiteral("server")), PlatformServer::Seed::Demo))
            qFatal("the demo workspace cannot be made");
        PlatformServer::Options options;
        options.dataFolder = m_home.filePath(QStringLiteral("server"));
        if (const auto started = m_server.start(std::move(options)); !started)
            qFatal("the server does not start: %s", qPrintable(started.error().detail));
    }

    const Clock &clock() const { return m_clock; }
    PlatformServer &server() { return m_server; }

    //! Signs the demo admin in and opens the workspace; null if that does not come to an end.
    std::unique_ptr<Desk> openDesk(const QString &name)
    {
        auto desk = std::make_unique<Desk>(m_home.filePath(name), m_keychain, m_clock, m_random);
        QSignalSpy signedIn(&desk->signIn, &SignInModel::signedIn);
        desk->signIn.signIn({m_server.url().toString(), PlatformServer::demoEmail(),
                             Secret(PlatformServer::demoPassword().toUtf8()), true});
        if (!QTest::qWaitFor([&signedIn] { return !signedIn.isEmpty(); }, 20'000))
            return nullptr;
        desk->connection.open(desk->signIn.account(), desk->signIn.workspaces().constFirst());
        const auto isReady = [&desk] {
            return desk->connection.state().lastSynced.isValid() && !desk->connection.isSyncing();
        };
        return QTest::qWaitFor(isReady, 20'000) ? std::move(desk) : nullptr;
    }

private:
    TemporaryHome m_home;
    SystemClock m_clock;
    SystemRandom m_random;
    MemoryKeychain m_keychain;
    PlatformServer m_server;
};

} // namespace Minideck
