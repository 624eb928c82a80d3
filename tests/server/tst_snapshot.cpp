#include "testplatform.h"

#include <server/routes/snapshotstream.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QtTest>

#include <atomic>
#include <stdexcept>
#include <thread>

using namespace Minideck;

static const QByteArray Target = "/v1/workspaces/NorthbayCity/snapshot";

class TestSnapshot : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void streamsEverythingOnce();
    void ROL_1_membersOnlyForAdmins();
    void isOfOneMomentHoweverSlowTheReader();
    void isOfOneSequenceWhileOthersWrite();
    void memberLinesEqualTheList();
    void anAbandonedStreamEnds();
    void aBrokenStreamIsCut();
    void endsWhereThePlacesEnd();

private:
    static QList<QJsonObject> lines(const QByteArray &body)
    {
        QList<QJsonObject> all;
        for (const QByteArray &line : body.split('\n')) {
            if (!line.isEmpty())
                all << QJsonDocument::fromJson(line).object();
        }
        return all;
    }
    static HttpResponse begin(TestPlatform &platform, const QByteArray &token)
    {
        HttpRequest request = platform.request("GET", Target);
        request.headers.set("Authorization", "Bearer " + token);
        std::promise<HttpResponse> promise;
        // The Api is const for everybody but the one who sends; a stream is read piece by piece here.
        const_cast<Api &>(platform.api()).handle(request, [&](HttpResponse response) {
            promise.set_value(std::move(response));
        });
        return promise.get_future().get();
    }
};

void TestSnapshot::streamsEverythingOnce()
{
    TestPlatform platform;
    const Reply reply = platform.get(Target);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("Content-Type"), QByteArray("application/x-ndjson"));
    QVERIFY(!reply.cut);
    QVERIFY(reply.body.endsWith("\n"));
    const QList<QJsonObject> all = lines(reply.body);
    QCOMPARE(all.size(), 29);
    const QJsonObject head = all.first();
    QCOMPARE(head[u"type"_qs].toString(), u"snapshot"_qs);
    QCOMPARE(head[u"sequence"_qs].toString(), u"27"_qs);
    QCOMPARE(head[u"workspace"_qs][u"name"_qs].toString(), u"NorthbayCity"_qs);
    QCOMPARE(head[u"workspace"_qs][u"status"_qs].toString(), u"active"_qs);
    QCOMPARE(head[u"counts"_qs].toObject(),
             (QJsonObject{{u"team"_qs, 3}, {u"member"_qs, 24}, {u"approval"_qs, 0}}));
    QCOMPARE(all.last(), (QJsonObject{{u"type"_qs, u"end"_qs}, {u"records"_qs, 27}}));
    QSet<QString> ids;
    for (const QJsonObject &line : all.sliced(1, 27))
        ids << line[u"type"_qs].toString() + line[u"id"_qs].toString();
    QCOMPARE(ids.size(), 27);
}

void TestSnapshot::ROL_1_membersOnlyForAdmins()
{
    TestPlatform platform;
    for (const QString &who : {u"amara.okafor@northbay.example"_qs, u"hana.kobayashi@northbay.example"_qs}) {
        const QList<QJsonObject> all = lines(platform.get(Target, platform.token(who)).body);
        QCOMPARE(all.first()[u"counts"_qs].toObject(),
                 (QJsonObject{{u"team"_qs, 3}, {u"member"_qs, 0}, {u"approval"_qs, 0}}));
        QCOMPARE(all.size(), 5);
        QCOMPARE(all.last()[u"records"_qs].toInt(), 3);
    }
}

void TestSnapshot::isOfOneMomentHoweverSlowTheReader()
{
    TestPlatform platform(Environment::Sandbox, true, 5000);
    const HttpResponse response = begin(platform, platform.token());
    const auto &source = std::get<BodySource>(response.body);
    QByteArray body = *source();
    QVERIFY(body.size() >= 64 * 1024 && body.size() < 80 * 1024);
    platform.sql(u"UPDATE member SET name = 'changed'"_qs);
    platform.sql(u"DELETE FROM member WHERE key > 4000"_qs);
    platform.sql(u"UPDATE workspace SET change_sequence = change_sequence + 1"_qs);
    int pieces = 1;
    while (const auto piece = source()) {
        body += *piece;
        ++pieces;
    }
    QVERIFY(pieces > 20);
    const QList<QJsonObject> all = lines(body);
    QCOMPARE(all.size(), 5005);
    QCOMPARE(all.first()[u"sequence"_qs].toString(), u"5003"_qs);
    QVERIFY(!body.contains("changed"));
    QCOMPARE(all.last()[u"records"_qs].toInt(), 5003);
}

