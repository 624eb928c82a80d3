#include <server/platformserver.h>
#include <server/store/connection.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Minideck;

// Changes as a client makes them, against minideck-server as a program that dies and comes back.
class TestWritesOverHttp : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void OFF_4_aKeyOutlivesTheServer();
    void AUD_1_theProgramVerifiesTheLog();
    void AUD_1_theProgramSaysWhatItCannotRead();

private:
    using Fields = QList<std::pair<QByteArray, QByteArray>>;
    struct Answer
    {
        int status = 0;
        QByteArray body;
        QByteArray etag;
        QByteArray replayed;
        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    };

    void start(QProcess &process)
    {
        process.start(
            QStringLiteral(TEST_BIN_DIR "/minideck-server"),
            {u"--data"_qs, m_folder.path(), u"--listen"_qs, u"127.0.0.1:0"_qs, u"--seed"_qs, u"demo"_qs});
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine() || process.state() == QProcess::NotRunning, 30000);
        m_url = QString::fromLatin1(process.readLine().trimmed());
    }
    Answer send(const QByteArray &method, const QString &path, const QByteArray &body, const Fields &fields)
    {
        QNetworkRequest request(QUrl(m_url + path));
        for (const auto &[name, value] : fields)
            request.setRawHeader(name, value);
        if (!m_token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + m_token);
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(30000);
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
                reply->rawHeader("ETag"), reply->rawHeader("Idempotency-Replayed")};
    }
    void signIn()
    {
        const QJsonObject body{{u"email"_qs, PlatformServer::demoEmail()},
                               {u"password"_qs, PlatformServer::demoPassword()}};
        m_token = send("POST", u"/v1/session"_qs, QJsonDocument(body).toJson(),
                       {{"Content-Type", "application/json"}})
                      .json()[u"accessToken"_qs]
                      .toString()
                      .toLatin1();
    }
    QString pathOf(const QString &who)
    {
        const QString list = u"/v1/workspaces/NorthbayCity/members"_qs;
        const QJsonObject page = send("GET", list + u"?q="_qs + who, {}, {}).json();
        return list + u'/' + page[u"items"_qs][0][u"id"_qs].toString();
    }
    Answer makeReviewer(const QString &member, const QByteArray &key)
    {
        return send("PATCH", member, R"({"role":"reviewer"})",
                    {{"Content-Type", "application/merge-patch+json"},
                     {"Idempotency-Key", key},
                     {"If-Match", "\"1\""}});
    }
    static std::tuple<int, QByteArray, QByteArray> verifyAudit(const QString &folder)
    {
        QProcess process;
        process.start(QStringLiteral(TEST_BIN_DIR "/minideck-server"),
                      {u"verify-audit"_qs, u"--data"_qs, folder});
        process.waitForFinished(60000);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QTemporaryDir m_folder;
    QNetworkAccessManager m_network;
    QString m_url;
    QByteArray m_token;
};

void TestWritesOverHttp::OFF_4_aKeyOutlivesTheServer()
{
    const QByteArray key = "0123456789abcdef";
    QProcess first;
    start(first);
    signIn();
    const QString amara = pathOf(u"amara"_qs);
    const Answer done = makeReviewer(amara, key);
    QCOMPARE(done.status, 200);
    QCOMPARE(done.etag, QByteArray("\"2\""));
    QCOMPARE(done.replayed, QByteArray());
    first.kill();
    QVERIFY(first.waitForFinished());

    QProcess second;
    start(second);
    const Answer again = makeReviewer(amara, key);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.replayed, QByteArray("true"));
    QCOMPARE(again.body, done.body);
    QCOMPARE(makeReviewer(amara, "another-key-of-this-test").status, 412);
    // Beside the running server.
    QCOMPARE(verifyAudit(m_folder.path()),
             (std::tuple{0, QByteArray("The audit log is whole: 1 events.\n"), QByteArray()}));
    second.terminate();
    QVERIFY(second.waitForFinished());
}

void TestWritesOverHttp::AUD_1_theProgramVerifiesTheLog()
{
    QProcess server;
    start(server);
    signIn();
    for (const QString &who : {u"bjork"_qs, u"anika"_qs, u"haruna"_qs})
        QCOMPARE(makeReviewer(pathOf(who), "key-of-this-test-" + who.toLatin1()).status, 200);
    server.terminate();
    QVERIFY(server.waitForFinished());
    QCOMPARE(std::get<0>(verifyAudit(m_folder.path())), 0);

    Connection connection;
    QVERIFY(connection.open(m_folder.filePath(u"platform.sqlite"_qs), Connection::Access::ReadWrite));
    const QString newest = connection.value(u"SELECT max(number) FROM audit_event"_qs);
    connection.execute(u"DROP TRIGGER audit_event_is_not_changed"_qs);
    connection.execute(u"UPDATE audit_event SET account_id = 'acc_other' WHERE number = "_qs + newest);
    QVERIFY(!connection.error());
    QCOMPARE(verifyAudit(m_folder.path()),
             (std::tuple{1, QByteArray(),
                         QByteArray("minideck-server: the audit log is broken: event " + newest.toLatin1()
                                    + " is not what was written\n")}));
}

void TestWritesOverHttp::AUD_1_theProgramSaysWhatItCannotRead()
{
    const QTemporaryDir empty;
    const auto [code, output, error] = verifyAudit(empty.path());
    QCOMPARE(code, 1);
    QCOMPARE(output, QByteArray());
    QVERIFY(error.contains("there is no such file"));
    QVERIFY(QDir(empty.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestWritesOverHttp)
#include "tst_writesoverhttp.moc"
