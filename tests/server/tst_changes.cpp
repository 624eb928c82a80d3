#include "testplatform.h"

#include <core/limits.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QRandomGenerator>
#include <QtTest>

using namespace Minideck;

static const QByteArray Workspace = "/v1/workspaces/NorthbayCity/";

class TestChanges : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void OFF_2_aFreshWorkspaceHasNoChanges();
    void OFF_2_showsEachObjectOnceWhereItChangedLast();
    void OFF_2_whatIsGoneLeavesATombstone();
    void OFF_2_pagesGoOnWhereTheLastOneEnded();
    void OFF_2_whatIsNotKeptIsGone();
    void OFF_2_oldTombstonesGoAndTheFeedBeginsAfterThem();
    void OFF_2_saysWhenTheCallersOwnRightsChanged_data();
    void OFF_2_saysWhenTheCallersOwnRightsChanged();
    void OFF_2_saysWhatTheCallerSeesFromNowOn();
    void OFF_2_snapshotAndFeedAgreeAfterAnyMix();
    void refusesBadQueries_data();
    void refusesBadQueries();

private:
    static QByteArray feed(const QByteArray &query) { return Workspace + "changes?" + query; }
    static void act(TestPlatform &platform, const QByteArray &who, const QByteArray &verb)
    {
        const Reply reply =
            platform.write({.method = "POST", .target = platform.memberPath(who) + '/' + verb});
        QCOMPARE(reply.status, 200);
    }
    //! "28 amara" for a change, "29 -" for a tombstone.
    static QStringList brief(const Reply &reply)
    {
        QStringList lines;
        for (const QJsonValue &change : reply.json()[u"changes"_qs].toArray()) {
            const QString email = change[u"member"_qs][u"email"_qs].toString();
            lines << QString::number(change[u"sequence"_qs].toInteger()) + u' '
                    + (change[u"deleted"_qs].toBool() ? u"-"_qs : email.section(u'.', 0, 0));
        }
        return lines;
    }

    // A client as simple as can be: members by id, without what changes by itself.
    using Members = QMap<QString, QJsonObject>;
    static std::pair<Members, qint64> snapshot(TestPlatform &platform, const QByteArray &token)
    {
        Members members;
        qint64 sequence = 0;
        for (const QByteArray &line : platform.get(Workspace + "snapshot", token).body.split('\n')) {
            QJsonObject object = QJsonDocument::fromJson(line).object();
            const QString type = object.take(u"type"_qs).toString();
            object.remove(u"activity"_qs);
            if (type == u"snapshot")
                sequence = object[u"sequence"_qs].toString().toLongLong();
            else if (type == u"member")
                members[object[u"id"_qs].toString()] = object;
        }
        return {members, sequence};
    }
    static void follow(TestPlatform &platform, const QByteArray &token, Members &members, qint64 &sequence,
                       int limit)
    {
        for (bool more = true; more;) {
            const QJsonObject page = platform
                                         .get(feed("since=" + QByteArray::number(sequence)
                                                   + "&limit=" + QByteArray::number(limit)),
                                              token)
                                         .json();
            for (const QJsonValue &change : page[u"changes"_qs].toArray()) {
                QJsonObject member = change[u"member"_qs].toObject();
                member.remove(u"activity"_qs);
                if (change[u"deleted"_qs].toBool())
                    members.remove(change[u"id"_qs].toString());
                else
                    members[change[u"id"_qs].toString()] = member;
            }
            sequence = page[u"next"_qs].toInteger();
            more = page[u"more"_qs].toBool();
        }
    }
    static Write something(Random &random, const QStringList &ids);
};

void TestChanges::OFF_2_aFreshWorkspaceHasNoChanges()
{
    TestPlatform platform;
    QCOMPARE(
        platform.get(feed("since=27")).json(),
        (QJsonObject{{u"changes"_qs, QJsonArray()},
                     {u"next"_qs, 27},
                     {u"more"_qs, false},
                     {u"scopeChanged"_qs, false},
                     {u"kinds"_qs, QJsonArray{u"workspace"_qs, u"team"_qs, u"approval"_qs, u"member"_qs}}}));
}

void TestChanges::OFF_2_showsEachObjectOnceWhereItChangedLast()
{
    TestPlatform platform;
    act(platform, "amara", "block");
    act(platform, "bjork", "block");
    act(platform, "amara", "unblock");
    const Reply reply = platform.get(feed("since=27"));
    QCOMPARE(brief(reply), (QStringList{u"29 bjork@lantern"_qs, u"30 amara"_qs}));
    QCOMPARE(reply.json()[u"next"_qs].toInt(), 30);
    const QJsonValue change = reply.json()[u"changes"_qs][1];
    QCOMPARE(change[u"kind"_qs].toString(), u"member"_qs);
    QJsonObject detail = platform.get(platform.memberPath("amara")).json();
    detail.remove(u"allowedActions"_qs);
    QCOMPARE(change[u"member"_qs].toObject(), detail);
    QCOMPARE(brief(platform.get(feed("since=29"))), QStringList(u"30 amara"_qs));
}

