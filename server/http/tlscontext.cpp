#include "tlscontext.h"

#include <QFile>

#include <openssl/ssl.h>

namespace Minideck {

static Error notUsable(const QString &file, const error_code &ec)
{
    return Error{.kind = ErrorKind::ServerFailed,
                 .code = u"tls-not-usable"_qs,
                 .detail =
                     u"%1 cannot be used for TLS: %2"_qs.arg(file, QString::fromStdString(ec.message()))};
}

TlsContext::TlsContext()
    : m_context(net::ssl::context::tls_server)
{
    SSL_CTX *context = m_context.native_handle();
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
}

Result<std::unique_ptr<TlsContext>> TlsContext::load(const QString &certificateFile, const QString &keyFile)
{
    std::unique_ptr<TlsContext> tls(new TlsContext);
    error_code ec;
    tls->m_context.use_certificate_chain_file(QFile::encodeName(certificateFile).toStdString(), ec);
    if (ec)
        return notUsable(certificateFile, ec);
    tls->m_context.use_private_key_file(QFile::encodeName(keyFile).toStdString(), net::ssl::context::pem, ec);
    if (ec)
        return notUsable(keyFile, ec);
    return tls;
}

} // namespace Minideck
