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
#include <support/shiftedclock.h>
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
    //! With so many members if that is not 0, else with those of the demo.
    explicit LiveServer(const QString &folder, int members = 0, quint16 port = 0)
        : m_folder(folder)
    {
        const auto seed = members > 0 ? PlatformServer::Seed::Large : PlatformServer::Seed::Demo;
        if (!PlatformServer::seed(m_folder, seed, members))
            qFatal("the demo workspace cannot be made");
        start(port);
    }

    void start(quint16 port)
    {
        PlatformServer::Options options;
        options.dataFolder = m_folder;
        options.port = port;
        options.clock = &m_clock;
        if (const auto started = m_server.start(std::move(options)); !started)
            qFatal("the server does not start: %s", qPrintable(started.error().detail));
        m_port = static_cast<quint16>(m_server.url().port());
    }
    void stop() { m_server.stop(); }
    void startAgain() { start(m_port); }

    QUrl url() const { return m_server.url(); }
    const QString &folder() const { return m_folder; }

    //! Time goes by for the server, so that nobody has used up what an account may ask.
    ShiftedClock &clock() { return m_clock; }

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
    ShiftedClock m_clock;
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

    static NetworkPolicy impatient()
    {
        NetworkPolicy policy;
        policy.backoffMaximum = std::chrono::milliseconds(500);
        return policy;
    }

    template <typename T>
    static Result<T> answer(QFuture<Result<T>> future)
    {
        return awaited(future);
    }

    //! Begins a new run of the program on the same files.
    void begin()
    {
        client.reset();
        client =
            std::make_unique<PlatformClient>(ClientOptions{m_folder, policy}, *keychain, m_clock, m_random);
    }

    bool enter(const QString &email = PlatformServer::demoEmail())
    {
        begin();
        SignInRequest request;
        request.platform = m_platform;
        request.email = email;
        request.password = Secret(PlatformServer::demoPassword().toUtf8());
        const Result<SignedIn> signedIn = answer(client->signIn(std::move(request)));
        return signedIn && answer(client->openWorkspace(signedIn->account, signedIn->workspaces.constFirst()))
            && answer(client->sync());
    }

    //! The next run, with what the last one left; without a way to the server, too.
    bool comeBack()
    {
        begin();
        if (client->knownAccounts().isEmpty())
            return false;
        const KnownAccount account = client->knownAccounts().constFirst();
        (void)answer(client->restore(account));
        return answer(client->openWorkspace(account, client->knownWorkspaces(account).value(0))).hasValue();
    }

    ShiftedClock &clock() { return m_clock; }
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
    ShiftedClock m_clock;
    SystemRandom m_random;

public:
    NetworkPolicy policy = impatient();     //!< of the next run
    Keychain *keychain = &m_keychain;       //!< of the next run
    std::unique_ptr<PlatformClient> client; //!< goes before what it uses
};

} // namespace Minideck
