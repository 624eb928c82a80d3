#include "snapshotcache.h"

#include <client/sync/memberrepository.h>
#include <support/quiet.h>

#include <QSignalSpy>

using namespace Minideck;

namespace {

template <typename T>
Result<T> answer(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20000))
        qFatal("no answer");
    return future.result();
}

QStringList names(const QList<Member> &members)
{
    QStringList names;
    for (const Member &member : members)
        names << member.name;
    return names;
}

QByteArray many(int count)
{
    QList<QByteArray> members;
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i).rightJustified(6, '0');
        members << SnapshotCache::member(number, "Name " + number, "m" + number + "@example.com");
    }
    return SnapshotCache::snapshot(members);
}

QByteArray mixed()
{
    const auto member = [](const QByteArray &id, const QByteArray &name, const QByteArray &email,
                           int revision, const QByteArray &more) {
        return SnapshotCache::member(id, name, email, revision, more);
    };
    return SnapshotCache::snapshot(
        {member("1", "Zoe", "a@example.com", 1,
                R"(,"role":"developer","startedAt":"2026-03-04T10:00:00.000Z")"
                    + SnapshotCache::teamRole("tea_1", "teamAdmin")),
         member("2", "Éva", "D@example.com", 1,
                R"(,"role":"admin","startedAt":"2026-01-04T10:00:00.000Z")"
                    + SnapshotCache::teamRole("tea_2", "teamAdmin", "élan")),
         member("3", "eric", "c@example.com", 1,
                R"(,"role":"reviewer","status":"inactive")"
                    + SnapshotCache::teamRole("tea_2", "teamAdmin", "élan")),
         member("4", "", "b@example.com", 1, R"(,"role":"auditor","status":"invited")"),
         member("5", "Fred", "e@example.com", 1,
                R"(,"role":"admin")" + SnapshotCache::teamRole("tea_1", "teamMember"))});
}

} // namespace

