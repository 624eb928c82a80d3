#include <core/random.h>
#include <core/semver.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

class TestSemVer : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void VER_3_readsAndShowsWhatItRead_data();
    void VER_3_readsAndShowsWhatItRead();
    void VER_3_refusesWithTheReason_data();
    void VER_3_refusesWithTheReason();
    void VER_3_ordersAsSemanticVersioningSays();
    void VER_3_ignoresFourthNumberAndBuildForOrderAndUniqueness();
    void VER_3_bigNumbersDoNotOverflow();
    void VER_3_isATotalOrder();
    void VER_3_equalVersionsHaveEqualUniqueText();
    void startsAtZero();

private:
    static SemVer read(const QString &text);
    static QString someVersion(Random &random);
    static QString somePreRelease(Random &random);
};

SemVer TestSemVer::read(const QString &text)
{
    const Result<SemVer> version = SemVer::parse(text);
    if (!version)
        qFatal("%s: %s", qPrintable(text), qPrintable(version.error().detail));
    return version.value();
}

// Few different parts, so that equal and nearly equal versions meet often.
QString TestSemVer::somePreRelease(Random &random)
{
    static const QStringList words{u"0"_qs, u"1"_qs, u"2"_qs, u"10"_qs, u"a"_qs,
                                   u"A"_qs, u"b"_qs, u"-"_qs, u"1a"_qs, u"99999999999999999999"_qs};
    QStringList parts;
    for (quint32 count = random.below(3) + 1; count > 0; --count)
        parts << words.at(random.below(static_cast<quint32>(words.size())));
    return parts.join(u'.');
}

QString TestSemVer::someVersion(Random &random)
{
    static const QStringList numbers{u"0"_qs, u"1"_qs, u"9"_qs, u"10"_qs, u"18446744073709551616"_qs};
    const auto number = [&] { return numbers.at(random.below(static_cast<quint32>(numbers.size()))); };
    QString text = number() + u'.' + number() + u'.' + number();
    if (random.below(4) == 0)
        text += u'.' + number();
    if (random.below(2) == 0)
        text += u'-' + somePreRelease(random);
    if (random.below(4) == 0)
        text += u"+007"_qs;
    return text;
}

void TestSemVer::VER_3_readsAndShowsWhatItRead_data()
{
    QTest::addColumn<QString>("unique");
    const auto row = [](const char *text, const char *unique) {
        QTest::newRow(text) << QString::fromLatin1(unique);
    };
    row("0.0.0", "0.0.0");
    row("1.2.3", "1.2.3");
    row("10.20.30", "10.20.30");
    row("1.2.3.4", "1.2.3");
    row("1.2.3.0", "1.2.3");
    row("1.2.3-alpha", "1.2.3-alpha");
    row("1.2.3-alpha.1.0", "1.2.3-alpha.1.0");
    row("1.2.3-0a.0", "1.2.3-0a.0");
    row("1.2.3---x-", "1.2.3---x-");
    row("1.2.3.4-rc.1", "1.2.3-rc.1");
    row("1.2.3+001", "1.2.3");
    row("1.2.3-rc.1+sha-5.exp", "1.2.3-rc.1");
    row("1.2.3+a-b", "1.2.3");
}

void TestSemVer::VER_3_readsAndShowsWhatItRead()
{
    QFETCH(QString, unique);
    const QString text = QString::fromLatin1(QTest::currentDataTag());
    const Result<SemVer> version = SemVer::parse(text);
    QVERIFY2(version, "refused");
    QCOMPARE(version->toString(), text);
    QCOMPARE(version->uniqueText(), unique);
}

void TestSemVer::VER_3_refusesWithTheReason_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const QString &text, const char *reason) {
        // Percent-encoded, because a line break in a row name breaks the report.
        QTest::newRow(text.left(40).toUtf8().toPercentEncoding(" +").constData())
            << text << QString::fromLatin1(reason);
    };
    const auto noNumbers = "not made of numbers and dots";
    row(u""_qs, noNumbers);
    row(u"1"_qs, "1 numbers, not three or four");
    row(u"1.2"_qs, "2 numbers, not three or four");
    row(u"1.2.3.4.5"_qs, "5 numbers, not three or four");
    row(u"1..3"_qs, noNumbers);
    row(u"1.2.3."_qs, noNumbers);
    row(u".1.2.3"_qs, noNumbers);
    row(u"v1.2.3"_qs, noNumbers);
    row(u" 1.2.3"_qs, noNumbers);
    row(u"1.2.3 "_qs, noNumbers);
    row(u"1.2.3\n"_qs, noNumbers);
    row(u"1,2,3"_qs, noNumbers);
    row(u"١.٢.٣"_qs, noNumbers);
    row(u"-1.2.3"_qs, noNumbers);
    row(u"01.2.3"_qs, "a number starts with a zero");
    row(u"1.02.3"_qs, "a number starts with a zero");
    row(u"1.2.3.04"_qs, "a number starts with a zero");
    row(u"1.2.3-"_qs, "pre-release: an identifier is empty");
    row(u"1.2.3-a..b"_qs, "pre-release: an identifier is empty");
    row(u"1.2.3-01"_qs, "pre-release: a number starts with a zero");
    row(u"1.2.3-ä"_qs, "pre-release: an identifier has other characters than letters, digits and hyphens");
    row(u"1.2.3-a_b"_qs, "pre-release: an identifier has other characters than letters, digits and hyphens");
    row(u"1.2.3+"_qs, "build metadata: an identifier is empty");
    row(u"1.2.3+a+b"_qs,
        "build metadata: an identifier has other characters than letters, digits and hyphens");
    row(u"1.2."_qs + QString(200, u'9'), "longer than 128 characters");
}

