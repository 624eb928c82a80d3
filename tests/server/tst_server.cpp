#include <core/random.h>
#include <server/platformserver.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using namespace Minideck;

// The whole server over real HTTP, and minideck-server as a program.
class TestServer : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void answersOverHttp();
    void streamsALargeSnapshot();
    void embeddedServerTakesItsToken();
    void refusesPublicAddresses();
    void takenPortIsAnError();
    void survivesBeingStartedAgain();
    void programPrintsItsUrlAndDrains();
    void programRefusesBadUsage_data();
    void programRefusesBadUsage();
    void programLeavesGarbageAlone();

private:
    struct Answer
    {
        int status = 0;
        QByteArray body;
        QByteArray requestId;
        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    };
    Answer send(const QByteArray &method, const QUrl &url, const QByteArray &token = {},
                const QByteArray &body = {})
    {
        QNetworkRequest request(url);
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token);
        if (!body.isEmpty())
            request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_qs);
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(30000);
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
                reply->rawHeader("X-Request-Id")};
    }
    QByteArray signIn(const QUrl &server)
    {
        const QJsonObject body{{u"email"_qs, PlatformServer::demoEmail()},
                               {u"password"_qs, PlatformServer::demoPassword()}};
        const Answer answer =
            send("POST", server.resolved(QUrl(u"/v1/session"_qs)), {}, QJsonDocument(body).toJson());
        return answer.json()[u"accessToken"_qs].toString().toLatin1();
    }
    PlatformServer::Options options() const
    {
        PlatformServer::Options options;
        options.dataFolder = m_folder->filePath(u"data"_qs);
        return options;
    }
    static QUrl at(const QUrl &server, const QString &path) { return server.resolved(QUrl(path)); }

    //! Runs minideck-server to its end.
    struct Run
    {
        int code = 0;
        QByteArray output;
        QByteArray error;
    };
    static Run run(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(TEST_BIN_DIR "/minideck-server"), arguments);
        process.waitForFinished(60000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QNetworkAccessManager m_network;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestServer::answersOverHttp()
{
    QVERIFY(PlatformServer::seed(options().dataFolder, PlatformServer::Seed::Demo));
    PlatformServer server;
    QVERIFY(server.start(options()));
    const QUrl url = server.url();
    QCOMPARE(url.host(), u"127.0.0.1"_qs);
    QCOMPARE(send("GET", at(url, u"/v1"_qs)).json()[u"environment"_qs].toString(), u"sandbox"_qs);
    const QByteArray token = signIn(url);
    QCOMPARE(token.size(), 43);
    const Answer list = send("GET", at(url, u"/v1/workspaces/NorthbayCity/members?q=%E9%99%B3"_qs), token);
    QCOMPARE(list.status, 200);
    QCOMPARE(list.json()[u"items"_qs][0][u"name"_qs].toString(), u"陳怡君"_qs);
    const Answer nothing = send("GET", at(url, u"/v1/nothing"_qs), token);
    QCOMPARE(nothing.status, 404);
    QVERIFY(!nothing.requestId.isEmpty());
    QCOMPARE(nothing.json()[u"requestId"_qs].toString().toLatin1(), nothing.requestId);
    QCOMPARE(send("DELETE", at(url, u"/v1/session"_qs), token).status, 204);
    QCOMPARE(send("GET", at(url, u"/v1/session"_qs), token).status, 401);
}

void TestServer::streamsALargeSnapshot()
{
    QVERIFY(PlatformServer::seed(options().dataFolder, PlatformServer::Seed::Large, 3000));
    PlatformServer server;
    QVERIFY(server.start(options()));
    const Answer snapshot =
        send("GET", at(server.url(), u"/v1/workspaces/NorthbayCity/snapshot"_qs), signIn(server.url()));
    QCOMPARE(snapshot.status, 200);
    QVERIFY(snapshot.body.endsWith("{\"type\":\"end\",\"records\":3003}\n"));
    QCOMPARE(snapshot.body.count('\n'), 3005);
}

void TestServer::embeddedServerTakesItsToken()
{
    QVERIFY(PlatformServer::seed(options().dataFolder, PlatformServer::Seed::Demo));
    PlatformServer::Options embedded = options();
    embedded.oneTimeToken = Secret(QByteArray("token-of-this-run"));
    embedded.demoPasswords = false;
    PlatformServer server;
    QVERIFY(server.start(std::move(embedded)));
    const auto begin = [&] {
        return send("POST", at(server.url(), u"/v1/session"_qs), {},
                    R"({"oneTimeToken": "token-of-this-run"})");
    };
    QCOMPARE(begin().status, 201);
    QCOMPARE(begin().status, 401);
    QCOMPARE(signIn(server.url()), QByteArray());
}

void TestServer::refusesPublicAddresses()
{
    for (const QString &address : {u"0.0.0.0"_qs, u"::"_qs, u"192.0.2.7"_qs}) {
        PlatformServer::Options open = options();
        open.address = QHostAddress(address);
        const auto started = PlatformServer().start(std::move(open));
        QVERIFY(!started);
        QCOMPARE(started.error().code, u"LISTEN-PUBLIC"_qs);
        QVERIFY(!QFile::exists(options().dataFolder));
    }
}

void TestServer::takenPortIsAnError()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    PlatformServer::Options taken = options();
    taken.port = other.serverPort();
    PlatformServer server;
    QVERIFY(!server.start(std::move(taken)));
    // The failed start holds nothing back.
    QVERIFY(server.start(options()));
}