void TestChanges::OFF_2_whatIsGoneLeavesATombstone()
{
    TestPlatform platform;
    const QByteArray bjork = platform.memberPath("bjork");
    act(platform, "bjork", "block");
    QCOMPARE(platform.write({.method = "DELETE", .target = bjork}).status, 204);
    const QJsonArray changes = platform.get(feed("since=27")).json()[u"changes"_qs].toArray();
    QCOMPARE(changes,
             (QJsonArray{QJsonObject{{u"sequence"_qs, 29},
                                     {u"kind"_qs, u"member"_qs},
                                     {u"id"_qs, QString::fromLatin1(bjork.split('/').last())},
                                     {u"deleted"_qs, true}}}));
}

void TestChanges::OFF_2_pagesGoOnWhereTheLastOneEnded()
{
    TestPlatform platform;
    for (const auto *who : {"amara", "bjork", "anika"})
        act(platform, who, "block");
    const Reply first = platform.get(feed("since=27&limit=2"));
    QCOMPARE(brief(first), (QStringList{u"28 amara"_qs, u"29 bjork@lantern"_qs}));
    QCOMPARE(first.json()[u"next"_qs].toInt(), 29);
    QCOMPARE(first.json()[u"more"_qs].toBool(), true);
    // What changes between two pages moves behind the place where the next one begins.
    act(platform, "amara", "unblock");
    const Reply second = platform.get(feed("since=29&limit=2"));
    QCOMPARE(brief(second), (QStringList{u"30 anika"_qs, u"31 amara"_qs}));
    QCOMPARE(second.json()[u"more"_qs].toBool(), false);
}

void TestChanges::OFF_2_whatIsNotKeptIsGone()
{
    TestPlatform platform;
    act(platform, "amara", "block");
    QCOMPARE(platform.get(feed("since=28")).status, 200);
    for (const auto *since : {"0", "26", "29", "9000000000"}) {
        const Reply reply = platform.get(feed(QByteArray("since=") + since));
        QCOMPARE(reply.status, 410);
        QCOMPARE(reply.code(), u"CHANGES-1"_qs);
    }
}

void TestChanges::OFF_2_oldTombstonesGoAndTheFeedBeginsAfterThem()
{
    TestPlatform platform;
    const QByteArray bjork = platform.memberPath("bjork");
    const QByteArray anika = platform.memberPath("anika");
    const QByteArray tomas = platform.memberPath("tomas");
    act(platform, "amara", "block");
    QCOMPARE(platform.write({.method = "DELETE", .target = bjork}).status, 204); // 29
    platform.clock().advance(std::chrono::duration_cast<std::chrono::milliseconds>(Limits::TombstoneMemory)
                             / 2);
    const auto admin = [&platform] { return platform.token(); };
    QCOMPARE(platform.write({.method = "DELETE", .target = anika, .token = admin()}).status, 204);
    QCOMPARE(platform.get(feed("since=28"), admin()).status, 200);
    platform.clock().advance(std::chrono::duration_cast<std::chrono::milliseconds>(Limits::TombstoneMemory)
                             / 2);
    QCOMPARE(platform.write({.method = "DELETE", .target = tomas, .token = admin()}).status, 204);
    // Who has not heard of the first one has to take a snapshot; the others go on.
    QCOMPARE(platform.get(feed("since=28"), admin()).status, 410);
    QCOMPARE(brief(platform.get(feed("since=29"), admin())), (QStringList{u"30 -"_qs, u"31 -"_qs}));
    QCOMPARE(platform.ask(u"SELECT count(*) FROM change_log WHERE deleted = 1"_qs), u"2"_qs);
    QCOMPARE(platform.ask(u"SELECT count(*) FROM change_log WHERE deleted = 0"_qs), u"1"_qs);
}

void TestChanges::OFF_2_saysWhenTheCallersOwnRightsChanged_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("role") << QByteArray(R"({"role":"reviewer"})");
    QTest::newRow("flag") << QByteArray(R"({"programCreator":true})");
    QTest::newRow("assignments") << QByteArray(
        R"({"assignments":[{"kind":"team","targetId":"HEALTH","role":"teamMember"}]})");
}

void TestChanges::OFF_2_saysWhenTheCallersOwnRightsChanged()
{
    QFETCH(QByteArray, body);
    TestPlatform platform;
    body.replace("HEALTH", platform.ask(u"SELECT id FROM team WHERE name = 'Health'"_qs).toLatin1());
    const QByteArray anika = platform.token(u"anika.sen@campus.example"_qs);
    const QByteArray bjork = platform.token(u"bjork@lantern.example"_qs);
    const auto changed = [&platform](const QByteArray &token, const QByteArray &since) {
        return platform.get(feed("since=" + since), token).json()[u"scopeChanged"_qs].toBool();
    };
    QCOMPARE(platform.write({.method = "PATCH", .target = platform.memberPath("anika"), .body = body}).status,
             200);
    QVERIFY(changed(anika, "27"));
    QVERIFY(!changed(anika, "28"));
    QVERIFY(!changed(bjork, "27"));
}

