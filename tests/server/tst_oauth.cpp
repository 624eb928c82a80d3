#include "testplatform.h"

#include <support/quiet.h>

#include <QUrlQuery>
#include <QtTest>

using namespace Minideck;
using namespace std::chrono_literals;

using Fields = QList<std::pair<QString, QString>>;

static const QString Redirect = u"http://127.0.0.1:51234/callback"_qs;
// The pair of RFC 7636 appendix B.
static const QString Verifier = u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_qs;
static const QString Challenge = u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_qs;

static Fields asked()
{
    return {{u"response_type"_qs, u"code"_qs}, {u"client_id"_qs, u"minideck-desktop"_qs},
            {u"redirect_uri"_qs, Redirect},    {u"state"_qs, u"a state/?&=é"_qs.left(10)},
            {u"code_challenge"_qs, Challenge}, {u"code_challenge_method"_qs, u"S256"_qs}};
}

static Fields with(Fields fields, const QString &name, const QString &value)
{
    fields.removeIf([&](const auto &each) { return each.first == name; });
    if (!value.isNull())
        fields.append({name, value});
    return fields;
}

static QByteArray encoded(const Fields &fields)
{
    QByteArrayList parts;
    for (const auto &[name, value] : fields)
        parts << name.toLatin1() + '=' + QUrl::toPercentEncoding(value);
    return parts.join('&');
}

class TestOAuth : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_platform = std::make_unique<TestPlatform>();
    }

    void saysWhereItIs();
    void ACC_1_signsInByTheBrowser();
    void thePageIsGuarded();
    void thePageQuotesWhatComesFromOutside();
    void answersOnlyToThisComputer_data();
    void answersOnlyToThisComputer();
    void tellsTheProgramWhatIsWrong_data();
    void tellsTheProgramWhatIsWrong();
    void overTlsEverythingSaysSo();
    void theStateIsTheClients();
    void aFormOfAnotherPageIsRefused_data();
    void aFormOfAnotherPageIsRefused();
    void wrongPasswordsShowThePageAgain();
    void guessingIsThrottledWithTheOtherSignIn();
    void aCodeIsGoodOnceAndItsSecondUseEndsTheSession();
    void aCodeIsGoodForAMinute();
    void aCodeIsBoundToItsRequest_data();
    void aCodeIsBoundToItsRequest();
    void refreshTokensRotate();
    void reuseGoesIntoTheAuditLog();
    void revokingEndsTheSession_data();
    void revokingEndsTheSession();
    void refusesWhatItDoesNotUnderstand_data();
    void refusesWhatItDoesNotUnderstand();
    void storesNoCode();

private:
    Reply open(const Fields &fields = asked(), const QByteArray &cookie = {})
    {
        HttpRequest request = m_platform->request("GET", "/oauth/authorize?" + encoded(fields));
        if (!cookie.isEmpty())
            request.headers.set("Cookie", cookie);
        return m_platform->send(request);
    }
    Reply postForm(const QByteArray &target, const Fields &fields, const QByteArray &cookie = {})
    {
        HttpRequest request = m_platform->request("POST", target);
        request.headers.set("Content-Type", "application/x-www-form-urlencoded");
        if (!cookie.isEmpty())
            request.headers.set("Cookie", cookie);
        request.body = encoded(fields);
        return m_platform->send(request);
    }
    static QByteArray cookieOf(const Reply &page) { return page.header("Set-Cookie").split(';').first(); }
    static QString sealOf(const Reply &page)
    {
        static const QRegularExpression seal(u"name=\"seal\" value=\"([^\"]*)\""_qs);
        return seal.match(QString::fromUtf8(page.body)).captured(1);
    }
    //! Fills in the page and sends it.
    Reply signIn(const Fields &fields = asked(), const QString &password = DemoWorkspace::password())
    {
        const Reply page = open(fields);
        Fields form = with(fields, u"seal"_qs, sealOf(page));
        form << Fields{{u"email"_qs, DemoWorkspace::administrator()}, {u"password"_qs, password}};
        return postForm("/oauth/authorize", form, cookieOf(page));
    }
    static QUrlQuery wayBack(const Reply &reply)
    {
        return QUrlQuery(QUrl::fromEncoded(reply.header("Location")).query(QUrl::FullyEncoded));
    }
    static QString item(const Reply &reply, const QString &name)
    {
        return wayBack(reply).queryItemValue(name, QUrl::FullyDecoded);
    }
    static Fields exchange(const QString &code)
    {
        return {{u"grant_type"_qs, u"authorization_code"_qs},
                {u"code"_qs, code},
                {u"redirect_uri"_qs, Redirect},
                {u"client_id"_qs, u"minideck-desktop"_qs},
                {u"code_verifier"_qs, Verifier}};
    }
    static Fields refresh(const QString &token)
    {
        return {{u"grant_type"_qs, u"refresh_token"_qs},
                {u"refresh_token"_qs, token},
                {u"client_id"_qs, u"minideck-desktop"_qs}};
    }
    QJsonObject tokens() { return postForm("/oauth/token", exchange(item(signIn(), u"code"_qs))).json(); }
    int statusOf(const QJsonObject &tokens)
    {
        return m_platform->get("/v1/session", tokens[u"access_token"_qs].toString().toLatin1()).status;
    }

    std::unique_ptr<TestPlatform> m_platform;
};

