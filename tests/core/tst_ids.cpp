#include <core/clock.h>
#include <core/ids.h>
#include <core/random.h>
#include <core/ulid.h>
#include <support/quiet.h>

#include <QtTest>

#include <set>

using namespace Minideck;

namespace {

static_assert(!std::is_convertible_v<MemberId, TeamId> && !std::is_constructible_v<MemberId, TeamId>);
static_assert(!std::is_convertible_v<QString, MemberId>, "becoming an id is said aloud");

template <typename Left, typename Right>
concept Mixable = requires(const Left &left, const Right &right)
{
    left == right;
};
static_assert(Mixable<MemberId, MemberId> && !Mixable<MemberId, TeamId>);

class FixedClock final : public Clock
{
public:
    explicit FixedClock(qint64 moment)
        : m_moment(moment)
    { }
    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_moment, Qt::UTC); }
    std::chrono::milliseconds monotonic() const override { return std::chrono::milliseconds(m_moment); }

private:
    qint64 m_moment;
};

} // namespace

class TestIds : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void ulidHasLengthAndAlphabet();
    void ulidStartsWithItsMoment_data();
    void ulidStartsWithItsMoment();
    void ulidsSortByTime();
    void ulidsDiffer();
    void idCarriesItsPrefix();
    void idsSortCompareAndHashByText();
};

void TestIds::ulidHasLengthAndAlphabet()
{
    SeededRandom random(1);
    static const QRegularExpression crockford(u"^[0-9A-HJKMNP-TV-Z]{26}$"_qs);
    std::set<QChar> seen;
    for (int i = 0; i < 1000; ++i) {
        const QString ulid = makeUlid(1'772'618'400'000 + i, random);
        QVERIFY2(crockford.match(ulid).hasMatch(), qPrintable(ulid));
        seen.insert(ulid.cbegin(), ulid.cend());
    }
    QCOMPARE(seen.size(), size_t(32));
}

void TestIds::ulidStartsWithItsMoment_data()
{
    QTest::addColumn<qint64>("moment");
    QTest::addColumn<QString>("start");
    QTest::newRow("1970") << qint64(0) << u"0000000000"_qs;
    QTest::newRow("one") << qint64(1) << u"0000000001"_qs;
    QTest::newRow("thirty-two") << qint64(32) << u"0000000010"_qs;
    // The moment of the example in the ULID specification.
    QTest::newRow("2016") << qint64(1'469'918'176'385) << u"01ARYZ6S41"_qs;
    QTest::newRow("last") << (qint64(1) << 48) - 1 << u"7ZZZZZZZZZ"_qs;
}

void TestIds::ulidStartsWithItsMoment()
{
    QFETCH(qint64, moment);
    QFETCH(QString, start);
    SeededRandom random(1);
    QCOMPARE(makeUlid(moment, random).left(10), start);
}

void TestIds::ulidsSortByTime()
{
    SeededRandom random(7);
    QString before = makeUlid(0, random);
    for (qint64 moment = 1; moment < (qint64(1) << 47); moment = moment * 3 + 1) {
        const QString ulid = makeUlid(moment, random);
        QVERIFY2(before < ulid, qPrintable(before + u" is not before "_qs + ulid));
        before = ulid;
    }
}

void TestIds::ulidsDiffer()
{
    SystemRandom random;
    QSet<QString> seen;
    for (int i = 0; i < 10'000; ++i)
        seen << makeUlid(5, random);
    QCOMPARE(seen.size(), 10'000);
}

void TestIds::idCarriesItsPrefix()
{
    SeededRandom random(1);
    const auto id = makeId<MemberId>(FixedClock(1), random);
    QVERIFY2(id.text().startsWith(u"mbr_0000000001"_qs), qPrintable(id.text()));
    QCOMPARE(id.text().size(), 30);
    QCOMPARE(TeamId::prefix(), u"tea"_qs);
}

void TestIds::idsSortCompareAndHashByText()
{
    SeededRandom random(3);
    const auto older = makeId<TeamId>(FixedClock(1), random);
    const auto newer = makeId<TeamId>(FixedClock(2), random);
    QVERIFY(older < newer);
    QVERIFY(older != newer);
    QVERIFY(TeamId(older.text()) == older);
    QVERIFY(TeamId().isEmpty() && !older.isEmpty());
    const QHash<TeamId, int> byId{{older, 1}, {newer, 2}};
    QCOMPARE(byId.value(TeamId(newer.text())), 2);
}

QTEST_APPLESS_MAIN(TestIds)
#include "tst_ids.moc"
