#include <core/version.h>
#include <server/commands.h>
#include <server/platformserver.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

using namespace Minideck;

namespace {

constexpr int MostRequests = 100'000;

enum Exit { Good = 0, Failed = 1, WrongUsage = 2 };

struct Arguments
{
    bool verifiesAudit = false;
    PlatformServer::Options options;
    std::optional<PlatformServer::Seed> seed;
    int members = 50000;
};

int complain(Exit code, const QString &text)
{
    std::fprintf(stderr, "minideck-server: %s\n", qUtf8Printable(text));
    return code;
}

QCommandLineOption option(const QString &name, const QString &text, const QString &value,
                          const QString &standard = {})
{
    return {name, text, value, standard};
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"The Minideck platform server.\n\n"
        u"On a sandbox, every active account of the demo workspace signs in with the password \"%1\";\n"
        u"its administrator is %2. Everybody knows this password: other environments refuse it."_qs.arg(
            PlatformServer::demoPassword(), PlatformServer::demoEmail()));
    parser.addPositionalArgument(
        u"verify-audit"_qs,
        u"Instead of serving, checks that the audit log in DIR is whole; 1 if it is not."_qs,
        u"[verify-audit]"_qs);
    parser.addOptions({
        {{u"h"_qs, u"help"_qs}, u"Shows this text."_qs},
        {{u"v"_qs, u"version"_qs}, u"Shows the version."_qs},
        option(u"data"_qs, u"Keeps all data in DIR, which is created if needed."_qs, u"DIR"_qs),
        option(u"listen"_qs,
               u"Listens on a loopback address, or with TLS on any; port 0 takes a free one."_qs,
               u"ADDRESS:PORT"_qs, u"127.0.0.1:8080"_qs),
        option(u"tls-certificate"_qs, u"Speaks TLS with this certificate, a PEM file with its chain."_qs,
               u"FILE"_qs),
        option(u"tls-key"_qs, u"The key of the certificate, a PEM file."_qs, u"FILE"_qs),
        option(u"requests-per-second"_qs, u"What an account may send evenly, 1 to 100000."_qs, u"N"_qs,
               QString::number(Limits::RequestsPerSecond)),
        option(u"request-burst"_qs, u"What an account may send at once, 1 to 100000."_qs, u"N"_qs,
               QString::number(Limits::RequestBurst)),
        option(u"environment"_qs, u"What kind of platform this is: production, test or sandbox."_qs,
               u"KIND"_qs, u"sandbox"_qs),
        option(u"seed"_qs,
               u"Fills empty data with the demo workspace first: demo, or large with many members."_qs,
               u"SEED"_qs),
        option(
            u"smtp"_qs,
            u"Sends mail through a mail server, as smtp://USER@HOST:PORT or smtps://; without it, letters are"
            u" put into DIR/mail."_qs,
            u"URL"_qs),
        option(u"smtp-password-file"_qs, u"Reads the password for it from the first line of FILE."_qs,
               u"FILE"_qs),
        option(u"mail-from"_qs, u"Sends mail from ADDRESS."_qs, u"ADDRESS"_qs, u"minideck@localhost"_qs),
        option(u"members"_qs, u"Members of the large workspace, 24 to 1000000."_qs, u"N"_qs, u"50000"_qs),
    });
    Commands::describe(parser);
}

//! Reads "127.0.0.1:8080" or "[::1]:8080".
bool readListen(const QString &text, PlatformServer::Options &options)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString address = text.first(std::max<qsizetype>(colon, 0));
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.sliced(1, address.size() - 2);
    else if (address.contains(u':'))
        return false;
    if (address == u"localhost")
        address = u"127.0.0.1"_qs;
    bool isNumber = false;
    options.port = text.sliced(colon + 1).toUShort(&isNumber);
    return isNumber && options.address.setAddress(address);
}

//! Reads where mail goes; the sentence that says what is wrong with it, if anything is.
std::optional<QString> readMail(const QCommandLineParser &parser, PlatformServer::Options &options)
{
    options.mailSender = parser.value(u"mail-from"_qs);
    if (!options.mailSender.contains(u'@'))
        return u"\"%1\" is not an address"_qs.arg(options.mailSender);
    const QString url = parser.value(u"smtp"_qs);
    const QString file = parser.value(u"smtp-password-file"_qs);
    if (url.isEmpty())
        return file.isEmpty() ? std::nullopt : std::optional(u"--smtp-password-file needs --smtp"_qs);
    options.smtp = SmtpServer::parse(url);
    if (!options.smtp)
        return u"\"%1\" is not a mail server, such as smtps://user@mail.example:465"_qs.arg(url);
    if (file.isEmpty())
        return std::nullopt;
    QFile password(file);
    if (!password.open(QIODevice::ReadOnly))
        return u"%1 cannot be read"_qs.arg(file);
    options.smtp->password = Secret(password.readLine(1024).trimmed());
    return std::nullopt;
}

