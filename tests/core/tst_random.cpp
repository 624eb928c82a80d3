#include <core/clock.h>
#include <core/random.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

class TestRandom : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void seededGivesTheSameBytesForever();
    void seededBytesDependOnTheSeedAlone();
    void systemBytesDiffer();
    void givesAsManyBytesAsAsked();
    void belowStaysBelow_data();
    void belowStaysBelow();
    void belowIsEven();
    void clockIsUtcWithMilliseconds();
    void monotonicNeverGoesBack();
};

void TestRandom::seededGivesTheSameBytesForever()
{
    // The published first three numbers of SplitMix64 from seed 0, E220A8397B1DCDAF and so on, lowest byte
    // first.
    SeededRandom random(0);
    QCOMPARE(random.bytes(24).toHex(), QByteArray("afcd1d7b39a820e2f465b9a16a9e786e4f450980185dc406"));
}

void TestRandom::seededBytesDependOnTheSeedAlone()
{
    SeededRandom one(99);
    SeededRandom same(99);
    SeededRandom other(100);
    const QByteArray bytes = one.bytes(64);
    QCOMPARE(bytes, same.bytes(64));
    QVERIFY(bytes != other.bytes(64));
    QVERIFY(bytes != one.bytes(64));
}

void TestRandom::systemBytesDiffer()
{
    SystemRandom random;
    QVERIFY(random.bytes(32) != random.bytes(32));
}

void TestRandom::givesAsManyBytesAsAsked()
{
    SystemRandom system;
    SeededRandom seeded(1);
    for (qsizetype size : {1, 7, 8, 9, 1000, 1024 * 1024}) {
        QCOMPARE(system.bytes(size).size(), size);
        QCOMPARE(seeded.bytes(size).size(), size);
    }
}

void TestRandom::belowStaysBelow_data()
{
    QTest::addColumn<quint32>("bound");
    for (quint32 bound : {1U, 2U, 3U, 255U, 65'537U, 0x8000'0000U, 0x8000'0001U, 0xFFFF'FFFFU})
        QTest::addRow("%u", bound) << bound;
}

void TestRandom::belowStaysBelow()
{
    QFETCH(quint32, bound);
    SeededRandom random(bound);
    for (int i = 0; i < 10'000; ++i)
        QVERIFY(random.below(bound) < bound);
}

void TestRandom::belowIsEven()
{
    // 5/8 of the 32-bit range: without rejection the lower numbers would come twice as often as the upper
    // ones.
    constexpr quint32 Bound = 0xA000'0000U;
    constexpr int Draws = 100'000;
    constexpr int Bins = 10;
    SeededRandom random(11);
    std::array<int, Bins> count{};
    for (int i = 0; i < Draws; ++i)
        ++count.at(random.below(Bound) / (Bound / Bins));
    for (int bin = 0; bin < Bins; ++bin) {
        // Six standard deviations (95) of a fair draw.
        QVERIFY2(std::abs(count.at(static_cast<size_t>(bin)) - Draws / Bins) < 570,
                 qPrintable(u"bin %1 holds %2"_qs.arg(bin).arg(count.at(static_cast<size_t>(bin)))));
    }
}

void TestRandom::clockIsUtcWithMilliseconds()
{
    const SystemClock clock;
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const QDateTime now = clock.now();
    QVERIFY(now.timeSpec() == Qt::UTC);
    QVERIFY(now >= before && now <= QDateTime::currentDateTimeUtc());
}

void TestRandom::monotonicNeverGoesBack()
{
    const SystemClock clock;
    auto before = clock.monotonic();
    for (int i = 0; i < 10'000; ++i) {
        const auto now = clock.monotonic();
        QVERIFY(now >= before);
        before = now;
    }
}

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
