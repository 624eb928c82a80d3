#include "clientstage.h"

#include <client/cache/feedstore.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace Minideck;

namespace {

QByteArray change(int sequence, const QByteArray &id, int revision, const QByteArray &name)
{
    return R"({"sequence":)" + QByteArray::number(sequence) + R"(,"kind":"member","id":"mbr_)" + id
        + R"(","deleted":false,"member":)"
        + SnapshotCache::member(id, name, name.toLower() + "@example.com", revision) + '}';
}

QByteArray tombstone(int sequence, const QByteArray &id)
{
    return R"({"sequence":)" + QByteArray::number(sequence) + R"(,"kind":"member","id":"mbr_)" + id
        + R"(","deleted":true})";
}

QByteArray team(const QString &id, int revision, const QString &name)
{
    const QJsonObject team{{u"id"_qs, id}, {u"revision"_qs, revision}, {u"name"_qs, name}};
    return QJsonDocument(QJsonObject{{u"sequence"_qs, 8},
                                     {u"kind"_qs, u"team"_qs},
                                     {u"id"_qs, id},
                                     {u"deleted"_qs, false},
                                     {u"team"_qs, team}})
        .toJson(QJsonDocument::Compact);
}

QByteArray page(const QList<QByteArray> &changes, int next, bool more = false)
{
    return R"({"changes":[)" + changes.join(',') + R"(],"next":)" + QByteArray::number(next) + R"(,"more":)"
        + (more ? "true" : "false") + '}';
}

QStringList names(const ClientStage &stage)
{
    const Result<RowOrder> rows = ClientStage::answer(stage.client->members()->order({}));
    const Result<QList<Member>> members = stage.client->members()->rows(*rows);
    QStringList names;
    for (const Member &member : *members)
        names << member.name;
    return names;
}

// The last request for changes.
QByteArray lastFeed(const ClientStage &stage)
{
    QByteArray last;
    for (const PeerRequest &request : stage.platform.peer.requests()) {
        if (request.target.contains("/changes"))
            last = request.target;
    }
    return last;
}

PeerAnswer eventStream(const QByteArray &events, PeerAnswer::End end = PeerAnswer::End::KeepOpen)
{
    return {.bytes = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + events, .end = end};
}

int snapshots(const ClientStage &stage)
{
    return stage.platform.peer.count("/v1/workspaces/Demo/snapshot");
}

} // namespace

