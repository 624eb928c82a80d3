#include "headlessbrowser.h"

#include <server/platformserver.h>
#include <support/quiet.h>
#include <support/scriptedpeer.h>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QUrlQuery>
#include <QtTest>

using namespace Minideck;

// Becoming somebody, joining and signing in by a browser, against the whole server over real HTTP.
class TestIdentityOverHttp : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_server.reset(); }

    void ACC_1_MEM_2_fromNobodyToMember();
    void ACC_11_actsAsTheOperatorWhoTestsTheMail();
    void formsComeFromOurOwnPagesOnly_data();
    void formsComeFromOurOwnPagesOnly();
    void ACC_1_signsInByTheBrowserOfTheDesktop();

private:
    using Fields = QList<std::pair<QByteArray, QByteArray>>;
    struct Answer
    {
        int status = 0;
        QByteArray body;
        QByteArray location;
        QByteArray cookie;
        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
        QString text(const QString &name) const { return json()[name].toString(); }
    };
    Answer send(const QByteArray &method, const QString &path, const QByteArray &body = {},
                const Fields &fields = {});
    Answer post(const QString &path, const QJsonObject &body, const QString &token = {});
    QString signIn(const QString &email, const QString &password)
    {
        return post(u"/v1/session"_qs, {{u"email"_qs, email}, {u"password"_qs, password}})
            .text(u"accessToken"_qs);
    }
    QString codeFor(const QString &email)
    {
        const Answer mail = send("GET", u"/v1/sandbox/mail"_qs, {}, {{"Authorization", bearer(m_admin)}});
        for (const QJsonValue &letter : mail.json()[u"items"_qs].toArray()) {
            if (letter[u"recipient"_qs].toString() == email)
                return letter[u"code"_qs].toString();
        }
        return {};
    }
    static QByteArray bearer(const QString &token) { return "Bearer " + token.toLatin1(); }
    static QString authorizePath(const QString &redirect)
    {
        QUrlQuery query{{u"response_type"_qs, u"code"_qs},   {u"client_id"_qs, u"minideck-desktop"_qs},
                        {u"redirect_uri"_qs, redirect},      {u"state"_qs, u"of this test"_qs},
                        {u"code_challenge"_qs, challenge()}, {u"code_challenge_method"_qs, u"S256"_qs}};
        return u"/oauth/authorize?"_qs + query.toString(QUrl::FullyEncoded);
    }
    static QByteArray verifier() { return QByteArray(64, 'v'); }
    static QString challenge()
    {
        return QString::fromLatin1(
            QCryptographicHash::hash(verifier(), QCryptographicHash::Sha256)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }

    QNetworkAccessManager m_network;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PlatformServer> m_server;
    QString m_admin;
    int m_keys = 0;
};

void TestIdentityOverHttp::init()
{
    failOnUnexpectedWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    PlatformServer::Options options;
    options.dataFolder = m_folder->filePath(u"data"_qs);
    QVERIFY(PlatformServer::seed(options.dataFolder, PlatformServer::Seed::Demo));
    m_server = std::make_unique<PlatformServer>();
    QVERIFY(m_server->start(std::move(options)));
    m_admin = signIn(PlatformServer::demoEmail(), PlatformServer::demoPassword());
    QVERIFY(!m_admin.isEmpty());
}

TestIdentityOverHttp::Answer TestIdentityOverHttp::send(const QByteArray &method, const QString &path,
                                                        const QByteArray &body, const Fields &fields)
{
    QNetworkRequest request(m_server->url().resolved(QUrl(path)));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    for (const auto &[name, value] : fields)
        request.setRawHeader(name, value);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(30000);
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeader("Location"), reply->rawHeader("Set-Cookie").split(';').first()};
}

TestIdentityOverHttp::Answer TestIdentityOverHttp::post(const QString &path, const QJsonObject &body,
                                                        const QString &token)
{
    Fields fields{{"Content-Type", "application/json"},
                  {"Idempotency-Key", "identity-over-http-" + QByteArray::number(++m_keys)}};
    if (!token.isEmpty())
        fields.append({"Authorization", bearer(token)});
    return send("POST", path, QJsonDocument(body).toJson(), fields);
}

void TestIdentityOverHttp::ACC_1_MEM_2_fromNobodyToMember()
{
    const QString email = u"zoe@guest.example"_qs;
    const QString password = u"seven blue herons"_qs;
    QCOMPARE(post(u"/v1/accounts"_qs,
                  {{u"email"_qs, email}, {u"displayName"_qs, u"Zoë"_qs}, {u"password"_qs, password}})
                 .status,
             202);
    const QString token = signIn(email, password);
    QVERIFY(!token.isEmpty());
    const QJsonObject invitation{{u"email"_qs, email}, {u"role"_qs, u"reviewer"_qs}};
    const QString verification = codeFor(email);
    QCOMPARE(post(u"/v1/workspaces/NorthbayCity/invitations"_qs,
                  {{u"invitations"_qs, QJsonArray{invitation}}}, m_admin)
                 .status,
             200);
    const QJsonObject accepting{{u"code"_qs, codeFor(email)}};
    QCOMPARE(post(u"/v1/invitations/accept"_qs, accepting, token).status, 403);
    QCOMPARE(post(u"/v1/accounts/verification"_qs, {{u"email"_qs, email}, {u"code"_qs, verification}}).status,
             204);
    QCOMPARE(post(u"/v1/invitations/accept"_qs, accepting, token).status, 200);
    const Fields mine{{"Authorization", bearer(token)}};
    QCOMPARE(send("GET", u"/v1/workspaces/NorthbayCity/teams"_qs, {}, mine).status, 200);

    QCOMPARE(post(u"/v1/password-reset"_qs, {{u"email"_qs, email}}).status, 202);
    QCOMPARE(post(u"/v1/password-reset/confirm"_qs,
                  {{u"email"_qs, email},
                   {u"code"_qs, codeFor(email)},
                   {u"newPassword"_qs, u"nine green herons"_qs}})
                 .status,
             204);
    QCOMPARE(send("GET", u"/v1/session"_qs, {}, mine).status, 401);
    QVERIFY(!signIn(email, u"nine green herons"_qs).isEmpty());
    QTRY_COMPARE(QDir(m_folder->filePath(u"data/mail"_qs)).entryList(QDir::Files).size(), 4);
}