class TestMemberRepository : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void MEM_7_sortsByEveryColumnBothWays_data()
    {
        QTest::addColumn<int>("sort");
        QTest::addColumn<QStringList>("ascending");
        const auto row = [](const char *name, MemberSort sort, const QStringList &order) {
            QTest::newRow(name) << int(sort) << order;
        };
        // Who has no name yet stands by the address.
        row("name", MemberSort::Name, {{}, u"eric"_qs, u"Éva"_qs, u"Fred"_qs, u"Zoe"_qs});
        row("e-mail", MemberSort::Email, {u"Zoe"_qs, {}, u"eric"_qs, u"Éva"_qs, u"Fred"_qs});
        row("role", MemberSort::Role, {u"Éva"_qs, u"Fred"_qs, u"eric"_qs, u"Zoe"_qs, {}});
        row("status", MemberSort::Status, {{}, u"Éva"_qs, u"Fred"_qs, u"Zoe"_qs, u"eric"_qs});
        row("started", MemberSort::StartedAt, {u"eric"_qs, {}, u"Fred"_qs, u"Éva"_qs, u"Zoe"_qs});
    }

    void MEM_7_sortsByEveryColumnBothWays()
    {
        QFETCH(int, sort);
        QFETCH(QStringList, ascending);
        SnapshotCache cache;
        QVERIFY(cache.load(mixed()));
        MemberRepository repository(cache.path());
        MemberQuery query{.sort = MemberSort(sort)};
        const Result<MemberPage> page = answer(repository.firstPage(query));
        QCOMPARE(names(page->members), ascending);
        QVERIFY(page->last);
        QCOMPARE(*answer(repository.order(query)), page->rows);

        query.order = Qt::DescendingOrder;
        const Result<MemberPage> down = answer(repository.firstPage(query));
        QCOMPARE(*answer(repository.order(query)), down->rows);
        QCOMPARE(down->members.first().name, ascending.last());
        QCOMPARE(down->members.last().status.text(), page->members.first().status.text());
    }

    void MEM_7_filtersByRoleStatusTeamAndNoAssignment()
    {
        SnapshotCache cache;
        QVERIFY(cache.load(mixed()));
        MemberRepository repository(cache.path());
        const auto found = [&](const MemberQuery &query) {
            return names(answer(repository.firstPage(query))->members);
        };
        QCOMPARE(found({.roles = {Role::Admin, Role::Reviewer}}),
                 QStringList({u"eric"_qs, u"Éva"_qs, u"Fred"_qs}));
        QCOMPARE(found({.statuses = {MemberStatus::Invited}}), QStringList({QString()}));
        QCOMPARE(found({.teams = {TeamId(u"tea_1"_qs)}}), QStringList({u"Fred"_qs, u"Zoe"_qs}));
        QCOMPARE(found({.roles = {Role::Admin}, .teams = {TeamId(u"tea_1"_qs), TeamId(u"tea_2"_qs)}}),
                 QStringList({u"Éva"_qs, u"Fred"_qs}));
        QCOMPARE(found({.withoutAssignment = true}), QStringList({QString()}));
        QCOMPARE(found({.search = u"e"_qs, .roles = {Role::Developer}}), QStringList({u"Zoe"_qs}));
    }

    void countsTeamsAndSoleAdmins()
    {
        SnapshotCache cache;
        QVERIFY(cache.load(mixed()));
        MemberRepository repository(cache.path());
        QCOMPARE(
            *answer(repository.counts()),
            (MemberCounts{.all = 5, .invited = 1, .inactive = 1, .withoutAssignment = 1, .activeAdmins = 2}));
        const QList<Team> teams = *answer(repository.teams());
        QCOMPARE(teams.size(), 2);
        QCOMPARE(teams.first().name, u"élan"_qs);
        QCOMPARE(*answer(repository.soleAdminsOf({MemberId(u"mbr_1"_qs)})), QStringList(u"Payments"_qs));
        // The other admin of that team is blocked and counts for nothing.
        QCOMPARE(*answer(repository.soleAdminsOf({MemberId(u"mbr_2"_qs)})), QStringList(u"élan"_qs));
        QCOMPARE(*answer(repository.soleAdminsOf({MemberId(u"mbr_5"_qs)})), QStringList());
        QCOMPARE(*answer(repository.soleAdminsOf({MemberId(u"nobody"_qs)})), QStringList());
    }

    void aPageIsTheBeginningOfTheOrderAndRowsGiveTheRest()
    {
        SnapshotCache cache;
        QVERIFY(cache.load(many(600)));
        MemberRepository repository(cache.path());
        const Result<MemberPage> page = answer(repository.firstPage({}));
        const Result<RowOrder> order = answer(repository.order({}));
        QCOMPARE(page->members.size(), MemberRepository::PageSize);
        QVERIFY(!page->last);
        QCOMPARE(order->size(), size_t(600));
        QVERIFY(std::equal(page->rows.begin(), page->rows.end(), order->begin()));
        const std::array asked{order->at(599), order->at(0), qint32(123456)};
        const Result<QList<Member>> rows = repository.rows(asked);
        QCOMPARE(names(*rows), QStringList({u"Name 000599"_qs, u"Name 000000"_qs, QString()}));
        QVERIFY(rows->at(2).id.isEmpty());
    }

    void aNewerQuestionEndsTheOlderOnes()
    {
        SnapshotCache cache;
        QVERIFY(cache.load(many(20000)));
        MemberRepository repository(cache.path());
        const auto oldOrder = repository.order({.search = u"example.com"_qs});
        const auto oldPage = repository.firstPage({.search = u"1"_qs});
        const auto counts = repository.counts();
        const auto page = repository.firstPage({.search = u"name 019999"_qs});
        const auto order = repository.order({.search = u"name 019999"_qs});
        QCOMPARE(toString(answer(oldOrder).error().kind), u"Cancelled"_qs);
        QCOMPARE(toString(answer(oldPage).error().kind), u"Cancelled"_qs);
        QCOMPARE(answer(counts)->all, 20000);
        QCOMPARE(answer(page)->members.size(), 1);
        QCOMPARE(answer(order)->size(), size_t(1));
    }

    void itsEndAnswersWhatIsOpen()
    {
        SnapshotCache cache;
        QVERIFY(cache.load(many(20000)));
        QFuture<Result<RowOrder>> order;
        QFuture<Result<MemberCounts>> counts;
        {
            MemberRepository repository(cache.path());
            order = repository.order({.search = u"example.com"_qs});
            counts = repository.counts();
        }
        QVERIFY(order.isFinished());
        QVERIFY(counts.isFinished());
        QVERIFY(order.result() || order.result().error().kind == ErrorKind::Cancelled);
    }

    void seesWhatASyncWrote()
    {
        SnapshotCache cache;
        QVERIFY(cache.load(many(3)));
        MemberRepository repository(cache.path());
        QSignalSpy changed(&repository, &MemberRepository::changed);
        QCOMPARE(answer(repository.order({.search = u"name"_qs}))->size(), size_t(3));
        QVERIFY(cache.load(many(4)));
        repository.announceChange();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(answer(repository.order({.search = u"name"_qs}))->size(), size_t(4));
        QCOMPARE(answer(repository.counts())->all, 4);
    }

    void aFileThatIsGoneIsAnError()
    {
        TemporaryHome home;
        MemberRepository repository(home.filePath(u"nothing.sqlite"_qs));
        QCOMPARE(toString(answer(repository.firstPage({})).error().kind), u"CacheFailed"_qs);
        QCOMPARE(toString(repository.rows(std::array{qint32(1)}).error().kind), u"CacheFailed"_qs);
    }
};

QTEST_GUILESS_MAIN(TestMemberRepository)
#include "tst_memberrepository.moc"
