#include "snapshotcache.h"

#include <client/cache/memberreader.h>
#include <support/quiet.h>

using namespace Minideck;

namespace {

QStringList names(SnapshotCache &cache, const MemberQuery &query)
{
    const auto reader = MemberReader::open(cache.path());
    const Result<MemberReader::Rows> all = (*reader)->order(query);
    const Result<MemberReader::Rows> first = (*reader)->firstRows(query, 100000);
    QStringList names;
    // Both ways must agree, and do so also when the reader has everything in memory.
    if (!all || !first || *all != *first || *(*reader)->order(query) != *all)
        return {u"first page and order differ"_qs};
    const Result<QList<Member>> members = (*reader)->members(*all);
    for (const Member &member : *members)
        names << member.name;
    return names;
}

QStringList search(SnapshotCache &cache, const QString &text)
{
    return names(cache, {.search = text});
}

QList<QByteArray> people()
{
    return {SnapshotCache::member("1", "José García", "jg@example.com"),
            SnapshotCache::member("2", "王伟", "wei.wang@example.com"),
            SnapshotCache::member("3", "欧阳志强", "ouyang@example.com"),
            SnapshotCache::member("4", "100% \\\"O'Brien\\\" _x_ AND NOT *", "ob@example.com"),
            SnapshotCache::member("5", "Ёлка Straße", "elka@example.com"),
            SnapshotCache::member("6", "김민수", "minsu@example.com"),
            SnapshotCache::member("7", "", "invited.person@example.com")};
}

} // namespace