void TestSemVer::VER_3_refusesWithTheReason()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const Result<SemVer> version = SemVer::parse(text);
    QVERIFY2(!version, "accepted");
    QVERIFY(version.error().kind == ErrorKind::Invalid);
    QCOMPARE(version.error().code, u"VER-3"_qs);
    QCOMPARE(version.error().detail, reason);
}

void TestSemVer::VER_3_ordersAsSemanticVersioningSays()
{
    // Every version against every other: the place in the list is the order.
    const QStringList ascending{u"0.0.0-0"_qs,
                                u"0.0.0"_qs,
                                u"0.0.1"_qs,
                                u"0.9.10"_qs,
                                u"0.10.9"_qs,
                                u"1.0.0--"_qs,
                                u"1.0.0-ALPHA"_qs,
                                u"1.0.0-alpha"_qs,
                                u"1.0.0-alpha.1"_qs,
                                u"1.0.0-alpha.2"_qs,
                                u"1.0.0-alpha.10"_qs,
                                u"1.0.0-alpha.1a"_qs,
                                u"1.0.0-alpha.beta"_qs,
                                u"1.0.0-alpha.beta.0"_qs,
                                u"1.0.0-beta"_qs,
                                u"1.0.0-beta.2"_qs,
                                u"1.0.0-beta.11"_qs,
                                u"1.0.0-rc.1"_qs,
                                u"1.0.0"_qs,
                                u"1.0.1-0"_qs,
                                u"2.0.0"_qs,
                                u"2.1.0"_qs,
                                u"2.1.1"_qs,
                                u"10.0.0"_qs};
    for (qsizetype i = 0; i < ascending.size(); ++i) {
        for (qsizetype j = 0; j < ascending.size(); ++j) {
            const auto order = read(ascending.at(i)) <=> read(ascending.at(j));
            QVERIFY2(order == (i <=> j), qPrintable(ascending.at(i) + u" against "_qs + ascending.at(j)));
        }
    }
}

void TestSemVer::VER_3_ignoresFourthNumberAndBuildForOrderAndUniqueness()
{
    for (const QString &text : {u"1.2.3.4"_qs, u"1.2.3.99"_qs, u"1.2.3+a"_qs, u"1.2.3.4+b"_qs}) {
        QVERIFY2(read(text) == read(u"1.2.3"_qs), qPrintable(text));
        QCOMPARE(read(text).uniqueText(), u"1.2.3"_qs);
    }
    QVERIFY(read(u"1.2.3.9"_qs) < read(u"1.2.4.1"_qs));
    QVERIFY(read(u"1.2.3.9-rc"_qs) < read(u"1.2.3.1"_qs));
}

void TestSemVer::VER_3_bigNumbersDoNotOverflow()
{
    QVERIFY(read(u"1.0.18446744073709551615"_qs) < read(u"1.0.18446744073709551616"_qs));
    QVERIFY(read(u"1.0.9"_qs) < read(u"1.0.18446744073709551616"_qs));
    QVERIFY(read(u"1.0.0-4294967296"_qs) > read(u"1.0.0-1"_qs));
}

void TestSemVer::VER_3_isATotalOrder()
{
    SeededRandom random(20260304);
    for (int round = 0; round < 20'000; ++round) {
        const SemVer a = read(someVersion(random));
        const SemVer b = read(someVersion(random));
        const SemVer c = read(someVersion(random));
        const QString shown = a.toString() + u", "_qs + b.toString() + u", "_qs + c.toString();
        QVERIFY2((a <=> a) == 0, qPrintable(shown));
        QVERIFY2((a <=> b) == (0 <=> (b <=> a)), qPrintable(shown));
        QVERIFY2(!(a <= b && b <= c) || a <= c, qPrintable(shown));
        QVERIFY2(!(a == b && b == c) || a == c, qPrintable(shown));
        QVERIFY2(read(a.toString()).toString() == a.toString(), qPrintable(shown));
    }
}

void TestSemVer::VER_3_equalVersionsHaveEqualUniqueText()
{
    SeededRandom random(42);
    int equal = 0;
    for (int round = 0; round < 20'000; ++round) {
        const SemVer a = read(someVersion(random));
        const SemVer b = read(someVersion(random));
        equal += a == b ? 1 : 0;
        QVERIFY2((a == b) == (a.uniqueText() == b.uniqueText()),
                 qPrintable(a.toString() + u", "_qs + b.toString()));
    }
    QVERIFY2(equal > 10, "the generator never makes equal versions");
}

void TestSemVer::startsAtZero()
{
    QCOMPARE(SemVer().toString(), u"0.0.0"_qs);
    QVERIFY(SemVer() == read(u"0.0.0"_qs));
}

QTEST_APPLESS_MAIN(TestSemVer)
#include "tst_semver.moc"