void TestSnapshot::isOfOneSequenceWhileOthersWrite()
{
    TestPlatform platform;
    const QByteArray token = platform.token();
    platform.sql(u"UPDATE workspace SET change_sequence = 24"_qs);
    // A member comes and goes and is counted, so that sequence and members agree at every moment.
    std::atomic<bool> writing = true;
    std::thread writer([&] {
        while (writing) {
            platform.change([](Connection &connection) {
                connection.execute(u"UPDATE workspace SET change_sequence = 25"_qs);
                connection.execute(
                    u"INSERT INTO member (id, workspace, email, email_folded, name, name_folded,"
                    u" name_sort, role, status, revision, created_at, updated_at)"
                    u" VALUES ('mbr_guest', 1, '', 'guest', '', '', '', 2, 0, 1, 0, 0)"_qs);
            });
            platform.change([](Connection &connection) {
                connection.execute(u"UPDATE workspace SET change_sequence = 24"_qs);
                connection.execute(u"DELETE FROM member WHERE id = 'mbr_guest'"_qs);
            });
        }
    });
    QStringList torn;
    for (int i = 0; i < 150; ++i) {
        const QList<QJsonObject> all = lines(platform.get(Target, token).body);
        const qsizetype members = all.size() - 5; // head, three teams, end
        if (all.first()[u"sequence"_qs].toString() != QString::number(members)
            || all.first()[u"counts"_qs][u"member"_qs].toInteger() != members)
            torn << u"%1 members as of %2"_qs.arg(members).arg(all.first()[u"sequence"_qs].toString());
    }
    writing = false;
    writer.join();
    QCOMPARE(torn, QStringList());
}

void TestSnapshot::memberLinesEqualTheList()
{
    TestPlatform platform(Environment::Sandbox, true, 300);
    QHash<QString, QJsonObject> members;
    for (QJsonObject line : lines(platform.get(Target).body)) {
        if (line.take(u"type"_qs).toString() == u"member")
            members[line[u"id"_qs].toString()] = line;
    }
    const QJsonArray items =
        platform.get("/v1/workspaces/NorthbayCity/members?limit=500").json()[u"items"_qs].toArray();
    QCOMPARE(items.size(), 300);
    QCOMPARE(members.size(), 300);
    for (const QJsonValue &item : items)
        QCOMPARE(members.value(item[u"id"_qs].toString()), item.toObject());
}

void TestSnapshot::anAbandonedStreamEnds()
{
    TestPlatform platform(Environment::Sandbox, true, 5000);
    const QByteArray token = platform.token();
    for (int i = 0; i < 20; ++i) {
        const HttpResponse response = begin(platform, token);
        QCOMPARE(response.status, 200);
        std::get<BodySource>(response.body)();
    }
}

void TestSnapshot::aBrokenStreamIsCut()
{
    TestPlatform platform;
    // A workspace that went between question and stream, and a file that cannot be opened.
    SnapshotStream gone(platform.file(u"platform.sqlite"_qs),
                        {.workspace = 99, .members = true, .approvals = {.workspace = 99}});
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, gone.next());
    SnapshotStream unreadable(platform.file(u"nothing.sqlite"_qs),
                              {.workspace = 1, .members = true, .approvals = {.workspace = 1}});
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, unreadable.next());
}

void TestSnapshot::endsWhereThePlacesEnd()
{
    TestPlatform platform(Environment::Sandbox, true, 5000);
    const QByteArray token = platform.token();
    std::vector<HttpResponse> streams;
    for (int i = 0; i < 8; ++i) {
        streams.push_back(begin(platform, token));
        QCOMPARE(streams.back().status, 200);
    }
    const HttpResponse refused = begin(platform, token);
    QCOMPARE(refused.status, 503);
    QVERIFY(refused.headers.contains("Retry-After"));
    streams.pop_back();
    QCOMPARE(begin(platform, token).status, 200);
}

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
