#pragma once

#include <client/keys/memorykeychain.h>
#include <client/sync/memberactions.h>
#include <client/sync/memberrepository.h>
#include <client/sync/outbox.h>
#include <client/sync/platformclient.h>
#include <core/clock.h>
#include <core/random.h>
#include <server/platformserver.h>
#include <support/awaited.h>
#include <support/temporaryhome.h>

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QtTest>

namespace Minideck {

//! A real server with the demo workspace in this process, and a way to what it holds.
class LiveServer
{
public:
    explicit LiveServer(const QString &folder)
        : m_folder(folder)
    {
        if (!PlatformServer::seed(m_folder, PlatformServer::Seed::Demo))
            qFatal("the demo workspace cannot be made");
        start(0);
    }

    void start(quint16 port)
    {
        PlatformServer::Options options;
        options.dataFolder = m_folder;
        options.port = port;
        if (const auto started = m_server.start(std::move(options)); !started)
            qFatal("the server does not start: %s", qPrintable(started.error().detail));
        m_port = static_cast<quint16>(m_server.url().port());
    }
    void stop() { m_server.stop(); }
    void startAgain() { start(m_port); }

    QUrl url() const { return m_server.url(); }
    const QString &folder() const { return m_folder; }

    //! The first column of a question to the database of the server.
    QStringList ask(const QString &sql) const
    {
        QStringList answer;
        {
            QSqlDatabase database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("witness"));
            database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
            database.setDatabaseName(m_folder + QStringLiteral("/platform.sqlite"));
            if (!database.open())
                qFatal("the database of the server does not open");
            QSqlQuery query(database);
            if (!query.exec(sql))
                qFatal("%s", qPrintable(query.lastError().text()));
            while (query.next())
                answer << query.value(0).toString();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("witness"));
        return answer;
    }

    //! The keys of all changes to a member, in the order in which they happened.
    QStringList changesOf(const MemberId &member) const
    {
        return ask(QStringLiteral("SELECT idempotency_key FROM audit_event WHERE object_id='%1'"
                                  " ORDER BY number")
                       .arg(member.text()));
    }

private:
    QString m_folder;
    PlatformServer m_server;
    quint16 m_port = 0;
};

//! A client of such a server, signed in as the administrator, its workspace open and filled.
class LiveClient
{
public:
    LiveClient(const QString &folder, const QUrl &platform)
        : m_folder(folder)
        , m_platform(platform)
    { }

    template <typename T>
    static Result<T> answer(QFuture<Result<T>> future)
    {
        return awaited(future);
    }

    bool enter()
    {
        NetworkPolicy policy;
        policy.backoffMaximum = std::chrono::milliseconds(500);
        client =
            std::make_unique<PlatformClient>(ClientOptions{m_folder, policy}, m_keychain, m_clock, m_random);
        SignInRequest request;
        request.platform = m_platform;
        request.email = PlatformServer::demoEmail();
        request.password = Secret(PlatformServer::demoPassword().toUtf8());
        const Result<SignedIn> signedIn = answer(client->signIn(std::move(request)));
        return signedIn && answer(client->openWorkspace(signedIn->account, signedIn->workspaces.constFirst()))
            && answer(client->sync());
    }

    MemberActions &actions() const { return *client->memberActions(); }
    Outbox &outbox() const { return *client->outbox(); }

    QList<Member> members() const
    {
        const Result<RowOrder> rows = answer(client->members()->order({}));
        return client->members()->rows(*rows).value();
    }
    Member member(const MemberId &id) const
    {
        const Result<RowOrder> rows = client->members()->rowsOf({id});
        return client->members()->rows(*rows).value().value(0);
    }
    //! An active developer who is nothing else.
    Member someDeveloper() const
    {
        for (const Member &member : members()) {
            if (member.role.is(Role::Developer) && member.status.is(MemberStatus::Active)
                && !member.programCreator && member.assignments.isEmpty())
                return member;
        }
        qFatal("no developer");
    }
    QList<Assignment> inTeam(int number) const
    {
        const Result<QList<Team>> teams = answer(client->members()->teams());
        return {{.kind = AssignmentKind::Team,
                 .targetId = teams->at(number).id.text(),
                 .targetName = teams->at(number).name,
                 .role = AssignmentRole::TeamMember}};
    }

private:
    QString m_folder;
    QUrl m_platform;
    MemoryKeychain m_keychain;
    SystemClock m_clock;
    SystemRandom m_random;

public:
    std::unique_ptr<PlatformClient> client; //!< goes before what it uses
};

} // namespace Minideck
