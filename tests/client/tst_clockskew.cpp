#include <client/api/clockskew.h>

#include <QtTest>

using namespace Minideck;
using namespace std::chrono_literals;

class TestClockSkew : public QObject
{
    Q_OBJECT

private slots:
    void saysNothingBelowTwoMinutes()
    {
        ClockSkew skew;
        QCOMPARE(skew.ahead(), std::nullopt);
        skew.note("Wed, 04 Mar 2026 10:00:00 GMT", at(1min + 59s));
        QCOMPARE(skew.ahead(), std::nullopt);
        skew.note("Wed, 04 Mar 2026 10:00:00 GMT", at(2min));
        QCOMPARE(skew.ahead(), std::optional<std::chrono::seconds>(2min));
    }

    void behindIsLessThanNothing()
    {
        ClockSkew skew;
        skew.note("Wed, 04 Mar 2026 10:00:00 GMT", at(-24h));
        QCOMPARE(skew.ahead(), std::optional<std::chrono::seconds>(-24h));
    }

    void oneStrayAnswerIsNotBelieved()
    {
        ClockSkew skew;
        for (int i = 0; i < 4; ++i)
            skew.note("Wed, 04 Mar 2026 10:00:00 GMT", at(0s));
        skew.note("Wed, 04 Mar 2026 10:00:00 GMT", at(5h));
        QCOMPARE(skew.ahead(), std::nullopt);
    }

    void aCorrectedClockIsSeen()
    {
        ClockSkew skew;
        for (int i = 0; i < 5; ++i)
            skew.note("Wed, 04 Mar 2026 10:00:00 GMT", at(1h));
        for (int i = 0; i < 3; ++i)
            skew.note("Wed, 04 Mar 2026 10:00:00 GMT", at(0s));
        QCOMPARE(skew.ahead(), std::nullopt);
    }

    void noiseIsPassedOver()
    {
        ClockSkew skew;
        for (const char *date : {"", "yesterday", "Wed, 04 Mar 2026", "2026-03-04T10:00:00Z"})
            skew.note(date, at(5h));
        QCOMPARE(skew.ahead(), std::nullopt);
    }

private:
    static QDateTime at(std::chrono::seconds later)
    {
        return QDateTime({2026, 3, 4}, {10, 0}, Qt::UTC).addSecs(later.count());
    }
};

QTEST_GUILESS_MAIN(TestClockSkew)
#include "tst_clockskew.moc"
