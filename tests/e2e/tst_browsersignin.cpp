#include "livestage.h"

#include <client/api/oauth.h>
#include <client/sync/browsersignin.h>
#include <support/awaited.h>
#include <support/formbrowser.h>
#include <support/quiet.h>

#include <QTcpSocket>

using namespace Minideck;

// Signing in by the system's browser: a real server, its real page, and a browser that reads and fills it in.
class TestBrowserSignIn : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_home = std::make_unique<TemporaryHome>();
        m_server = std::make_unique<LiveServer>(m_home->filePath(u"server"_qs));
        m_client = std::make_unique<PlatformClient>(ClientOptions{m_home->filePath(u"data"_qs), {}},
                                                    m_keychain, m_clock, m_random);
        m_page.clear();
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
        m_home.reset();
    }

    void ACC_1_theBrowserSignsIn()
    {
        const auto answer = begin();
        QTRY_VERIFY(!m_page.isEmpty());
        FormBrowser browser;
        const FormBrowser::Page form = browser.get(m_page);
        QCOMPARE(form.status, 200);
        const FormBrowser::Page end = browser.submit(form, typed(PlatformServer::demoPassword()));
        QVERIFY2(end.text.contains(u"You are signed in"_qs), qPrintable(end.text));
        const Result<SignedIn> signedIn = awaited(answer);
        QVERIFY2(signedIn, qPrintable(signedIn ? QString() : signedIn.error().detail));
        QCOMPARE(signedIn->account.email, PlatformServer::demoEmail());
        QVERIFY(signedIn->account.keptInKeychain);
        QCOMPARE(m_client->state().phase, Phase::Online);
        QVERIFY(awaited(m_client->openWorkspace(signedIn->account, signedIn->workspaces.constFirst())));
        QVERIFY(awaited(m_client->sync()));

        // What was brought back is good for the next start of the program.
        QVERIFY(awaited(m_client->restore(signedIn->account)));
    }

    void ACC_1_aWrongPasswordStaysOnThePage()
    {
        const auto answer = begin();
        QTRY_VERIFY(!m_page.isEmpty());
        FormBrowser browser;
        const FormBrowser::Page again = browser.submit(browser.get(m_page), typed(u"not the password"_qs));
        QVERIFY(again.text.contains(u"do not belong together"_qs));
        QVERIFY(!answer.isFinished());
        browser.submit(again, typed(PlatformServer::demoPassword()));
        QVERIFY(awaited(answer));
    }

    void whatIsNotTheAnswerIsNotTaken_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("kind"); // empty: it goes on waiting
        QTest::newRow("no state") << u"code=x&iss=ISSUER"_qs << QString();
        QTest::newRow("another state") << u"code=x&iss=ISSUER&state=AAAA"_qs << QString();
        QTest::newRow("no issuer") << u"code=x&state=STATE"_qs << u"NotThePlatform"_qs;
        QTest::newRow("another issuer")
            << u"code=x&state=STATE&iss=http%3A%2F%2F127.0.0.1%3A1"_qs << u"NotThePlatform"_qs;
        QTest::newRow("no code") << u"state=STATE&iss=ISSUER"_qs << u"NotThePlatform"_qs;
        QTest::newRow("refused") << u"error=access_denied&state=STATE&iss=ISSUER"_qs << u"Forbidden"_qs;
        QTest::newRow("broken") << u"error=server_error&state=STATE&iss=ISSUER"_qs << u"NotThePlatform"_qs;
        QTest::newRow("a code of nobody") << u"code=x&state=STATE&iss=ISSUER"_qs << u"Invalid"_qs;
    }

    void whatIsNotTheAnswerIsNotTaken()
    {
        QFETCH(QString, query);
        QFETCH(QString, kind);
        const auto answer = begin();
        QTRY_VERIFY(!m_page.isEmpty());
        const QUrlQuery asked(m_page);
        query.replace(u"ISSUER"_qs, QString::fromLatin1(QUrl::toPercentEncoding(m_server->url().toString())));
        query.replace(u"STATE"_qs, asked.queryItemValue(u"state"_qs));
        FormBrowser().get(QUrl(asked.queryItemValue(u"redirect_uri"_qs, QUrl::FullyDecoded) + u'?' + query));
        if (kind.isEmpty()) {
            QVERIFY(!answer.isFinished());
            m_client->cancelSignIn();
            kind = u"Cancelled"_qs;
        }
        QCOMPARE(toString(awaited(answer).error().kind), kind);
        QCOMPARE(m_client->state().phase, Phase::SignedOut);
    }

    void onlyTheBrowserIsAnswered_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("path") << QByteArray("GET /other HTTP/1.1\r\nHost: 127.0.0.1:%1\r\n\r\n");
        QTest::newRow("method") << QByteArray("POST /callback HTTP/1.1\r\nHost: 127.0.0.1:%1\r\n\r\n");
        QTest::newRow("host") << QByteArray("GET /callback?x HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        QTest::newRow("no host") << QByteArray("GET /callback?x HTTP/1.1\r\n\r\n");
        QTest::newRow("noise") << QByteArray("\x16\x03\x01\r\n\r\n");
        QTest::newRow("long") << QByteArray("GET /callback?") + QByteArray(40'000, 'x');
    }

    void onlyTheBrowserIsAnswered()
    {
        QFETCH(QByteArray, request);
        BrowserSignIn signIn(m_server->url(), m_random,
                             [](const Result<AuthorizationGrant> &) { QFAIL("taken"); });
        const Result<QUrl> page = signIn.start();
        QVERIFY(page);
        const int port = QUrl(QUrlQuery(*page).queryItemValue(u"redirect_uri"_qs, QUrl::FullyDecoded)).port();
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(port));
        QTRY_COMPARE(socket.state(), QTcpSocket::ConnectedState);
        socket.write(request.replace("%1", QByteArray::number(port)));
        QTRY_COMPARE(socket.state(), QTcpSocket::UnconnectedState);
        const QByteArray told = socket.readAll();
        QVERIFY2(told.isEmpty() || told.startsWith("HTTP/1.1 404"), told);
    }

    void everySignInHasItsOwnSecrets()
    {
        QSet<QString> states;
        QSet<QString> challenges;
        for (int i = 0; i < 3; ++i) {
            BrowserSignIn signIn(m_server->url(), m_random, [](const Result<AuthorizationGrant> &) {});
            const QUrlQuery asked(*signIn.start());
            states << asked.queryItemValue(u"state"_qs);
            challenges << asked.queryItemValue(u"code_challenge"_qs);
            QCOMPARE(asked.queryItemValue(u"code_challenge_method"_qs), u"S256"_qs);
            QCOMPARE(asked.queryItemValue(u"state"_qs).size(), 43);
        }
        QCOMPARE(states.size(), 3);
        QCOMPARE(challenges.size(), 3);
    }

    void givingUpEndsTheListening()
    {
        const auto answer = begin();
        QTRY_VERIFY(!m_page.isEmpty());
        m_client->cancelSignIn();
        QCOMPARE(toString(awaited(answer).error().kind), u"Cancelled"_qs);
        QTcpSocket socket;
        const QUrl back(QUrlQuery(m_page).queryItemValue(u"redirect_uri"_qs, QUrl::FullyDecoded));
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(back.port()));
        QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
    }

private:
    QFuture<Result<SignedIn>> begin()
    {
        return m_client->signInByBrowser(m_server->url(), true, [this](const QUrl &page) { m_page = page; });
    }
    static QList<std::pair<QString, QString>> typed(const QString &password)
    {
        return {{u"email"_qs, PlatformServer::demoEmail()}, {u"password"_qs, password}};
    }

    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<LiveServer> m_server;
    MemoryKeychain m_keychain;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<PlatformClient> m_client;
    QUrl m_page;
};

QTEST_GUILESS_MAIN(TestBrowserSignIn)
#include "tst_browsersignin.moc"
