#include <models/shell/fuzzymatch.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;
using Span = FuzzyMatch::Span;

class TestFuzzyMatch : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void aBeginningGoesBeforeAWordBeforeTheInside();
    void lettersThatFollowEachOtherFindFromAWordOn();
    void allWordsMustBeFoundInAnyOrder();
    void caseAndAccentsDoNotCount();
    void cjkWordsAreFoundFromAnyCharacter();
    void aSingleLetterIsLookedForWhereWordsBegin();
    void nothingTypedMatchesEverything();
    void whatIsNotThereIsNotFound();
};

static int score(const QString &query, const QString &text)
{
    const auto match = fuzzyMatch(query, text);
    return match ? match->score : -1;
}

static QList<Span> spans(const QString &query, const QString &text)
{
    const auto match = fuzzyMatch(query, text);
    return match ? match->spans : QList<Span>();
}

void TestFuzzyMatch::aBeginningGoesBeforeAWordBeforeTheInside()
{
    QVERIFY(score(u"tea"_qs, u"Tea House"_qs) > score(u"tea"_qs, u"Publish Tea House"_qs));
    QVERIFY(score(u"tea"_qs, u"Publish Tea House"_qs) > score(u"tea"_qs, u"Steam engine"_qs));
    QVERIFY(score(u"tea"_qs, u"Steam engine"_qs) > score(u"tea"_qs, u"The early bird"_qs));
    QVERIFY(score(u"tea"_qs, u"The early bird"_qs) > 0);
    QVERIFY(score(u"ro"_qs, u"Set role"_qs) > score(u"ro"_qs, u"Reset the columns and the role"_qs));
    QCOMPARE(spans(u"tea"_qs, u"Publish Tea House"_qs), (QList<Span>{{8, 3}}));
    QCOMPARE(spans(u"house"_qs, u"li.na@teahouse.example"_qs), (QList<Span>{{9, 5}}));
}

void TestFuzzyMatch::lettersThatFollowEachOtherFindFromAWordOn()
{
    QCOMPARE(spans(u"fm"_qs, u"Filter members"_qs), (QList<Span>{{0, 1}, {7, 1}}));
    QCOMPARE(spans(u"filmem"_qs, u"Filter members"_qs), (QList<Span>{{0, 3}, {7, 3}}));
    QCOMPARE(score(u"lm"_qs, u"Filter members"_qs), -1); // "l" begins no word
}

void TestFuzzyMatch::allWordsMustBeFoundInAnyOrder()
{
    QCOMPARE(spans(u"house tea"_qs, u"Tea House"_qs), (QList<Span>{{0, 3}, {4, 5}}));
    QCOMPARE(score(u"tea garden"_qs, u"Tea House"_qs), -1);
    QCOMPARE(score(u"tea house"_qs, u"Tea House"_qs), score(u"house"_qs, u"Tea House"_qs));
}

void TestFuzzyMatch::caseAndAccentsDoNotCount()
{
    QCOMPARE(spans(u"EMILIE"_qs, u"Émilie Carpentier"_qs), (QList<Span>{{0, 6}}));
    QCOMPARE(spans(u"dvořák"_qs, u"Marek Dvorak"_qs), (QList<Span>{{6, 6}}));
}

void TestFuzzyMatch::cjkWordsAreFoundFromAnyCharacter()
{
    QCOMPARE(spans(u"预约"_qs, u"茶馆预约"_qs), (QList<Span>{{2, 2}}));
    QVERIFY(score(u"预约"_qs, u"茶馆预约"_qs) > FuzzyMatch::Inside);
    QCOMPARE(spans(u"约"_qs, u"茶馆预约"_qs), (QList<Span>{{3, 1}}));
    QCOMPARE(spans(u"茶约"_qs, u"茶馆预约"_qs), (QList<Span>{{0, 1}, {3, 1}}));
    QCOMPARE(spans(u"서연"_qs, u"김서연"_qs), (QList<Span>{{1, 2}}));
}

void TestFuzzyMatch::aSingleLetterIsLookedForWhereWordsBegin()
{
    QCOMPARE(spans(u"h"_qs, u"The tea House"_qs), (QList<Span>{{8, 1}}));
    QCOMPARE(score(u"o"_qs, u"House"_qs), -1);
}

void TestFuzzyMatch::nothingTypedMatchesEverything()
{
    QCOMPARE(fuzzyMatch(u"  "_qs, u"Tea House"_qs), FuzzyMatch());
    QCOMPARE(fuzzyMatch({}, {}), FuzzyMatch());
}

void TestFuzzyMatch::whatIsNotThereIsNotFound()
{
    QCOMPARE(fuzzyMatch(u"zebra"_qs, u"Tea House"_qs), std::nullopt);
    QCOMPARE(fuzzyMatch(u"tea"_qs, {}), std::nullopt);
}

QTEST_GUILESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzymatch.moc"
