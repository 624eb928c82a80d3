#pragma once

#include <core/limits.h>
#include <core/result.h>
#include <core/secret.h>
#include <core/types/account.h>
#include <server/mail/smtpoutlet.h>

#include <QHostAddress>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>

namespace Minideck {

class Clock;

//! The platform server as one object: store, rules, routes and HTTP. minideck-server runs one; the console
//! embeds one as its sandbox.
class PlatformServer
{
public:
    struct Options
    {
        QString dataFolder; //!< created with mode 0700; holds the database and the master key
        QHostAddress address = QHostAddress::LocalHost; //!< only loopback without TLS
        quint16 port = 0;                               //!< 0 takes a free one
        Secret oneTimeToken; //!< if given, POST /v1/session accepts it once, for the demo administrator
        Environment environment = Environment::Sandbox;
        bool demoPasswords = true;    //!< a sandbox lets the demo accounts use their documented password
        const Clock *clock = nullptr; //!< outlives the server; null is the computer's own
        //! Where mail goes; without it into files in the data folder (ACC-10).
        std::optional<SmtpServer> smtp;
        QString mailSender = QStringLiteral("minideck@localhost");
        QString tlsCertificate; //!< PEM file, with the chain; with it and tlsKey only TLS is spoken
        QString tlsKey;         //!< PEM file
        int requestsPerSecond = Limits::RequestsPerSecond; //!< of each account
        int requestBurst = Limits::RequestBurst;
    };

    PlatformServer();
    ~PlatformServer();

    //! Opens or creates the data, migrates it and listens. Fails without having changed anything if the data
    //! is of a newer version, damaged, or the address is taken.
    Result<void> start(Options options);

    //! Drains and closes. Blocks for up to 10 s.
    void stop();

    //! http://address:port of the running server, or https:// with TLS.
    QUrl url() const;

    //! Fills an empty data folder: the demo workspace, or the same with `members` members. Deterministic
    //! apart from the times, which are laid out backwards from `now`. Does nothing to a folder that has a
    //! workspace of that name already. Works on a stopped server.
    enum class Seed { Demo, Large };
    static Result<void> seed(const QString &dataFolder, Seed seed, int members = 50000);

    //! Follows the audit log of a data folder from its beginning (AUD-1) and gives the number of its events.
    //! Fails with AUDIT-BROKEN, naming the first event that is not whole, or if the folder cannot be read.
    //! Only reads; may be done beside a running server.
    static Result<qint64> verifyAudit(const QString &dataFolder);

    //! What the demo accounts sign in with on a sandbox: the workspace's administrator and the one password
    //! of all. Known to everybody, so it opens nothing but demo data on this computer.
    static QString demoEmail();
    static QString demoPassword();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Minideck
