#include <client/api/transport.h>
#include <support/quiet.h>

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QtTest>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

using namespace Minideck;

// OpenSSL keeps its configuration until the process ends, and by then Qt has unloaded the plugin that knows
// it.
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:libcrypto.so";
}

namespace {

QByteArray pemOf(int (*write)(BIO *, const void *), const void *object)
{
    BIO *memory = BIO_new(BIO_s_mem());
    write(memory, object);
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    const QByteArray pem(data, size);
    BIO_free(memory);
    return pem;
}

// A certificate for this computer's address that nobody has signed but itself.
QSslConfiguration selfSigned()
{
    EVP_PKEY *key = EVP_RSA_gen(2048);
    X509 *certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME *name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("127.0.0.1"),
                               -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(pemOf(
        [](BIO *memory, const void *object) {
            return PEM_write_bio_X509(memory, static_cast<const X509 *>(object));
        },
        certificate)));
    configuration.setPrivateKey(QSslKey(pemOf(
                                            [](BIO *memory, const void *object) {
                                                return PEM_write_bio_PrivateKey(
                                                    memory, static_cast<const EVP_PKEY *>(object), nullptr,
                                                    nullptr, 0, nullptr, nullptr);
                                            },
                                            key),
                                        QSsl::Rsa));
    X509_free(certificate);
    EVP_PKEY_free(key);
    return configuration;
}

} // namespace

class TestTransportTls : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void aCertificateThatNobodySignedIsNotAccepted()
    {
        QSslServer server;
        server.setSslConfiguration(selfSigned());
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray received;
        connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [&, socket] { received += socket->readAll(); });
        });

        SeededRandom random(1);
        Transport transport({}, random);
        Request request;
        request.url = QUrl(QStringLiteral("https://127.0.0.1:%1/v1").arg(server.serverPort()));
        request.token = Secret(QByteArray("canary"));
        std::optional<Result<Reply>> result;
        transport.send(std::move(request), [&](Result<Reply> reply) { result = std::move(reply); });
        QTRY_VERIFY(result);
        QVERIFY(!*result);
        QCOMPARE(toString(result->error().kind), u"TlsFailed"_qs);
        QVERIFY(received.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTransportTls)
#include "tst_transporttls.moc"
