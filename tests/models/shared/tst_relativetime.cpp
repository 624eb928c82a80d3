#include <models/shared/relativetime.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

class TestRelativeTime : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { failOnUnexpectedWarnings(); }
    void saysHowLongAgo_data();
    void saysHowLongAgo();
    void yesterdayIsTheDayBefore();
    void saysTheDay();
};

void TestRelativeTime::saysHowLongAgo_data()
{
    QTest::addColumn<QDateTime>("moment");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("line");
    const auto at = [](int month, int day, int hour, int minute, int second = 0, int year = 2026) {
        return QDateTime({year, month, day}, {hour, minute, second}, Qt::UTC);
    };
    // now is 2026-10-15 12:00:00
    QTest::newRow("never") << QDateTime() << u"–"_qs << u"–"_qs;
    QTest::newRow("this minute") << at(10, 15, 11, 59, 1) << u"now"_qs << u"now"_qs;
    QTest::newRow("clock ahead") << at(10, 15, 12, 20) << u"now"_qs << u"now"_qs;
    QTest::newRow("a minute") << at(10, 15, 11, 59) << u"1 min"_qs << u"1 min ago"_qs;
    QTest::newRow("minutes") << at(10, 15, 11, 48) << u"12 min"_qs << u"12 min ago"_qs;
    QTest::newRow("59 minutes") << at(10, 15, 11, 0, 1) << u"59 min"_qs << u"59 min ago"_qs;
    QTest::newRow("an hour") << at(10, 15, 11, 0) << u"1 h"_qs << u"1 h ago"_qs;
    QTest::newRow("last night") << at(10, 14, 23, 0) << u"13 h"_qs << u"13 h ago"_qs;
    QTest::newRow("yesterday") << at(10, 14, 11, 0) << u"yesterday"_qs << u"yesterday"_qs;
    QTest::newRow("days") << at(10, 12, 12, 0) << u"3 d"_qs << u"3 d ago"_qs;
    QTest::newRow("a week") << at(10, 8, 12, 0) << u"8 Oct"_qs << u"8 Oct"_qs;
    QTest::newRow("another year") << at(12, 24, 12, 0, 0, 2025) << u"24 Dec 2025"_qs << u"24 Dec 2025"_qs;
    QTest::newRow("far ahead") << at(10, 20, 12, 0) << u"20 Oct"_qs << u"20 Oct"_qs;
}

void TestRelativeTime::saysHowLongAgo()
{
    QFETCH(QDateTime, moment);
    const QDateTime now({2026, 10, 15}, {12, 0}, Qt::UTC);
    QTEST(relativeTime(moment, now), "column");
    QTEST(relativeTimeAgo(moment, now), "line");
}

// 30 hours before one in the morning is not yesterday but the day before.
void TestRelativeTime::yesterdayIsTheDayBefore()
{
    const QDateTime now({2026, 10, 15}, {1, 0}, Qt::UTC);
    QCOMPARE(relativeTime(now.addSecs(-30 * 3600), now), u"1 d"_qs);
    QCOMPARE(relativeTime(now.addSecs(-24 * 3600), now), u"yesterday"_qs);
}

void TestRelativeTime::saysTheDay()
{
    const QDateTime moment({2025, 3, 4}, {10, 0}, Qt::UTC);
    QCOMPARE(dateText(moment), u"4 Mar 2025"_qs);
    QCOMPARE(dateText({}), u"–"_qs);
    QVERIFY(absoluteTime(moment).contains(u"2025"_qs));
    QVERIFY(absoluteTime(moment).contains(u"10:00"_qs));
    QCOMPARE(absoluteTime({}), QString());
}

QTEST_GUILESS_MAIN(TestRelativeTime)
#include "tst_relativetime.moc"
