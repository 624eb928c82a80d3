#include "snapshotcache.h"

#include <client/cache/memberreader.h>
#include <support/quiet.h>

using namespace Minideck;

namespace {

QStringList names(SnapshotCache &cache, const MemberQuery &query = {})
{
    const Result<std::unique_ptr<MemberReader>> reader = MemberReader::open(cache.path());
    const Result<MemberReader::Rows> rows = (*reader)->order(query);
    const Result<QList<Member>> members = (*reader)->members(*rows);
    QStringList names;
    for (const Member &member : *members)
        names << member.name;
    return names;
}

// Enough rows to make the next snapshot a comparison and not a bulk load.
QList<QByteArray> threeMembers()
{
    return {SnapshotCache::member("1", "Ana", "ana@example.com"),
            SnapshotCache::member("2", "Bo", "bo@example.com"),
            SnapshotCache::member("3", "Cy", "cy@example.com")};
}

} // namespace

class TestMemberStore : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void keepsEveryFieldOfAMember()
    {
        SnapshotCache cache;
        QVERIFY(cache.load(SnapshotCache::snapshot({SnapshotCache::member(
            "1", "Ana", "ana@example.com", 5,
            R"(,"role":"owner","status":"inactive","programCreator":true,"startedAt":"2026-03-04T10:00:00.250Z","invitedBy":{"id":"mbr_9","name":"Zoë"},"activity":{"lastActivityAt":null})"
                + SnapshotCache::teamRole("tea_1", "teamAdmin"))})));
        const auto reader = MemberReader::open(cache.path());
        const qint32 row = (*reader)->order({})->at(0);
        const Member expected{.id = MemberId(u"mbr_1"_qs),
                              .revision = 5,
                              .name = u"Ana"_qs,
                              .email = u"ana@example.com"_qs,
                              .role = WireEnum<Role>(u"owner"_qs),
                              .programCreator = true,
                              .status = MemberStatus::Inactive,
                              .startedAt = QDateTime({2026, 3, 4}, {10, 0, 0, 250}, Qt::UTC),
                              .lastActivityAt = {},
                              .invitedByName = u"Zoë"_qs,
                              .assignments = {{.kind = AssignmentKind::Team,
                                               .targetId = u"tea_1"_qs,
                                               .targetName = u"Payments"_qs,
                                               .role = AssignmentRole::TeamAdmin}}};
        QCOMPARE((*reader)->members(std::array{row})->at(0), expected);
    }

    void aSecondSnapshotWritesOnlyWhatDiffers()
    {
        SnapshotCache cache;
        QVERIFY(cache.load(SnapshotCache::snapshot(threeMembers())));
        const Result<StoredChanges> same = cache.load(SnapshotCache::snapshot(threeMembers()));
        QCOMPARE(*same, (StoredChanges{.members = 3, .written = 0, .removed = 0}));

        QList<QByteArray> members = threeMembers();
        members[1] = SnapshotCache::member("2", "Robert", "bo@example.com", 2);
        members.removeAt(2);
        members << SnapshotCache::member("4", "Aaron", "aaron@example.com");
        const Result<StoredChanges> changed = cache.load(SnapshotCache::snapshot(members));
        QCOMPARE(*changed, (StoredChanges{.members = 3, .written = 2, .removed = 1}));
        QCOMPARE(names(cache), QStringList({u"Aaron"_qs, u"Ana"_qs, u"Robert"_qs}));
    }

    void anEqualRevisionIsNotWrittenButActivityIs()
    {
        SnapshotCache cache;
        QVERIFY(cache.load(SnapshotCache::snapshot(threeMembers())));
        QList<QByteArray> members = threeMembers();
        members[0] = SnapshotCache::member("1", "Other name, same revision", "ana@example.com", 1,
                                           R"(,"activity":{"lastActivityAt":"2026-03-04T10:00:00.000Z"})");
        QCOMPARE(cache.load(SnapshotCache::snapshot(members))->written, 1);
        QCOMPARE(names(cache).first(), u"Ana"_qs);
        const auto reader = MemberReader::open(cache.path());
        QVERIFY((*reader)->members(std::array{qint32(1)})->at(0).lastActivityAt.isValid());
    }

    void aRenamedTeamReachesMembersWithoutANewRevision()
    {
        SnapshotCache cache;
        const auto with = [](const QByteArray &team) {
            QList<QByteArray> members = threeMembers();
            members[0] = SnapshotCache::member("1", "Ana", "a@example.com", 1,
                                               SnapshotCache::teamRole("tea_1", "teamAdmin", team));
            return SnapshotCache::snapshot(members);
        };
        QVERIFY(cache.load(with("Payments")));
        QCOMPARE(cache.load(with("Wallet"))->written, 1);
        const auto reader = MemberReader::open(cache.path());
        QCOMPARE((*reader)->members(std::array{qint32(1)})->at(0).assignments.at(0).targetName, u"Wallet"_qs);
    }

    void aBrokenSnapshotLeavesTheOldRowsWhole_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("compared") << 3;
        QTest::newRow("bulk") << 100;
    }

    void aBrokenSnapshotLeavesTheOldRowsWhole()
    {
        QFETCH(int, rows);
        SnapshotCache cache;
        QVERIFY(cache.load(SnapshotCache::snapshot(threeMembers())));
        QVERIFY(cache.store().tidyUp());
        const QStringList before = names(cache);
        QList<QByteArray> members;
        for (int i = 0; i < rows; ++i)
            members << SnapshotCache::member("n" + QByteArray::number(i), "New", "new@example.com");
        QByteArray cut = SnapshotCache::snapshot(members);
        cut.chop(30);
        QVERIFY(!cache.load(cut));
        QCOMPARE(names(cache), before);
        QCOMPARE(*cache.database().number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'member_%'"),
                 6);
        QVERIFY(cache.load(SnapshotCache::snapshot(members)));
        QCOMPARE(names(cache).size(), rows);
    }

    void twoMembersWithOneIdAreNotTheContract()
    {
        SnapshotCache cache;
        const QByteArray twice = SnapshotCache::member("1", "Ana", "ana@example.com");
        const Result<StoredChanges> loaded = cache.load(SnapshotCache::snapshot({twice, twice}));
        QVERIFY(!loaded);
        QCOMPARE(toString(loaded.error().kind), u"NotThePlatform"_qs);
        cache.store().abandon();
        QCOMPARE(names(cache), QStringList());
    }

    void readersSeeTheOldRowsUntilTheEnd()
    {
        SnapshotCache cache;
        QVERIFY(cache.load(SnapshotCache::snapshot(threeMembers())));
        QVERIFY(cache.store().begin(3));
        MemberRecord record;
        record.id = "mbr_x";
        record.name = "Half";
        QVERIFY(cache.store().addMember(record));
        QCOMPARE(names(cache).size(), 3);
        cache.store().abandon();
    }

    void assignmentsFollowTheirMember()
    {
        SnapshotCache cache;
        QList<QByteArray> members = threeMembers();
        members[0] = SnapshotCache::member("1", "Ana", "a@example.com", 1,
                                           SnapshotCache::teamRole("tea_1", "teamMember"));
        QVERIFY(cache.load(SnapshotCache::snapshot(members)));
        const MemberQuery first{.teams = {TeamId(u"tea_1"_qs)}};
        const MemberQuery second{.teams = {TeamId(u"tea_2"_qs)}};
        QCOMPARE(names(cache, first), QStringList(u"Ana"_qs));
        members[0] = SnapshotCache::member("1", "Ana", "a@example.com", 2,
                                           SnapshotCache::teamRole("tea_2", "teamMember"));
        QVERIFY(cache.load(SnapshotCache::snapshot(members)));
        QCOMPARE(names(cache, first), QStringList());
        QCOMPARE(names(cache, second), QStringList(u"Ana"_qs));
        members.removeFirst();
        QVERIFY(cache.load(SnapshotCache::snapshot(members)));
        QCOMPARE(*cache.database().number("SELECT count(*) FROM assignment"), 0);
    }
};

QTEST_GUILESS_MAIN(TestMemberStore)
#include "tst_memberstore.moc"