//! What the command line asks for, or the sentence that says what is wrong with it.
std::variant<Arguments, QString> read(const QCommandLineParser &parser)
{
    Arguments arguments;
    QStringList words = parser.positionalArguments();
    arguments.verifiesAudit = words.removeOne(u"verify-audit"_qs);
    if (!words.isEmpty())
        return u"unexpected argument \"%1\""_qs.arg(words.first());
    arguments.options.dataFolder = parser.value(u"data"_qs);
    if (arguments.options.dataFolder.isEmpty())
        return u"--data DIR is needed"_qs;
    if (!readListen(parser.value(u"listen"_qs), arguments.options))
        return u"\"%1\" is not an address and port, such as 127.0.0.1:8080"_qs.arg(
            parser.value(u"listen"_qs));
    arguments.options.tlsCertificate = parser.value(u"tls-certificate"_qs);
    arguments.options.tlsKey = parser.value(u"tls-key"_qs);
    if (arguments.options.tlsCertificate.isEmpty() != arguments.options.tlsKey.isEmpty())
        return u"--tls-certificate and --tls-key belong together"_qs;
    for (const auto &[name, number] :
         {std::pair{u"requests-per-second"_qs, &arguments.options.requestsPerSecond},
          std::pair{u"request-burst"_qs, &arguments.options.requestBurst}}) {
        bool isPlain = false;
        *number = parser.value(name).toInt(&isPlain);
        if (!isPlain || *number < 1 || *number > MostRequests)
            return u"\"%1\" is not a number from 1 to %2"_qs.arg(parser.value(name)).arg(MostRequests);
    }
    const auto environment = fromWire<Environment>(parser.value(u"environment"_qs));
    if (!environment)
        return u"\"%1\" is not an environment"_qs.arg(parser.value(u"environment"_qs));
    arguments.options.environment = *environment;
    if (const auto wrong = readMail(parser, arguments.options))
        return *wrong;
    const QString seed = parser.value(u"seed"_qs);
    if (!seed.isEmpty() && seed != u"demo" && seed != u"large")
        return u"\"%1\" is not a seed"_qs.arg(seed);
    if (!seed.isEmpty())
        arguments.seed = seed == u"demo" ? PlatformServer::Seed::Demo : PlatformServer::Seed::Large;
    bool isNumber = false;
    arguments.members = parser.value(u"members"_qs).toInt(&isNumber);
    if (!isNumber || arguments.members < 24 || arguments.members > 1000000)
        return u"\"%1\" is not a number from 24 to 1000000"_qs.arg(parser.value(u"members"_qs));
    return arguments;
}

//! Every connection is an open file, and the usual soft limit of 1024 is soon reached.
void allowManyOpenFiles()
{
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

int verifyAudit(const QString &dataFolder)
{
    const auto events = PlatformServer::verifyAudit(dataFolder);
    if (!events)
        return complain(Failed, events.error().detail);
    std::printf("The audit log is whole: %lld events.\n", static_cast<long long>(*events));
    return Good;
}

int serve(Arguments arguments, const sigset_t &ending)
{
    if (!arguments.options.address.isLoopback() && arguments.options.tlsCertificate.isEmpty()) {
        return complain(Failed,
                        u"%1 is not a loopback address; without TLS this server listens on no other"_qs.arg(
                            arguments.options.address.toString()));
    }
    if (arguments.seed) {
        const auto seeded =
            PlatformServer::seed(arguments.options.dataFolder, *arguments.seed, arguments.members);
        if (!seeded)
            return complain(Failed, seeded.error().detail);
    }
    PlatformServer server;
    if (const auto started = server.start(std::move(arguments.options)); !started)
        return complain(Failed, started.error().detail);
    std::printf("%s\n", qUtf8Printable(server.url().toString()));
    std::fflush(stdout);

    int signal = 0;
    sigwait(&ending, &signal);
    server.stop();
    return Good;
}

} // namespace

int main(int argc, char *argv[])
{
    // Blocked before any thread starts, so that only the sigwait above sees them.
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    allowManyOpenFiles();

    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QCoreApplication::arguments()))
        return complain(WrongUsage, parser.errorText() + u" (see --help)"_qs);
    if (parser.isSet(u"help"_qs)) {
        std::printf("%s", qUtf8Printable(parser.helpText()));
        return Good;
    }
    if (parser.isSet(u"version"_qs)) {
        std::printf("minideck-server %s\n", qUtf8Printable(version()));
        return Good;
    }
    if (const QStringList words = parser.positionalArguments(); Commands::isAsked(words))
        return Commands::run(words, parser);
    auto arguments = read(parser);
    if (const auto *wrong = std::get_if<QString>(&arguments))
        return complain(WrongUsage, *wrong + u" (see --help)"_qs);
    if (const auto &asked = std::get<Arguments>(arguments); asked.verifiesAudit)
        return verifyAudit(asked.options.dataFolder);
    return serve(std::get<Arguments>(std::move(arguments)), ending);
}
