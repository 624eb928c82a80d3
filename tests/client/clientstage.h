#pragma once

#include "scriptedplatform.h"

#include <client/keys/memorykeychain.h>
#include <client/sync/memberactions.h>
#include <client/sync/memberrepository.h>
#include <client/sync/outbox.h>
#include <client/sync/platformclient.h>
#include <core/random.h>
#include <support/awaited.h>
#include <support/manualclock.h>
#include <support/quiet.h>

namespace Minideck {

//! A client of a scripted platform in a temporary home, signed in, its workspace open and filled.
struct ClientStage
{
    ClientStage() { start(); }

    //! Begins a new run of the program on the same files.
    void start()
    {
        client.reset();
        NetworkPolicy policy;
        policy.deadline = deadline;
        policy.backoffBase = std::chrono::milliseconds(5);
        policy.backoffMaximum = std::chrono::milliseconds(20);
        policy.confirmWithin = patience;
        policy.attempts = 2;
        client = std::make_unique<PlatformClient>(
            ClientOptions{home.filePath(QStringLiteral("data")), policy}, *keys, clock, random);
    }

    template <typename T>
    static Result<T> answer(QFuture<Result<T>> future)
    {
        return awaited(future);
    }

    void open()
    {
        const KnownAccount account = client->knownAccounts().constFirst();
        if (!answer(client->openWorkspace(account, client->knownWorkspaces(account).constFirst())))
            qFatal("the workspace does not open");
    }
    void enter()
    {
        SignInRequest request;
        request.platform = platform.peer.url();
        request.email = QStringLiteral("ana@example.com");
        request.password = Secret("password-canary");
        if (!answer(client->signIn(std::move(request))))
            qFatal("no sign-in");
        open();
        if (!answer(client->sync()))
            qFatal("no sync");
    }
    void comeBack()
    {
        start();
        if (!answer(client->restore(client->knownAccounts().constFirst())))
            qFatal("no session");
        open();
    }

    //! The next run, while the platform is away.
    void comeBackOffline()
    {
        start();
        (void)answer(client->restore(client->knownAccounts().constFirst()));
        open();
    }

    //! The one member of the snapshot, as the cache has it.
    Member member() const
    {
        const Result<RowOrder> rows = client->members()->rowsOf({MemberId(QStringLiteral("mbr_1"))});
        const Result<QList<Member>> members = client->members()->rows(*rows);
        return members->value(0);
    }

    //! States of all operations in order, such as "done queued".
    QString states() const
    {
        QStringList states;
        for (const Operation &operation : client->outbox()->operations())
            states << toWire(operation.state);
        return states.join(QLatin1Char(' '));
    }
    Operation operation(int at = 0) const { return client->outbox()->operations().value(at); }

    TemporaryHome home;
    std::chrono::milliseconds patience = std::chrono::seconds(10);
    std::chrono::milliseconds deadline = std::chrono::seconds(3);
    ScriptedPlatform platform;
    MemoryKeychain keychain;
    Keychain *keys = &keychain; //!< of the next run
    ManualClock clock;
    SeededRandom random{7};
    std::unique_ptr<PlatformClient> client;
};

} // namespace Minideck
