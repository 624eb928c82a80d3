#include "platformserver.h"

#include "datafolder.h"

#include <core/clock.h>
#include <core/random.h>
#include <server/http/httpserver.h>
#include <server/mail/emlfolder.h>
#include <server/mail/maildelivery.h>
#include <server/routes/api.h>
#include <server/routes/contract.h>
#include <server/routes/eventhub.h>
#include <server/rules/auditlog.h>
#include <server/rules/masterkey.h>
#include <server/rules/passwords.h>
#include <server/rules/signin.h>
#include <server/seed/demoworkspace.h>
#include <server/store/storedatabase.h>

#include <QFile>

namespace Minideck {

class PlatformServer::Private
{
public:
    Result<void> openData(const QString &path);
    std::unique_ptr<MailOutlet> outletFor(Options &options) const;
    Result<void> listen(Options options);
    void close();

    SystemClock systemClock;
    SystemRandom random;
    std::unique_ptr<DataFolder> folder;
    std::optional<MasterKey> key;
    std::optional<Metrics> metrics;
    std::optional<Sessions> sessions;
    std::unique_ptr<Api> api;
    std::unique_ptr<StoreDatabase> database;
    std::unique_ptr<SignIn> signIn;
    std::unique_ptr<EventHub> events;
    std::unique_ptr<MailDelivery> mail;
    std::unique_ptr<HttpServer> http;
    QUrl url;
};

Result<void> PlatformServer::Private::openData(const QString &path)
{
    auto opened = DataFolder::open(path);
    if (!opened)
        return opened.error();
    folder = std::move(opened).value();
    auto store = StoreDatabase::open(folder->databaseFile());
    if (!store)
        return store.error();
    database = std::move(store).value();
    auto master = MasterKey::load(folder->masterKeyFile(), random);
    if (!master)
        return master.error();
    key.emplace(std::move(master).value());
    return {};
}

std::unique_ptr<MailOutlet> PlatformServer::Private::outletFor(Options &options) const
{
    if (options.smtp)
        return std::make_unique<SmtpOutlet>(std::move(*options.smtp), options.mailSender);
    return std::make_unique<EmlFolder>(folder->mailFolder(), options.mailSender);
}

Result<void> PlatformServer::Private::listen(Options options)
{
    const bool sandbox = options.environment == Environment::Sandbox;
    const Clock &clock = options.clock ? *options.clock : systemClock;
    metrics.emplace(clock);
    sessions.emplace(clock, random, *key);
    signIn = std::make_unique<SignIn>(*database, clock, *sessions,
                                      SignIn::Options{.demoPasswords = sandbox && options.demoPasswords,
                                                      .oneTimeToken = std::move(options.oneTimeToken)});
    events = std::make_unique<EventHub>(*database, *sessions);
    mail = std::make_unique<MailDelivery>(*database, clock, MailQueue(*key, random), outletFor(options),
                                          MailDelivery::Options{.keepsSent = sandbox});
    const RequestRate rate{.perSecond = options.requestsPerSecond, .burst = options.requestBurst};
    api = std::make_unique<Api>(*database, clock, random, *sessions, *metrics, rate);
    addContract(*api,
                {*database, clock, *sessions, *signIn, *key, *metrics, *events, options.environment, random,
                 *mail, rate});
    http = std::make_unique<HttpServer>(*api);
    HttpServer::Options listening;
    listening.address = options.address;
    listening.port = options.port;
    listening.pages = signInPages();
    listening.certificateFile = options.tlsCertificate;
    listening.keyFile = options.tlsKey;
    const auto port = http->start(listening);
    if (!port)
        return port.error();
    url.setScheme(options.tlsCertificate.isEmpty() ? u"http"_qs : u"https"_qs);
    url.setHost(options.address.toString());
    url.setPort(*port);
    return {};
}

// First whoever takes requests, then whoever works on them, then the database with what it has still to do;
// its callbacks speak to the routes, so those go last.
void PlatformServer::Private::close()
{
    if (http)
        http->stop();
    signIn.reset();
    if (events)
        events->stop();
    if (mail)
        mail->stop();
    database.reset();
    http.reset();
    api.reset();
    mail.reset();
    events.reset();
    sessions.reset();
    metrics.reset();
    key.reset();
    folder.reset();
    url.clear();
}

PlatformServer::PlatformServer()
    : d(std::make_unique<Private>())
{ }

PlatformServer::~PlatformServer()
{
    stop();
}

Result<void> PlatformServer::start(Options options)
{
    if (!options.address.isLoopback() && (options.tlsCertificate.isEmpty() || options.tlsKey.isEmpty())) {
        return Error{.kind = ErrorKind::Invalid,
                     .code = u"LISTEN-PUBLIC"_qs,
                     .detail = u"%1 is not a loopback address, and without TLS no other is served"_qs.arg(
                         options.address.toString())};
    }
    auto started = d->openData(options.dataFolder);
    if (started)
        started = d->listen(std::move(options));
    if (!started)
        d->close();
    return started;
}

void PlatformServer::stop()
{
    d->close();
}

QUrl PlatformServer::url() const
{
    return d->url;
}

Result<void> PlatformServer::seed(const QString &dataFolder, Seed seed, int members)
{
    auto folder = DataFolder::open(dataFolder);
    if (!folder)
        return folder.error();
    auto database = StoreDatabase::open((*folder)->databaseFile());
    if (!database)
        return database.error();
    const auto exists = (*database)->readAndWait(DemoWorkspace::exists);
    if (!exists)
        return exists.error();
    if (*exists) {
        return (*database)->writeAndWait(
            [](Connection &connection) { DemoWorkspace::ensureOperator(connection, SystemClock().now()); });
    }
    const QString hash = Passwords::hash(Secret(DemoWorkspace::password().toUtf8()));
    const int wanted = seed == Seed::Large ? members : DemoWorkspace::FixedMembers;
    return (*database)->writeAndWait(
        [&](Connection &connection) { DemoWorkspace::write(connection, SystemClock().now(), hash, wanted); });
}

Result<qint64> PlatformServer::verifyAudit(const QString &dataFolder)
{
    const QString file = DataFolder::databaseFileIn(dataFolder);
    const auto unreadable = [&file](const QString &why) {
        return Error{.kind = ErrorKind::ServerFailed,
                     .code = u"DATA-UNREADABLE"_qs,
                     .detail = u"the audit log in %1 cannot be read: %2"_qs.arg(file, why)};
    };
    if (!QFile::exists(file))
        return unreadable(u"there is no such file"_qs);
    Connection connection;
    if (const auto opened = connection.open(file, Connection::Access::ReadOnly); !opened)
        return unreadable(opened.error().detail);
    connection.execute(u"BEGIN"_qs);
    const AuditVerdict verdict = AuditLog::verify(connection);
    if (connection.error())
        return unreadable(connection.error()->detail);
    if (verdict.firstBroken) {
        return Error{.kind = ErrorKind::ServerFailed,
                     .code = u"AUDIT-BROKEN"_qs,
                     .detail = u"the audit log is broken: %1"_qs.arg(verdict.why)};
    }
    return verdict.events;
}

QString PlatformServer::demoEmail()
{
    return DemoWorkspace::administrator();
}

QString PlatformServer::demoPassword()
{
    return DemoWorkspace::password();
}

} // namespace Minideck
