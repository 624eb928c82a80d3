#pragma once

#include "mailoutlet.h"

#include <core/secret.h>

namespace Minideck {

//! Where mail is handed over, as the command line says it.
struct SmtpServer
{
    bool encrypted = false; //!< smtps: TLS from the first byte; otherwise by STARTTLS
    QString host;
    quint16 port = 0;
    QString user; //!< empty signs in as nobody
    Secret password;

    //! Reads "smtp://user@host:port" or "smtps://…"; without a port 587 and 465. Nothing if it is something
    //! else, and that includes a password, which has no business on a command line.
    static std::optional<SmtpServer> parse(const QString &url);
};

//! Hands letters to a mail server (RFC 5321, 3207, 4954) by libcurl. Without TLS nothing is sent to another
//! computer.
class SmtpOutlet final : public MailOutlet
{
public:
    SmtpOutlet(SmtpServer server, QString sender);

    Result<void> deliver(const Mail &mail, const std::atomic<bool> &ending) override;

private:
    const SmtpServer m_server;
    const QString m_sender;
};

} // namespace Minideck