void TestServer::survivesBeingStartedAgain()
{
    QVERIFY(PlatformServer::seed(options().dataFolder, PlatformServer::Seed::Demo));
    PlatformServer server;
    QByteArray token;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(server.start(options()));
        if (token.isEmpty())
            token = signIn(server.url());
        QCOMPARE(send("GET", at(server.url(), u"/v1/session"_qs), token).status, 200);
        server.stop();
        QVERIFY(server.url().isEmpty());
    }
}

void TestServer::programPrintsItsUrlAndDrains()
{
    for (const int signal : {SIGTERM, SIGINT}) {
        QProcess process;
        process.start(QStringLiteral(TEST_BIN_DIR "/minideck-server"),
                      {u"--data"_qs, options().dataFolder, u"--listen"_qs, u"127.0.0.1:0"_qs, u"--seed"_qs,
                       u"demo"_qs});
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine() || process.state() == QProcess::NotRunning, 30000);
        const QUrl url(QString::fromLatin1(process.readLine().trimmed()));
        QCOMPARE(send("GET", at(url, u"/readyz"_qs)).status, 200);
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 15000);
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardError(), QByteArray());
    }
}

void TestServer::programRefusesBadUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const QString data = u"--data=/nowhere/at/all"_qs;
    QTest::newRow("no folder") << QStringList() << 2;
    QTest::newRow("unknown option") << QStringList{data, u"--nonsense"_qs} << 2;
    QTest::newRow("extra word") << QStringList{data, u"now"_qs} << 2;
    QTest::newRow("no port") << QStringList{data, u"--listen=127.0.0.1"_qs} << 2;
    QTest::newRow("bad port") << QStringList{data, u"--listen=127.0.0.1:70000"_qs} << 2;
    QTest::newRow("bad seed") << QStringList{data, u"--seed=big"_qs} << 2;
    QTest::newRow("bad members") << QStringList{data, u"--members=7"_qs} << 2;
    QTest::newRow("bad environment") << QStringList{data, u"--environment=home"_qs} << 2;
    QTest::newRow("no mail server") << QStringList{data, u"--smtp=mail.example"_qs} << 2;
    QTest::newRow("password on the command line")
        << QStringList{data, u"--smtp=smtp://me:secret@mail.example"_qs} << 2;
    QTest::newRow("password for nothing") << QStringList{data, u"--smtp-password-file=/dev/null"_qs} << 2;
    QTest::newRow("password file that is not there")
        << QStringList{data, u"--smtp=smtp://mail.example"_qs, u"--smtp-password-file=/nowhere"_qs} << 2;
    QTest::newRow("sender without an address") << QStringList{data, u"--mail-from=minideck"_qs} << 2;
    QTest::newRow("public address") << QStringList{data, u"--listen=0.0.0.0:0"_qs} << 1;
    QTest::newRow("folder in a file")
        << QStringList{u"--data=/dev/null/x"_qs, u"--listen=127.0.0.1:0"_qs} << 1;
}

void TestServer::programRefusesBadUsage()
{
    QFETCH(QStringList, arguments);
    const Run ended = run(arguments);
    QTEST(ended.code, "code");
    QVERIFY(ended.error.startsWith("minideck-server: "));
    QCOMPARE(ended.error.count('\n'), 1);
    QCOMPARE(ended.output, QByteArray());
}

void TestServer::programLeavesGarbageAlone()
{
    const QByteArray content = SeededRandom(5).bytes(20000);
    QFile file(m_folder->filePath(u"platform.sqlite"_qs));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(content);
    file.flush();
    const Run ended = run({u"--data"_qs, m_folder->path(), u"--listen=127.0.0.1:0"_qs, u"--seed=demo"_qs});
    QCOMPARE(ended.code, 1);
    QVERIFY(ended.error.contains("is not a database"));
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), content);
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
