#include <models/signin/platformaddress.h>
#include <models/signin/signinmodel.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;
using Problem = PlatformAddress::Problem;

class TestPlatformAddress : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void becomesSchemeHostAndPort_data();
    void becomesSchemeHostAndPort();
    void isRefused_data();
    void isRefused();
    void everyProblemHasItsSentence();
};

void TestPlatformAddress::becomesSchemeHostAndPort_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    QTest::newRow("host") << u"console.northbay.example"_qs << u"https://console.northbay.example"_qs;
    QTest::newRow("spaces") << u"  console.example \n"_qs << u"https://console.example"_qs;
    QTest::newRow("port") << u"console.example:8443"_qs << u"https://console.example:8443"_qs;
    QTest::newRow("pasted page") << u"https://console.example/v1/members?q=1#x"_qs
                                 << u"https://console.example"_qs;
    QTest::newRow("upper case") << u"HTTPS://Console.Example"_qs << u"https://console.example"_qs;
    QTest::newRow("this computer") << u"http://127.0.0.1:8080/"_qs << u"http://127.0.0.1:8080"_qs;
    QTest::newRow("this computer without scheme") << u"localhost:8080"_qs << u"http://localhost:8080"_qs;
    QTest::newRow("this computer, version 6") << u"http://[::1]:8080"_qs << u"http://[::1]:8080"_qs;
    QTest::newRow("this computer, encrypted") << u"https://localhost"_qs << u"https://localhost"_qs;
}

void TestPlatformAddress::becomesSchemeHostAndPort()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    QCOMPARE(platformAddress(typed), (PlatformAddress{QUrl(url), Problem::None}));
}

void TestPlatformAddress::isRefused_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("problem");
    const auto row = [](const char *name, const QString &typed, Problem problem) {
        QTest::newRow(name) << typed << static_cast<int>(problem);
    };
    row("nothing", u"  "_qs, Problem::Empty);
    row("not encrypted", u"http://console.example"_qs, Problem::PlainHttp);
    row("looks like this computer", u"http://127.0.0.1.example.com"_qs, Problem::PlainHttp);
    row("looks like localhost", u"http://localhost.example.com"_qs, Problem::PlainHttp);
    row("other scheme", u"ftp://console.example"_qs, Problem::OtherScheme);
    row("file", u"file:///etc/passwd"_qs, Problem::NotAnAddress);
    row("words", u"our platform"_qs, Problem::NotAnAddress);
    row("no host", u"https://"_qs, Problem::NotAnAddress);
    row("port zero", u"console.example:0"_qs, Problem::NotAnAddress);
    row("port too large", u"console.example:99999"_qs, Problem::NotAnAddress);
    row("name before the host", u"https://console.example@evil.example"_qs, Problem::HasLogin);
}

void TestPlatformAddress::isRefused()
{
    QFETCH(QString, typed);
    QFETCH(int, problem);
    const PlatformAddress address = platformAddress(typed);
    QCOMPARE(static_cast<int>(address.problem), problem);
    QVERIFY(!address.url.isValid());
}

void TestPlatformAddress::everyProblemHasItsSentence()
{
    QSet<QString> sentences;
    for (const Problem problem :
         {Problem::Empty, Problem::NotAnAddress, Problem::PlainHttp, Problem::OtherScheme, Problem::HasLogin})
        sentences << SignInModel::platformProblem(problem);
    QCOMPARE(sentences.size(), 5);
    QVERIFY(!sentences.contains(QString()));
    QCOMPARE(SignInModel::platformProblem(Problem::None), QString());
}

QTEST_GUILESS_MAIN(TestPlatformAddress)
#include "tst_platformaddress.moc"