void TestOAuth::saysWhereItIs()
{
    const Reply reply = m_platform->get("/.well-known/oauth-authorization-server", {});
    QCOMPARE(reply.status, 200);
    const QString issuer = u"http://127.0.0.1:8080"_qs;
    const auto at = [&issuer](const QString &path) { return QString(issuer + path); };
    QCOMPARE(
        reply.json(),
        (QJsonObject{{u"issuer"_qs, issuer},
                     {u"authorization_endpoint"_qs, at(u"/oauth/authorize"_qs)},
                     {u"token_endpoint"_qs, at(u"/oauth/token"_qs)},
                     {u"revocation_endpoint"_qs, at(u"/oauth/revoke"_qs)},
                     {u"response_types_supported"_qs, QJsonArray{u"code"_qs}},
                     {u"response_modes_supported"_qs, QJsonArray{u"query"_qs}},
                     {u"grant_types_supported"_qs, QJsonArray{u"authorization_code"_qs, u"refresh_token"_qs}},
                     {u"code_challenge_methods_supported"_qs, QJsonArray{u"S256"_qs}},
                     {u"token_endpoint_auth_methods_supported"_qs, QJsonArray{u"none"_qs}},
                     {u"revocation_endpoint_auth_methods_supported"_qs, QJsonArray{u"none"_qs}},
                     {u"authorization_response_iss_parameter_supported"_qs, true}}));
}

void TestOAuth::overTlsEverythingSaysSo()
{
    QVERIFY(!open().header("Set-Cookie").contains("Secure"));
    HttpRequest request = m_platform->request("GET", "/oauth/authorize?" + encoded(asked()));
    request.encrypted = true;
    QVERIFY(m_platform->send(request).header("Set-Cookie").endsWith("; Secure"));
    request = m_platform->request("GET", "/.well-known/oauth-authorization-server");
    request.encrypted = true;
    QCOMPARE(m_platform->send(request).json()[u"issuer"_qs].toString(), u"https://127.0.0.1:8080"_qs);
}

void TestOAuth::ACC_1_signsInByTheBrowser()
{
    const Reply back = signIn();
    QCOMPARE(back.status, 303);
    QVERIFY(back.header("Location").startsWith(QByteArray(Redirect.toLatin1() + '?')));
    QCOMPARE(item(back, u"iss"_qs), u"http://127.0.0.1:8080"_qs);
    const Reply reply = postForm("/oauth/token", exchange(item(back, u"code"_qs)));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("Content-Type"), QByteArray("application/json"));
    const QJsonObject tokens = reply.json();
    QCOMPARE(tokens[u"token_type"_qs].toString(), u"Bearer"_qs);
    QCOMPARE(tokens[u"expires_in"_qs].toInt(), 900);
    QCOMPARE(tokens[u"refresh_expires_in"_qs].toInt(), 30 * 24 * 3600);
    const Reply session = m_platform->get("/v1/session", tokens[u"access_token"_qs].toString().toLatin1());
    QCOMPARE(session.json()[u"account"_qs][u"email"_qs].toString(), DemoWorkspace::administrator());
}