class TestMemberSearch : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void MEM_7_findsAnyPartOfNameOrEmail_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        const QString jose = u"José García"_qs;
        const QString wei = u"王伟"_qs;
        const QString ouyang = u"欧阳志强"_qs;
        const QString brien = u"100% \"O'Brien\" _x_ AND NOT *"_qs;
        const QString elka = u"Ёлка Straße"_qs;
        const QString kim = u"김민수"_qs;
        QTest::newRow("one character, CJK") << u"伟"_qs << QStringList{wei};
        QTest::newRow("two characters, CJK") << u"王伟"_qs << QStringList{wei};
        QTest::newRow("two characters inside, CJK") << u"阳志"_qs << QStringList{ouyang};
        QTest::newRow("three characters, CJK") << u"阳志强"_qs << QStringList{ouyang};
        QTest::newRow("Hangul") << u"민"_qs << QStringList{kim};
        QTest::newRow("one letter") << u"%"_qs << QStringList{brien};
        QTest::newRow("without regard to case") << u"GARC"_qs << QStringList{jose};
        QTest::newRow("without regard to accents") << u"jose garcia"_qs << QStringList{jose};
        QTest::newRow("with accents") << u"García"_qs << QStringList{jose};
        QTest::newRow("case beyond ASCII") << u"ёЛКА"_qs << QStringList{elka};
        QTest::newRow("full-width letters") << u"ｊｏｓ"_qs << QStringList{jose};
        QTest::newRow("part of an e-mail") << u"wang@ex"_qs << QStringList{wei};
        QTest::newRow("no name yet") << u"invited"_qs << QStringList{QString()};
        QTest::newRow("space around") << u"  wei "_qs << QStringList{wei};
        QTest::newRow("quote") << u"\"o'b"_qs << QStringList{brien};
        QTest::newRow("underscore is no wildcard") << u"_x_"_qs << QStringList{brien};
        QTest::newRow("percent is no wildcard") << u"1%0"_qs << QStringList{};
        QTest::newRow("words of FTS") << u"and not *"_qs << QStringList{brien};
        QTest::newRow("not across name and e-mail") << u"王伟wei"_qs << QStringList{};
        QTest::newRow("all parts, but not in a row") << u"example.comple"_qs << QStringList{};
        QTest::newRow("nothing like it") << u"zzz"_qs << QStringList{};
        QTest::newRow("repetition") << u"ooooo"_qs << QStringList{};
    }

    void MEM_7_findsAnyPartOfNameOrEmail()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        SnapshotCache cache;
        QVERIFY(cache.load(SnapshotCache::snapshot(people())));
        QCOMPARE(search(cache, text), found);
    }

    void MEM_7_findsRowsThatChangedSinceTheIndexWasBuilt()
    {
        SnapshotCache cache;
        QVERIFY(cache.load(SnapshotCache::snapshot(people())));
        QList<QByteArray> changed = people();
        changed[1] = SnapshotCache::member("2", "李娜", "lina@example.com", 2);
        changed << SnapshotCache::member("8", "王芳", "fang@example.com");
        changed.removeAt(2);
        QVERIFY(cache.load(SnapshotCache::snapshot(changed)));
        QCOMPARE(search(cache, u"王"_qs), QStringList{u"王芳"_qs});
        QCOMPARE(search(cache, u"李娜"_qs), QStringList{u"李娜"_qs});
        QCOMPARE(search(cache, u"wang"_qs), QStringList());
        QCOMPARE(search(cache, u"阳志强"_qs), QStringList());
    }

    void MEM_7_anIndexBuiltAnewAnswersTheSame()
    {
        SnapshotCache cache;
        QList<QByteArray> many = people();
        for (int i = 0; i < 3000; ++i)
            many << SnapshotCache::member("m" + QByteArray::number(i), "Person " + QByteArray::number(i),
                                          "p@example.com");
        QVERIFY(cache.load(SnapshotCache::snapshot(many)));
        for (int i = 0; i < 2000; ++i)
            many[people().size() + i] = SnapshotCache::member(
                "m" + QByteArray::number(i), "灰度 " + QByteArray::number(i), "p@example.com", 2);
        QVERIFY(cache.load(SnapshotCache::snapshot(many)));
        QCOMPARE(*cache.database().number("SELECT count(*) FROM search_pending"), 2000);
        QCOMPARE(search(cache, u"灰度"_qs).size(), 2000);
        QVERIFY(cache.store().tidyUp());
        QCOMPARE(*cache.database().number("SELECT count(*) FROM search_pending"), 0);
        QCOMPARE(search(cache, u"灰度"_qs).size(), 2000);
        QCOMPARE(search(cache, u"Person 2999"_qs), QStringList{u"Person 2999"_qs});
        QCOMPARE(search(cache, u"Person 7"_qs).size(), 0);
    }

    void MEM_7_agreesWithAPlainComparisonOverManySegments()
    {
        // More rows than a segment, and grams that are in nearly all of them: both forms of a posting.
        constexpr int Rows = 70000;
        SnapshotCache cache;
        QByteArray lines = R"({"type":"snapshot","sequence":"1","counts":{"team":0,"member":70000}})"
                           "\n";
        for (int i = 0; i < Rows; ++i) {
            const QByteArray number = QByteArray::number(i);
            const QByteArray name = i % 3 == 0 ? QByteArray("测试 " + QByteArray::number(i * 7919LL % Rows))
                                               : QByteArray("User " + number);
            lines += SnapshotCache::member(number, name, "u" + number + "@example.com") + '\n';
        }
        QVERIFY(cache.load(lines
                           + R"({"type":"end","records":70000})"
                             "\n"));
        const auto reader = MemberReader::open(cache.path());
        for (const QString &text :
             {u"测"_qs, u"试 1"_qs, u"99"_qs, u"user 6999"_qs, u"e"_qs, u"69999@"_qs, u"x"_qs}) {
            const auto plain = cache.database().prepare(
                "SELECT count(*) FROM member WHERE instr(sort_name, ?1) OR instr(lower(email), ?1)");
            const QByteArray bytes = text.toUtf8();
            auto statement = std::move(const_cast<Result<Statement> &>(plain)).value();
            statement.bind(1, std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
            QVERIFY(*statement.step());
            QCOMPARE(static_cast<qint64>((*reader)->order({.search = text})->size()), statement.integer(0));
        }
    }
};

QTEST_GUILESS_MAIN(TestMemberSearch)
#include "tst_membersearch.moc"
