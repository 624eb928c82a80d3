#include "serverfixture.h"
#include "testcertificate.h"

#include <server/platformserver.h>
#include <support/quiet.h>

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSslConfiguration>

#include <openssl/err.h>
#include <openssl/ssl.h>

using namespace Minideck;

// OpenSSL keeps its configuration until the process ends, and by then Qt has unloaded the plugin that knows
// it.
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:libcrypto.so";
}

class TestHttpTls : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void aClientThatVerifiesIsServed();
    void aClientThatTrustsOthersIsNot();
    void speaksTls12AndNewerAlone_data();
    void speaksTls12AndNewerAlone();
    void largeAnswersAndStreamsArriveWhole();
    void severalRequestsShareAConnection();
    void plainHttpGetsNothing();
    void whoDoesNotShakeHandsIsGivenUp();
    void drainsWhileConnectionsIdle();
    void badFilesAreAnError_data();
    void badFilesAreAnError();
    void aPublicAddressNeedsTls();

private:
    HttpServer::Options options() const
    {
        HttpServer::Options options;
        options.certificateFile = m_certificate.certificateFile();
        options.keyFile = m_certificate.keyFile();
        return options;
    }
    struct Answer
    {
        int status = 0;
        QByteArray body;
        QNetworkReply::NetworkError error = QNetworkReply::NoError;
    };
    Answer get(quint16 port, const QString &path, bool trusts = true)
    {
        QNetworkRequest request(QUrl(u"https://127.0.0.1:%1%2"_qs.arg(port).arg(path)));
        QSslConfiguration tls = request.sslConfiguration();
        tls.setCaCertificates(trusts ? m_certificate.certificates() : QList<QSslCertificate>());
        request.setSslConfiguration(tls);
        const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(30000);
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
                reply->error()};
    }

    const TestCertificate m_certificate;
    QNetworkAccessManager m_network;
};

void TestHttpTls::aClientThatVerifiesIsServed()
{
    ServerFixture fixture;
    fixture.start(options());
    const Answer answer = get(fixture.port, u"/health"_qs);
    QCOMPARE(answer.error, QNetworkReply::NoError);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray("ok"));
}

void TestHttpTls::aClientThatTrustsOthersIsNot()
{
    ServerFixture fixture;
    fixture.start(options());
    QCOMPARE(get(fixture.port, u"/health"_qs, false).error, QNetworkReply::SslHandshakeFailedError);
    QCOMPARE(fixture.handler.requests.load(), 0);
}

void TestHttpTls::speaksTls12AndNewerAlone_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("1.0") << TLS1_VERSION << false;
    QTest::newRow("1.1") << TLS1_1_VERSION << false;
    QTest::newRow("1.2") << TLS1_2_VERSION << true;
    QTest::newRow("1.3") << TLS1_3_VERSION << true;
}

void TestHttpTls::speaksTls12AndNewerAlone()
{
    QFETCH(int, version);
    ServerFixture fixture;
    fixture.start(options());
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    // Everything that this library can do, so that a refusal is the server's.
    SSL_CTX_set_security_level(context, 0);
    SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0");
    SSL_CTX_set_min_proto_version(context, version);
    SSL_CTX_set_max_proto_version(context, version);
    const QByteArray address = "127.0.0.1:" + QByteArray::number(fixture.port);
    BIO *connection = BIO_new_connect(address.constData());
    QCOMPARE(BIO_do_connect(connection), 1L);
    SSL *tls = SSL_new(context);
    SSL_set_bio(tls, connection, connection);
    ERR_clear_error();
    const bool accepted = SSL_connect(tls) == 1;
    const int reason = ERR_GET_REASON(ERR_peek_error());
    SSL_free(tls);
    SSL_CTX_free(context);
    QTEST(accepted, "accepted");
    if (!accepted)
        QCOMPARE(reason, SSL_R_TLSV1_ALERT_PROTOCOL_VERSION);
}

void TestHttpTls::largeAnswersAndStreamsArriveWhole()
{
    ServerFixture fixture;
    fixture.start(options());
    for (const QString &path : {u"/large"_qs, u"/stream"_qs}) {
        ServerFixture plain;
        plain.start();
        const RawAnswer wanted = plain.get(path.toLatin1());
        const Answer answer = get(fixture.port, path);
        QCOMPARE(answer.error, QNetworkReply::NoError);
        QCOMPARE(answer.status, wanted.status);
        QCOMPARE(answer.body, wanted.body);
    }
}

void TestHttpTls::severalRequestsShareAConnection()
{
    ServerFixture fixture;
    HttpServer::Options one = options();
    one.connections = 1;
    fixture.start(one);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(get(fixture.port, u"/health"_qs).status, 200);
}

void TestHttpTls::plainHttpGetsNothing()
{
    ServerFixture fixture;
    fixture.start(options());
    RawClient client(fixture.port);
    client.send(fixture.request("GET /health"));
    QVERIFY(!client.read().status);
    QCOMPARE(fixture.handler.requests.load(), 0);
    QCOMPARE(get(fixture.port, u"/health"_qs).status, 200);
}

void TestHttpTls::whoDoesNotShakeHandsIsGivenUp()
{
    ServerFixture fixture;
    HttpServer::Options few = options();
    few.connections = 1;
    few.deadlines.header = std::chrono::milliseconds(50);
    fixture.start(few);
    RawClient silent(fixture.port);
    QTRY_COMPARE(get(fixture.port, u"/health"_qs).status, 200);
}

void TestHttpTls::drainsWhileConnectionsIdle()
{
    ServerFixture fixture;
    fixture.start(options());
    QCOMPARE(get(fixture.port, u"/health"_qs).status, 200);
    fixture.server.stop(); // the client keeps its connection
    QVERIFY(get(fixture.port, u"/health"_qs).error != QNetworkReply::NoError);
}

void TestHttpTls::badFilesAreAnError_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    const QString good = m_certificate.certificateFile();
    const TestCertificate other;
    QTest::newRow("none") << u"/nowhere/at/all.pem"_qs << m_certificate.keyFile();
    QTest::newRow("no key") << good << u"/nowhere/at/all.pem"_qs;
    QTest::newRow("no certificate") << m_certificate.keyFile() << m_certificate.keyFile();
    QTest::newRow("certificate as key") << good << good;
    QTest::newRow("only one") << good << QString();
}

void TestHttpTls::badFilesAreAnError()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    TestHandler handler;
    HttpServer server(handler);
    HttpServer::Options bad;
    bad.certificateFile = certificate;
    bad.keyFile = key;
    const auto started = server.start(bad);
    QVERIFY(!started);
    QCOMPARE(started.error().code, u"tls-not-usable"_qs);
}

void TestHttpTls::aPublicAddressNeedsTls()
{
    const QTemporaryDir folder;
    const auto startOn = [&](const QString &address, bool withTls) {
        PlatformServer::Options options;
        options.dataFolder = folder.filePath(u"data"_qs);
        options.address = QHostAddress(address);
        if (withTls) {
            options.tlsCertificate = m_certificate.certificateFile();
            options.tlsKey = m_certificate.keyFile();
        }
        PlatformServer server;
        const auto started = server.start(std::move(options));
        return started ? server.url().scheme() : started.error().code;
    };
    QCOMPARE(startOn(u"0.0.0.0"_qs, false), u"LISTEN-PUBLIC"_qs);
    QCOMPARE(startOn(u"0.0.0.0"_qs, true), u"https"_qs);
    QCOMPARE(startOn(u"127.0.0.1"_qs, true), u"https"_qs);
}

QTEST_GUILESS_MAIN(TestHttpTls)
#include "tst_httptls.moc"
