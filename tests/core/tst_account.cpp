#include <core/types/account.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

class TestAccount : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void theSandboxIsOnePlatformOnEveryPort();
    void otherPlatformsAreTheirOrigin();
};

static QUrl identity(const QString &platform, Environment environment)
{
    return platformIdentity(
        {.id = AccountId(u"acc_1"_qs), .platform = QUrl(platform), .environment = environment});
}

void TestAccount::theSandboxIsOnePlatformOnEveryPort()
{
    QCOMPARE(identity(u"http://127.0.0.1:4001"_qs, Environment::Sandbox),
             identity(u"http://127.0.0.1:4002"_qs, Environment::Sandbox));
}

void TestAccount::otherPlatformsAreTheirOrigin()
{
    QVERIFY(identity(u"http://127.0.0.1:4001"_qs, Environment::Test)
            != identity(u"http://127.0.0.1:4002"_qs, Environment::Test));
    // A server elsewhere cannot reach the sandbox's cache by calling itself one.
    QCOMPARE(identity(u"https://evil.example"_qs, Environment::Sandbox), QUrl(u"https://evil.example"_qs));
}

QTEST_APPLESS_MAIN(TestAccount)
#include "tst_account.moc"