void TestOAuth::thePageIsGuarded()
{
    const Reply page = open();
    QCOMPARE(page.status, 200);
    QCOMPARE(page.header("Content-Type"), QByteArray("text/html; charset=utf-8"));
    const QByteArray policy = page.header("Content-Security-Policy");
    QVERIFY(policy.startsWith("default-src 'none'; style-src 'sha256-"));
    QVERIFY(policy.endsWith(
        "; form-action 'self' http://127.0.0.1:51234; frame-ancestors 'none'; base-uri 'none'"));
    QVERIFY(!policy.contains("unsafe"));
    QCOMPARE(page.header("X-Frame-Options"), QByteArray("DENY"));
    QCOMPARE(page.header("Referrer-Policy"), QByteArray("same-origin"));
    QVERIFY(!page.body.contains("<script"));
    // The policy lets in exactly the style that is there.
    const QByteArray style = page.body.mid(page.body.indexOf("<style>") + 7,
                                           page.body.indexOf("</style>") - page.body.indexOf("<style>") - 7);
    QVERIFY(policy.contains(QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64()));
    const QByteArray cookie = page.header("Set-Cookie");
    QVERIFY(cookie.endsWith("; Path=/oauth; Max-Age=900; HttpOnly; SameSite=Strict"));
    // A second page of the same browser leaves the first one good.
    QCOMPARE(cookieOf(open(asked(), cookieOf(page))), cookieOf(page));
    QVERIFY(cookieOf(open()) != cookieOf(page));
}

void TestOAuth::thePageQuotesWhatComesFromOutside()
{
    const Reply page = open(with(asked(), u"state"_qs, u"\"><script>alert(1)</script>"_qs));
    QCOMPARE(page.status, 200);
    QVERIFY(!page.body.contains("<script"));
    QVERIFY(page.body.contains("&quot;&gt;&lt;script&gt;"));
}

void TestOAuth::answersOnlyToThisComputer_data()
{
    QTest::addColumn<QString>("redirect");
    QTest::addColumn<int>("status");
    const auto row = [](const QString &redirect, int status) {
        QTest::newRow(qPrintable(redirect)) << redirect << status;
    };
    row(u"http://127.0.0.1:1/callback"_qs, 200);
    row(u"http://127.0.0.1:65535/callback"_qs, 200);
    row(u"http://[::1]:51234/callback"_qs, 200);
    row(u"http://127.0.0.1:65536/callback"_qs, 400);
    row(u"http://127.0.0.1:0/callback"_qs, 400);
    row(u"http://127.0.0.1:051/callback"_qs, 400);
    row(u"http://127.0.0.1/callback"_qs, 400);
    row(u"http://localhost:51234/callback"_qs, 400);
    row(u"https://127.0.0.1:51234/callback"_qs, 400);
    row(u"http://127.0.0.1:51234/callback/"_qs, 400);
    row(u"http://127.0.0.1:51234/Callback"_qs, 400);
    row(u"http://127.0.0.1:51234/callback?x=1"_qs, 400);
    row(u"http://127.0.0.1:51234/callback#x"_qs, 400);
    row(u"http://127.0.0.1:51234/callback\n"_qs, 400);
    row(u"http://me@127.0.0.1:51234/callback"_qs, 400);
    row(u"http://127.0.0.1:51234@evil.example/callback"_qs, 400);
    row(u"http://127.0.0.1.evil.example:51234/callback"_qs, 400);
    row(u"http://evil.example:80/callback"_qs, 400);
    row(u"minideck://callback"_qs, 400);
    row(u""_qs, 400);
}