class TestChangeFeed : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void OFF_2_afterTheSnapshotOnlyChangesCome()
    {
        ClientStage stage;
        stage.enter();
        stage.platform.changes =
            page({change(8, "2", 1, "Bo"), tombstone(9, "1"), change(10, "3", 4, "Cy")}, 10);
        QVERIFY(ClientStage::answer(stage.client->sync()));
        QCOMPARE(names(stage), QStringList({u"Bo"_qs, u"Cy"_qs}));
        QCOMPARE(snapshots(stage), 1);
        QCOMPARE(lastFeed(stage), QByteArray("/v1/workspaces/Demo/changes?since=7&limit=500"));
        stage.platform.changes = page({}, 10);
        QVERIFY(ClientStage::answer(stage.client->sync()));
        QCOMPARE(lastFeed(stage), QByteArray("/v1/workspaces/Demo/changes?since=10&limit=500"));
        QCOMPARE(snapshots(stage), 1);
    }

    void OFF_2_pagesAreFollowedToTheirEnd()
    {
        ClientStage stage;
        stage.enter();
        stage.platform.override = [](const PeerRequest &request) -> std::optional<PeerAnswer> {
            if (request.target.contains("since=7&"))
                return PeerAnswer::of(200, page({change(8, "2", 1, "Bo")}, 8, true));
            if (request.target.contains("since=8&"))
                return PeerAnswer::of(200, page({change(9, "3", 1, "Cy")}, 9));
            return std::nullopt;
        };
        QVERIFY(ClientStage::answer(stage.client->sync()));
        QCOMPARE(names(stage), QStringList({u"Ana"_qs, u"Bo"_qs, u"Cy"_qs}));
    }

    void OFF_2_aGapIsFilledByASnapshot()
    {
        ClientStage stage;
        stage.enter();
        stage.platform.snapshot =
            SnapshotCache::snapshot({SnapshotCache::member("5", "Eve", "eve@example.com")});
        QVERIFY(ClientStage::answer(stage.client->sync()));
        QCOMPARE(names(stage), QStringList({u"Eve"_qs}));
        QCOMPARE(snapshots(stage), 2);
    }

    void OFF_2_aBrokenPageLeavesRowsAndPlace_data()
    {
        QTest::addColumn<QByteArray>("broken");
        QTest::newRow("not ours") << QByteArray("[]");
        QTest::newRow("no end") << QByteArray(R"({"changes":[)" + change(8, "2", 1, "Bo") + "]}");
        QTest::newRow("no member") << QByteArray(
            page({R"({"kind":"member","id":"mbr_2","deleted":false})"}, 9));
        QTest::newRow("another member") << QByteArray(page(
            {change(8, "2", 1, "Bo"),
             change(9, "2", 1, "Bo").replace("\"id\":\"mbr_2\",\"deleted", "\"id\":\"mbr_4\",\"deleted")},
            9));
        QTest::newRow("does not move") << page({change(7, "2", 1, "Bo")}, 7, true);
        QTest::newRow("goes back") << page({change(6, "2", 1, "Bo")}, 6);
    }

    void OFF_2_aBrokenPageLeavesRowsAndPlace()
    {
        QFETCH(QByteArray, broken);
        ClientStage stage;
        stage.enter();
        stage.platform.changes = broken;
        QCOMPARE(toString(ClientStage::answer(stage.client->sync()).error().kind), u"NotThePlatform"_qs);
        QCOMPARE(names(stage), QStringList({u"Ana"_qs}));
        stage.platform.changes = page({}, 7);
        // An event may have begun a pass of its own, which this one then is.
        QTRY_VERIFY(ClientStage::answer(stage.client->sync()));
        QVERIFY(lastFeed(stage).contains("since=7&"));
    }

    void OFF_2_anEventMakesTheFeedComeByItself()
    {
        ClientStage stage;
        stage.platform.changes = page({change(8, "2", 1, "Bo")}, 8);
        stage.platform.events = [](const PeerRequest &) {
            return eventStream(": hello\n\nid: 8\nevent: changed\ndata: {\"sequence\":8}\n\n");
        };
        stage.enter();
        QTRY_COMPARE(names(stage), QStringList({u"Ana"_qs, u"Bo"_qs}));
        QCOMPARE(stage.platform.peer.count("/v1/workspaces/Demo/events"), 1);
    }

    void OFF_2_aStreamThatEndsIsBegunAgainWhereTheCacheStands()
    {
        ClientStage stage;
        stage.platform.changes = page({}, 9);
        QList<QByteArray> places;
        stage.platform.events = [&](const PeerRequest &request) {
            places << request.field("Last-Event-ID");
            return places.last() == "9"
                ? eventStream(": hello\n\n")
                : eventStream("id: 9\nevent: changed\ndata: {\"sequence\":9}\n\n", PeerAnswer::End::Close);
        };
        stage.enter();
        QTRY_COMPARE(places.value(0), QByteArray("7"));
        QTRY_COMPARE(places.last(), QByteArray("9"));
    }

    void whatIsNotKnownYetIsPassedOver()
    {
        ClientStage stage;
        stage.enter();
        stage.platform.changes =
            page({R"({"sequence":8,"kind":"spaceship","id":"shp_1","deleted":false,"spaceship":{"a":[1]}})",
                  change(9, "2", 1, "Bo")},
                 9);
        QVERIFY(ClientStage::answer(stage.client->sync()));
        QCOMPARE(names(stage), QStringList({u"Ana"_qs, u"Bo"_qs}));
    }

    void newNamesAreFoundAndOldOnesAreNot()
    {
        ClientStage stage;
        stage.enter();
        stage.platform.changes = page({change(8, "1", 2, "Robert"), change(9, "2", 1, "Bo")}, 9);
        QVERIFY(ClientStage::answer(stage.client->sync()));
        const auto found = [&](const QString &text) {
            return ClientStage::answer(stage.client->members()->order({.search = text}))->size();
        };
        QCOMPARE(found(u"rob"_qs), size_t(1));
        QCOMPARE(found(u"ana"_qs), size_t(0));
        QCOMPARE(found(u"bo"_qs), size_t(1));
    }

    void anOlderRevisionDoesNotComeBack()
    {
        SnapshotCache cache;
        QVERIFY(cache.load(SnapshotCache::snapshot({SnapshotCache::member("1", "New", "n@example.com", 5)})));
        FeedStore store(cache.database());
        QCOMPARE(*store.sequence(), std::optional<qint64>(7));
        MemberRecord record;
        record.id = "mbr_1";
        record.name = "Old";
        record.revision = 4;
        QVERIFY(store.begin());
        QVERIFY(store.put(record));
        QCOMPARE(store.finish(9, QDateTime::currentDateTimeUtc())->written, 0);
        QCOMPARE(*store.revisionOf("mbr_1"), std::optional<qint64>(5));
        QCOMPARE(*store.sequence(), std::optional<qint64>(9));
    }

    void OFF_2_whoSeesNoMembersFollowsAllTheSame()
    {
        SnapshotCache cache;
        QVERIFY(!*FeedStore(cache.database()).sequence());
        QVERIFY(cache.load(SnapshotCache::snapshot({})));
        QCOMPARE(*FeedStore(cache.database()).sequence(), std::optional<qint64>(7));
    }

    void OFF_2_otherRightsAskForASnapshot()
    {
        ClientStage stage;
        stage.enter();
        stage.platform.changes =
            page({change(8, "2", 1, "Bo")}, 8).chopped(1) + R"(,"scopeChanged":true,"kinds":[]})";
        stage.platform.snapshot = SnapshotCache::snapshot({});
        QVERIFY(ClientStage::answer(stage.client->sync()));
        QCOMPARE(names(stage), QStringList());
        QCOMPARE(snapshots(stage), 2);
    }

    void ACC_6_teamsComeByTheFeed()
    {
        ClientStage stage;
        stage.platform.snapshot = SnapshotCache::snapshot({SnapshotCache::member(
            "1", "Ana", "a@example.com", 3, SnapshotCache::teamRole("tea_1", "teamMember"))});
        stage.enter();
        stage.platform.changes =
            page({team(u"tea_1"_qs, 2, u"Pay \"now\""_qs), team(u"tea_3"_qs, 1, u"New"_qs),
                  tombstone(10, "tea_2").replace("mbr_", "").replace("member", "team")},
                 10);
        QVERIFY(ClientStage::answer(stage.client->sync()));
        QStringList teams;
        const auto stored = ClientStage::answer(stage.client->members()->teams());
        for (const Team &each : *stored)
            teams << each.id.text() + u' ' + each.name;
        teams.sort();
        QCOMPARE(teams, (QStringList{u"tea_1 Pay \"now\""_qs, u"tea_3 New"_qs}));
        const auto rows = ClientStage::answer(stage.client->members()->order({}));
        const auto members = stage.client->members()->rows(*rows);
        QCOMPARE(members->first().assignments.first().targetName, u"Pay \"now\""_qs);
        QCOMPARE(members->first().revision, 3);
    }

    void ACC_6_aTeamDoesNotGoBackToAnOlderName()
    {
        SnapshotCache cache;
        QVERIFY(cache.load(SnapshotCache::snapshot({})));
        FeedStore store(cache.database());
        for (const auto &[revision, name] : {std::pair{3, "Third"}, std::pair{2, "Second"}}) {
            QVERIFY(store.begin());
            QVERIFY(store.putTeam({.id = "tea_1", .revision = revision, .name = name}));
            QVERIFY(store.finish());
        }
        auto name = cache.database().prepare("SELECT name FROM team WHERE id='tea_1'");
        QVERIFY(*name->step());
        QCOMPARE(name->string(0), u"Third"_qs);
    }
};

QTEST_GUILESS_MAIN(TestChangeFeed)
#include "tst_changefeed.moc"