void TestIdentityOverHttp::ACC_11_actsAsTheOperatorWhoTestsTheMail()
{
    const Answer session = post(u"/v1/sandbox/act-as"_qs, {{u"role"_qs, u"operator"_qs}}, m_admin);
    QCOMPARE(session.status, 201);
    QCOMPARE(post(u"/v1/mail/test"_qs, {}, session.text(u"accessToken"_qs)).status, 202);
    QCOMPARE(post(u"/v1/mail/test"_qs, {}, m_admin).status, 403);
}

void TestIdentityOverHttp::formsComeFromOurOwnPagesOnly_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");
    const QString form = u"/oauth/authorize"_qs;
    QTest::newRow("our page") << form << QByteArray("OURS") << 400; // it is looked at
    QTest::newRow("another page") << form << QByteArray("https://evil.example") << 403;
    QTest::newRow("another server of this computer") << form << QByteArray("http://127.0.0.1:1") << 403;
    QTest::newRow("a page without a name") << form << QByteArray("null") << 403;
    QTest::newRow("our page at another path") << u"/oauth/token"_qs << QByteArray("OURS") << 403;
    QTest::newRow("our page at the API") << u"/v1/session"_qs << QByteArray("OURS") << 403;
}

void TestIdentityOverHttp::formsComeFromOurOwnPagesOnly()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, origin);
    origin.replace("OURS", m_server->url().toEncoded());
    const Fields fields{{"Content-Type", "application/x-www-form-urlencoded"}, {"Origin", origin}};
    QTEST(send("POST", path, "client_id=x", fields).status, "status");
}

void TestIdentityOverHttp::ACC_1_signsInByTheBrowserOfTheDesktop()
{
    if (!HeadlessBrowser::isInstalled())
        QSKIP("there is no chromium here");
    // The console's side: it listens for the one request that brings the code.
    ScriptedPeer console([](const PeerRequest &) { return PeerAnswer::of(200, "done", "text/plain"); });
    const QString redirect = u"http://127.0.0.1:%1/callback"_qs.arg(console.url().port());
    HeadlessBrowser browser;
    QVERIFY(browser.open(m_server->url().resolved(QUrl(authorizePath(redirect)))));
    QTRY_COMPARE_WITH_TIMEOUT(browser.evaluate(u"document.readyState"_qs).toString(), u"complete"_qs, 30000);
    QCOMPARE(browser.evaluate(u"document.title"_qs).toString(), u"Sign in – Minideck"_qs);
    // The style got past the policy, and a script would not.
    QCOMPARE(browser.evaluate(u"getComputedStyle(document.querySelector('main')).borderRadius"_qs).toString(),
             u"12px"_qs);
    const QString fill = u"for (const [name, value] of [['email', '%1'], ['password', '%2']])"
                         u" document.querySelector('[name=' + name + ']').value = value;"
                         u" document.querySelector('button').click()"_qs;
    browser.evaluate(fill.arg(PlatformServer::demoEmail(), u"not the password"_qs));
    QTRY_COMPARE_WITH_TIMEOUT(
        browser.evaluate(u"document.querySelector('[role=alert]')?.textContent"_qs).toString(),
        u"E-mail and password do not belong together."_qs, 30000);
    browser.evaluate(fill.arg(PlatformServer::demoEmail(), PlatformServer::demoPassword()));
    QTRY_VERIFY_WITH_TIMEOUT(!console.requests().isEmpty(), 30000);

    const QUrl back = QUrl::fromEncoded(console.requests().first().target);
    QCOMPARE(back.path(), u"/callback"_qs);
    const QUrlQuery query(back);
    QCOMPARE(query.queryItemValue(u"state"_qs, QUrl::FullyDecoded), u"of this test"_qs);
    QCOMPARE(query.queryItemValue(u"iss"_qs, QUrl::FullyDecoded), m_server->url().toString());
    const QUrlQuery exchange{{u"grant_type"_qs, u"authorization_code"_qs},
                             {u"client_id"_qs, u"minideck-desktop"_qs},
                             {u"code"_qs, query.queryItemValue(u"code"_qs)},
                             {u"redirect_uri"_qs, redirect},
                             {u"code_verifier"_qs, QString::fromLatin1(verifier())}};
    const Answer tokens = send("POST", u"/oauth/token"_qs, exchange.toString(QUrl::FullyEncoded).toLatin1(),
                               {{"Content-Type", "application/x-www-form-urlencoded"}});
    QCOMPARE(tokens.status, 200);
    const Fields mine{{"Authorization", bearer(tokens.text(u"access_token"_qs))}};
    QCOMPARE(send("GET", u"/v1/session"_qs, {}, mine).status, 200);
}

QTEST_GUILESS_MAIN(TestIdentityOverHttp)
#include "tst_identityoverhttp.moc"