void TestOAuth::answersOnlyToThisComputer()
{
    QFETCH(QString, redirect);
    const Reply reply = open(with(asked(), u"redirect_uri"_qs, redirect));
    QTEST(reply.status, "status");
    QCOMPARE(reply.header("Location"), QByteArray());
    QCOMPARE(reply.body.contains("<form"), reply.status == 200);
    // Nothing else goes there, either.
    const Fields wrong = with(with(asked(), u"redirect_uri"_qs, redirect), u"response_type"_qs, u"token"_qs);
    QCOMPARE(open(wrong).header("Location").isEmpty(), reply.status == 400);
    QCOMPARE(open(with(asked(), u"client_id"_qs, u"other"_qs)).status, 400);
}

void TestOAuth::tellsTheProgramWhatIsWrong_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *what, const QString &name, const QString &value, const QString &error) {
        QTest::newRow(what) << name << value << error;
    };
    const QString invalid = u"invalid_request"_qs;
    row("implicit", u"response_type"_qs, u"token"_qs, u"unsupported_response_type"_qs);
    row("no type", u"response_type"_qs, {}, u"unsupported_response_type"_qs);
    row("plain", u"code_challenge_method"_qs, u"plain"_qs, invalid);
    row("no method, which means plain", u"code_challenge_method"_qs, {}, invalid);
    row("no challenge", u"code_challenge"_qs, {}, invalid);
    row("short challenge", u"code_challenge"_qs, Challenge.chopped(1), invalid);
    row("challenge of other letters", u"code_challenge"_qs, Challenge.chopped(1) + u'+', invalid);
    row("endless state", u"state"_qs, QString(513, u's'), invalid);
    row("state of other letters", u"state"_qs, u"é"_qs, invalid);
}

void TestOAuth::tellsTheProgramWhatIsWrong()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    const Fields fields = with(asked(), name, value);
    for (const Reply &reply : {open(fields), postForm("/oauth/authorize", fields)}) {
        QCOMPARE(reply.status, 303);
        QVERIFY(reply.header("Location").startsWith(QByteArray(Redirect.toLatin1() + '?')));
        QTEST(item(reply, u"error"_qs), "error");
        QCOMPARE(item(reply, u"iss"_qs), u"http://127.0.0.1:8080"_qs);
        QCOMPARE(item(reply, u"state"_qs), name == u"state" ? u""_qs : u"a state/?&"_qs);
    }
}

void TestOAuth::theStateIsTheClients()
{
    // It comes back as it was, and the server makes nothing of it.
    QCOMPARE(item(signIn(), u"state"_qs), u"a state/?&"_qs);
    QVERIFY(!wayBack(signIn(with(asked(), u"state"_qs, QString()))).hasQueryItem(u"state"_qs));
    const Reply other = signIn(with(asked(), u"state"_qs, u"another"_qs));
    QCOMPARE(postForm("/oauth/token", exchange(item(other, u"code"_qs))).status, 200);
}

