#include "manualclock.h"

#include <server/rules/requestbudget.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;
using namespace std::chrono_literals;

class TestRequestBudget : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void givesTheBurstAtOnceAndTheRateEvenly();
    void saysHowLongToWait();
    void accountsDoNotShare();
    void writesThePolicy_data();
    void writesThePolicy();
    void forgetsOnlyWhoHasAFullBudget();
};

static int taken(RequestBudget &budget, const QString &account)
{
    int count = 0;
    while (!budget.take(account))
        ++count;
    return count;
}

void TestRequestBudget::givesTheBurstAtOnceAndTheRateEvenly()
{
    ManualClock clock;
    RequestBudget budget(clock, {.perSecond = 2, .burst = 5});
    QCOMPARE(taken(budget, u"a"_qs), 5);
    clock.advance(499ms);
    QCOMPARE(taken(budget, u"a"_qs), 0);
    clock.advance(1ms);
    QCOMPARE(taken(budget, u"a"_qs), 1);
    clock.advance(1s);
    QCOMPARE(taken(budget, u"a"_qs), 2);
    clock.advance(24h);
    QCOMPARE(taken(budget, u"a"_qs), 5);
}

void TestRequestBudget::saysHowLongToWait()
{
    ManualClock clock;
    RequestBudget slow(clock, {.perSecond = 1, .burst = 1});
    QVERIFY(!slow.take(u"a"_qs));
    QCOMPARE(slow.take(u"a"_qs), std::optional(1s));
    clock.advance(1s);
    QVERIFY(!slow.take(u"a"_qs));
}

void TestRequestBudget::accountsDoNotShare()
{
    ManualClock clock;
    RequestBudget budget(clock, {.perSecond = 1, .burst = 3});
    QCOMPARE(taken(budget, u"a"_qs), 3);
    QCOMPARE(taken(budget, u"b"_qs), 3);
}

void TestRequestBudget::writesThePolicy_data()
{
    QTest::addColumn<int>("perSecond");
    QTest::addColumn<int>("burst");
    QTest::addColumn<QByteArray>("policy");
    QTest::newRow("standard") << 20 << 200 << QByteArray("\"account\";q=200;w=10");
    QTest::newRow("uneven") << 3 << 10 << QByteArray("\"account\";q=10;w=4");
    QTest::newRow("more a second than at once") << 100 << 5 << QByteArray("\"account\";q=5;w=1");
}

void TestRequestBudget::writesThePolicy()
{
    QFETCH(int, perSecond);
    QFETCH(int, burst);
    QTEST((RequestRate{.perSecond = perSecond, .burst = burst}.policy()), "policy");
}

void TestRequestBudget::forgetsOnlyWhoHasAFullBudget()
{
    ManualClock clock;
    RequestBudget budget(clock, {.perSecond = 1, .burst = 3});
    QCOMPARE(taken(budget, u"greedy"_qs), 3);
    // A crowd that comes once each does not wash away what somebody has spent.
    for (int i = 0; i < 30000; ++i)
        QVERIFY(!budget.take(u"visitor %1"_qs.arg(i)));
    QVERIFY(budget.take(u"greedy"_qs));
    clock.advance(1s);
    QVERIFY(!budget.take(u"greedy"_qs));
    QVERIFY(budget.take(u"greedy"_qs));
}

QTEST_GUILESS_MAIN(TestRequestBudget)
#include "tst_requestbudget.moc"