void TestChanges::OFF_2_saysWhatTheCallerSeesFromNowOn()
{
    TestPlatform platform;
    const QByteArray ingrid = platform.token(u"ingrid.solheim@northbay.example"_qs);
    const QByteArray path = platform.memberPath("ingrid");
    const auto become = [&](const QByteArray &role) {
        return platform.write({.method = "PATCH", .target = path, .body = "{\"role\":\"" + role + "\"}"})
            .status;
    };
    const QJsonArray few{u"workspace"_qs, u"team"_qs, u"approval"_qs};
    const QJsonArray all{u"workspace"_qs, u"team"_qs, u"approval"_qs, u"member"_qs};
    QCOMPARE(become("developer"), 200);
    const QJsonObject demoted = platform.get(feed("since=27"), ingrid).json();
    QCOMPARE(demoted[u"kinds"_qs].toArray(), few);
    QCOMPARE(demoted[u"changes"_qs].toArray(), QJsonArray());
    QCOMPARE(demoted[u"next"_qs].toInt(), 28);
    QCOMPARE(become("admin"), 200);
    const QJsonObject promoted = platform.get(feed("since=28"), ingrid).json();
    QVERIFY(promoted[u"scopeChanged"_qs].toBool());
    QCOMPARE(promoted[u"kinds"_qs].toArray(), all);
}

// Anything that can happen to a member, allowed or not.
Write TestChanges::something(Random &random, const QStringList &ids)
{
    const QString id = ids[random.below(static_cast<quint32>(ids.size()))];
    const QByteArray member = Workspace + "members/" + id.toLatin1();
    static const QByteArrayList patches{R"({"role":"admin"})",
                                        R"({"role":"reviewer"})",
                                        R"({"role":"developer","programCreator":true})",
                                        R"({"programCreator":false})",
                                        R"({"assignments":[]})",
                                        "{}"};
    switch (random.below(8)) {
    case 0:
        return {.method = "POST", .target = member + "/block"};
    case 1:
        return {.method = "POST", .target = member + "/unblock"};
    case 2:
        return {.method = "DELETE", .target = member};
    case 3:
        return {.method = "POST",
                .target = Workspace + "invitations",
                .body = "{\"invitations\":[{\"email\":\"guest" + QByteArray::number(random.below(20))
                    + "@x.example\"}]}"};
    default:
        return {.method = "PATCH",
                .target = member,
                .body = patches[random.below(static_cast<quint32>(patches.size()))],
                .ifMatch = random.below(2) ? "*" : "\"1\""};
    }
}

void TestChanges::OFF_2_snapshotAndFeedAgreeAfterAnyMix()
{
    bool isNumber = false;
    quint64 seed = qEnvironmentVariable("MINIDECK_SEED").toULongLong(&isNumber);
    if (!isNumber)
        seed = QRandomGenerator::system()->generate64();
    qInfo("seed %llu: repeat it with MINIDECK_SEED", static_cast<unsigned long long>(seed));
    SeededRandom random(seed);
    TestPlatform platform;
    // Somebody has to stay whatever is drawn.
    platform.memberPath("noor");
    const QString noor = platform.ask(u"SELECT id FROM member WHERE email LIKE 'noor%'"_qs);
    const QByteArray token = platform.token();
    auto [members, sequence] = snapshot(platform, token);
    for (int round = 0; round < 30; ++round) {
        for (quint32 i = random.below(12); i > 0; --i) {
            platform.clock().advance(std::chrono::seconds(1));
            QStringList ids =
                platform.ask(u"SELECT group_concat(id) FROM member WHERE id <> '%1'"_qs.arg(noor))
                    .split(u',');
            ids << u"mbr_unknown"_qs;
            QVERIFY(platform.write(something(random, ids)).status < 500);
        }
        follow(platform, token, members, sequence, 1 + static_cast<int>(random.below(10)));
        const auto [wanted, newest] = snapshot(platform, token);
        QCOMPARE(sequence, newest);
        QCOMPARE(members.keys(), wanted.keys());
        for (auto member = wanted.begin(); member != wanted.end(); ++member)
            QCOMPARE(members[member.key()], member.value());
    }
    QVERIFY(platform.ask(u"SELECT count(*) FROM audit_event"_qs).toInt() > 20);
}

void TestChanges::refusesBadQueries_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const auto *query : {"", "limit=5", "since=", "since=-1", "since=+1", "since=01", "since=x",
                              "since=27&since=27", "since=27&limit=0", "since=27&limit=501",
                              "since=27&limit=", "since=27&x=1", "since=99999999999999999999"})
        QTest::newRow(query) << QByteArray(query);
}

void TestChanges::refusesBadQueries()
{
    QFETCH(QByteArray, query);
    TestPlatform platform;
    QCOMPARE(platform.get(feed(query)).status, 400);
}

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