void TestOAuth::aFormOfAnotherPageIsRefused_data()
{
    QTest::addColumn<QString>("how");
    for (const auto *how : {"no cookie", "other cookie", "no seal", "broken seal", "other state",
                            "other challenge", "other way back", "too late"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestOAuth::aFormOfAnotherPageIsRefused()
{
    QFETCH(QString, how);
    const Reply page = open();
    QByteArray cookie = cookieOf(page);
    Fields form = with(asked(), u"seal"_qs, sealOf(page));
    form << Fields{{u"email"_qs, DemoWorkspace::administrator()},
                   {u"password"_qs, DemoWorkspace::password()}};
    if (how == u"no cookie")
        cookie.clear();
    else if (how == u"other cookie")
        cookie = cookieOf(open());
    else if (how == u"no seal")
        form = with(form, u"seal"_qs, QString());
    else if (how == u"broken seal")
        form = with(form, u"seal"_qs, sealOf(page) + u'A');
    else if (how == u"other state")
        form = with(form, u"state"_qs, u"x"_qs);
    else if (how == u"other challenge")
        form = with(form, u"code_challenge"_qs, QString(43, u'x'));
    else if (how == u"other way back")
        form = with(form, u"redirect_uri"_qs, u"http://127.0.0.1:6666/callback"_qs);
    else
        m_platform->clock().advance(15min);
    const Reply reply = postForm("/oauth/authorize", form, cookie);
    QCOMPARE(reply.status, 403);
    QCOMPARE(reply.header("Location"), QByteArray());
    // The page is there again, and good.
    QVERIFY(reply.body.contains("This page was open for too long"));
    QVERIFY(!sealOf(reply).isEmpty());
}

void TestOAuth::wrongPasswordsShowThePageAgain()
{
    const Reply reply = signIn(asked(), u"not the password"_qs);
    QCOMPARE(reply.status, 422);
    QVERIFY(reply.body.contains("role=\"alert\""));
    QVERIFY(reply.body.contains("value=\"noor.rahman@northbay.example\""));
    QVERIFY(!reply.body.contains("not the password"));
    QVERIFY(!sealOf(reply).isEmpty());
}

void TestOAuth::guessingIsThrottledWithTheOtherSignIn()
{
    for (int i = 0; i < 3; ++i)
        QCOMPARE(signIn(asked(), u"a wrong guess"_qs).status, 422);
    const QByteArray guess = R"({"email":"noor.rahman@northbay.example","password":"a wrong guess"})";
    for (int i = 0; i < 2; ++i)
        QCOMPARE(m_platform->post("/v1/session", guess).status, 401);
    const Reply reply = signIn();
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.header("Retry-After"), QByteArray("5"));
    QVERIFY(reply.body.contains("Too many tries"));
    m_platform->clock().advance(5s);
    QCOMPARE(signIn().status, 303);
}

void TestOAuth::aCodeIsGoodOnceAndItsSecondUseEndsTheSession()
{
    const QString code = item(signIn(), u"code"_qs);
    const QJsonObject tokens = postForm("/oauth/token", exchange(code)).json();
    QCOMPARE(statusOf(tokens), 200);
    const Reply again = postForm("/oauth/token", exchange(code));
    QCOMPARE(again.status, 400);
    QCOMPARE(again.json()[u"error"_qs].toString(), u"invalid_grant"_qs);
    QCOMPARE(statusOf(tokens), 401);
    QCOMPARE(postForm("/oauth/token", refresh(tokens[u"refresh_token"_qs].toString())).status, 400);
}

void TestOAuth::aCodeIsGoodForAMinute()
{
    const QString code = item(signIn(), u"code"_qs);
    m_platform->clock().advance(60s);
    QCOMPARE(postForm("/oauth/token", exchange(code)).status, 400);
    const QString other = item(signIn(), u"code"_qs);
    m_platform->clock().advance(60s - 1ms);
    QCOMPARE(postForm("/oauth/token", exchange(other)).status, 200);
}

void TestOAuth::aCodeIsBoundToItsRequest_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("other verifier") << u"code_verifier"_qs << QString(43, u'x');
    QTest::newRow("no verifier") << u"code_verifier"_qs << QString();
    QTest::newRow("the challenge itself") << u"code_verifier"_qs << Challenge;
    QTest::newRow("other port") << u"redirect_uri"_qs << u"http://127.0.0.1:51235/callback"_qs;
    QTest::newRow("no way back") << u"redirect_uri"_qs << QString();
}

void TestOAuth::aCodeIsBoundToItsRequest()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    const QString code = item(signIn(), u"code"_qs);
    const Reply wrong = postForm("/oauth/token", with(exchange(code), name, value));
    QCOMPARE(wrong.status, 400);
    QCOMPARE(wrong.json()[u"error"_qs].toString(), u"invalid_grant"_qs);
    // Whoever tried has used it up.
    QCOMPARE(postForm("/oauth/token", exchange(code)).status, 400);
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM session"_qs), u"0"_qs);
}

void TestOAuth::refreshTokensRotate()
{
    const QJsonObject first = tokens();
    const Reply reply = postForm("/oauth/token", refresh(first[u"refresh_token"_qs].toString()));
    QCOMPARE(reply.status, 200);
    const QJsonObject second = reply.json();
    QVERIFY(second[u"refresh_token"_qs] != first[u"refresh_token"_qs]);
    QCOMPARE(statusOf(second), 200);
    m_platform->clock().advance(31s);
    QCOMPARE(postForm("/oauth/token", refresh(first[u"refresh_token"_qs].toString())).status, 400);
    QCOMPARE(statusOf(second), 401);
}

