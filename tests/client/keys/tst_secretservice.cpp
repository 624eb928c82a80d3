#include "keyringsession.h"

#include <client/keys/secretservice.h>
#include <support/quiet.h>

#include <QtDBus>
#include <QtTest>

using namespace Minideck;

using Finding = SecretService::Finding;

namespace {

// A service of secrets that answers by table, or not at all, so that it can be what real ones are seldom.
class FakeService : public QDBusVirtualObject
{
public:
    FakeService()
    {
        m_bus.registerVirtualObject(u"/org/freedesktop/secrets"_qs, this, QDBusConnection::SubPath);
        m_bus.registerService(u"org.freedesktop.secrets"_qs);
    }
    ~FakeService() override { QDBusConnection::disconnectFromBus(m_bus.name()); }

    QHash<QString, QVariantList> answers; // by method; nothing here means silence
    QStringList asked;

    QString introspect(const QString &) const override { return {}; }

    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        asked += message.member();
        message.setDelayedReply(true);
        if (answers.contains(message.member()))
            bus.send(message.createReply(answers.value(message.member())));
        return true;
    }

private:
    QDBusConnection m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"fake service"_qs);
};

QVariant paths(const QStringList &names)
{
    QList<QDBusObjectPath> result;
    for (const QString &name : names)
        result += QDBusObjectPath(name);
    return QVariant::fromValue(result);
}

QVariantList found(const QStringList &unlocked, const QStringList &locked)
{
    return {paths(unlocked), paths(locked)};
}

QVariant path(const QString &name)
{
    return QVariant::fromValue(QDBusObjectPath(name));
}

QVariantList boxed(const QVariant &value)
{
    return {QVariant::fromValue(QDBusVariant(value))};
}

} // namespace

class TestSecretService : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void findsWhereAnEntryIs_data();
    void findsWhereAnEntryIs();
    void neverAsksForAnythingThatShowsAPrompt();
    void givesUpOnASilentService();
    void endsItsQuestionsWhenItDies();
};

void TestSecretService::findsWhereAnEntryIs_data()
{
    using Answers = QHash<QString, QVariantList>;
    QTest::addColumn<Answers>("answers");
    QTest::addColumn<Finding>("expected");

    const QString search = u"SearchItems"_qs;
    const QString alias = u"ReadAlias"_qs;
    const QVariantList nothing = found({}, {});
    const QVariantList vault{path(u"/org/freedesktop/secrets/collection/vault"_qs)};

    QTest::newRow("open") << Answers{{search, found({u"/i/1"_qs}, {})}} << Finding::Present;
    QTest::newRow("openAndLocked") << Answers{{search, found({u"/i/1"_qs}, {u"/i/2"_qs})}}
                                   << Finding::Present;
    QTest::newRow("locked") << Answers{{search, found({}, {u"/i/2"_qs})}} << Finding::Locked;
    QTest::newRow("missing") << Answers{{search, nothing}, {alias, vault}, {u"Get"_qs, boxed(false)}}
                             << Finding::Missing;
    QTest::newRow("unseenBehindALock")
        << Answers{{search, nothing}, {alias, vault}, {u"Get"_qs, boxed(true)}} << Finding::Locked;
    QTest::newRow("noCollection") << Answers{{search, nothing}, {alias, {path(u"/"_qs)}}} << Finding::Missing;
    QTest::newRow("foreignSearch") << Answers{{search, {u"hello"_qs}}} << Finding::Unanswered;
    QTest::newRow("foreignAlias") << Answers{{search, nothing}, {alias, {42}}} << Finding::Unanswered;
    QTest::newRow("silentAlias") << Answers{{search, nothing}} << Finding::Unanswered;
    QTest::newRow("silentProperty") << Answers{{search, nothing}, {alias, vault}} << Finding::Unanswered;
}

void TestSecretService::findsWhereAnEntryIs()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::NoService);
    using Answers = QHash<QString, QVariantList>;
    QFETCH(Answers, answers);
    QFETCH(Finding, expected);
    FakeService fake;
    fake.answers = answers;

    SecretService service(std::chrono::milliseconds(500));
    QFuture<Finding> finding = service.find(u"user"_qs, u"server"_qs);
    QTRY_VERIFY(finding.isFinished());
    QCOMPARE(finding.takeResult(), expected);
}

void TestSecretService::neverAsksForAnythingThatShowsAPrompt()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::NoService);
    FakeService fake;
    fake.answers = {{u"SearchItems"_qs, found({}, {})},
                    {u"ReadAlias"_qs, {path(u"/org/freedesktop/secrets/collection/vault"_qs)}},
                    {u"Get"_qs, boxed(true)}};

    SecretService service;
    const QFuture<Finding> finding = service.find(u"user"_qs, u"server"_qs);
    QTRY_VERIFY(finding.isFinished());
    QCOMPARE(fake.asked, QStringList({u"SearchItems"_qs, u"ReadAlias"_qs, u"Get"_qs}));
}

void TestSecretService::givesUpOnASilentService()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::NoService);
    FakeService silent;
    SecretService service;
    QElapsedTimer clock;
    clock.start();
    QFuture<Finding> finding = service.find(u"user"_qs, u"server"_qs);
    QVERIFY2(clock.elapsed() < 100, "the call itself waited");
    QTRY_VERIFY(finding.isFinished());
    QCOMPARE(finding.takeResult(), Finding::Unanswered);
    // Coarse timers of Qt may come a twentieth early.
    QVERIFY(clock.elapsed() >= SecretService::Patience.count() * 9 / 10);
}

void TestSecretService::endsItsQuestionsWhenItDies()
{
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::NoService);
    FakeService silent;
    QFuture<Finding> finding;
    {
        SecretService service;
        finding = service.find(u"user"_qs, u"server"_qs);
        QTRY_VERIFY(!silent.asked.isEmpty());
    }
    QVERIFY(finding.isCanceled() && finding.isFinished());
}

QTEST_GUILESS_MAIN(TestSecretService)
#include "tst_secretservice.moc"
