#pragma once

#include "library.h"

#include <core/result.h>

#include <QString>

#include <memory>

namespace Minideck {

//! Certificate and key of a server, with what it speaks: TLS 1.2 and newer, ciphers with forward secrecy, no
//! renegotiation (RFC 9325).
class TlsContext
{
public:
    //! Reads PEM files: the certificate with the chain behind it, and its key. The code of the error is
    //! "tls-not-usable".
    static Result<std::unique_ptr<TlsContext>> load(const QString &certificateFile, const QString &keyFile);

    net::ssl::context &context() { return m_context; }

private:
    TlsContext();

    net::ssl::context m_context;
};

} // namespace Minideck