void TestOAuth::reuseGoesIntoTheAuditLog()
{
    const QString code = item(signIn(), u"code"_qs);
    const QJsonObject first = postForm("/oauth/token", exchange(code)).json();
    postForm("/oauth/token", refresh(first[u"refresh_token"_qs].toString()));
    m_platform->clock().advance(31s);
    postForm("/oauth/token", refresh(first[u"refresh_token"_qs].toString()));
    postForm("/oauth/token", exchange(code));
    QCOMPARE(
        m_platform->ask(u"SELECT group_concat(action || ' ' || (account_id = (SELECT id FROM account WHERE"
                        u" email LIKE 'noor%')), '; ') FROM audit_event"_qs),
        u"session.reuse 1; authorization.reuse 1"_qs);
}

void TestOAuth::revokingEndsTheSession_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("refresh token") << u"refresh_token"_qs;
    QTest::newRow("access token") << u"access_token"_qs;
}

void TestOAuth::revokingEndsTheSession()
{
    QFETCH(QString, token);
    const QJsonObject mine = tokens();
    const QJsonObject other = tokens();
    const auto revoke = [&](const QString &text) {
        return postForm("/oauth/revoke", {{u"token"_qs, text}, {u"client_id"_qs, u"minideck-desktop"_qs}});
    };
    QCOMPARE(revoke(mine[token].toString()).status, 200);
    QCOMPARE(statusOf(mine), 401);
    QCOMPARE(statusOf(other), 200);
    QCOMPARE(revoke(mine[token].toString()).status, 200);
    QCOMPARE(revoke(u"unknown"_qs).status, 200);
    QCOMPARE(revoke(u""_qs).json()[u"error"_qs].toString(), u"invalid_request"_qs);
}

void TestOAuth::refusesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    const QByteArray token = "/oauth/token";
    const QByteArray client = "client_id=minideck-desktop&";
    QTest::newRow("nothing") << token << QByteArray() << u"invalid_client"_qs;
    QTest::newRow("other client") << token << QByteArray("client_id=x") << u"invalid_client"_qs;
    QTest::newRow("password grant") << token << client + "grant_type=password&username=a&password=b"
                                    << u"unsupported_grant_type"_qs;
    QTest::newRow("twice") << token << client + "grant_type=authorization_code&code=a&code=b"
                           << u"invalid_request"_qs;
    QTest::newRow("not UTF-8") << token << client + "code=%FF" << u"invalid_request"_qs;
    QTest::newRow("NUL") << token << client + "code=%00" << u"invalid_request"_qs;
    QTest::newRow("many fields") << token << client + QByteArray("a&").repeated(40) << u"invalid_request"_qs;
    QTest::newRow("revoke as other client")
        << QByteArray("/oauth/revoke") << QByteArray("token=x&client_id=y") << u"invalid_client"_qs;
}

void TestOAuth::refusesWhatItDoesNotUnderstand()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, text);
    HttpRequest request = m_platform->request("POST", target);
    request.headers.set("Content-Type", "application/x-www-form-urlencoded");
    request.body = text;
    const Reply reply = m_platform->send(request);
    QCOMPARE(reply.status, 400);
    QTEST(reply.json()[u"error"_qs].toString(), "error");
    request.headers.set("Content-Type", "application/json");
    QCOMPARE(m_platform->send(request).json()[u"error"_qs].toString(), u"invalid_request"_qs);
}

void TestOAuth::storesNoCode()
{
    const QByteArray code = item(signIn(), u"code"_qs).toLatin1();
    QCOMPARE(code.size(), 43);
    for (const QString &name : {u"platform.sqlite"_qs, u"platform.sqlite-wal"_qs}) {
        QFile file(m_platform->file(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(code));
    }
}

QTEST_GUILESS_MAIN(TestOAuth)
#include "tst_oauth.moc"
