#include "testplatform.h"

#include <core/limits.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QtTest>

using namespace Minideck;

static const QByteArray Workspace = "/v1/workspaces/NorthbayCity";
static const QByteArray Batch = Workspace + "/members/batch";

class TestMemberBatch : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_platform = std::make_unique<TestPlatform>();
    }

    void MEM_6_everyItemHasItsResult();
    void MEM_6_everyItemIsOneEventAndOnePlaceInTheFeed();
    void MEM_6_itemsSeeWhatThoseBeforeThemLeft();
    void MEM_6_setsRoles();
    void MEM_6_assigns();
    void MEM_6_removes();
    void ROL_1_eachActionNeedsItsPermission();
    void ROL_1_aTeamAdminAssignsInTheOwnTeam();
    void OFF_4_aBatchHappensOnce();
    void aDryRunDecidesAndChangesNothing();
    void aDryRunIsNotKept();
    void aBatchOfTheMostIsDone();
    void refusesBadBatches_data();
    void refusesBadBatches();

private:
    QJsonObject item(const QByteArray &who, qint64 revision = 1, QJsonObject more = {})
    {
        more[u"id"_qs] = QString::fromLatin1(m_platform->memberPath(who).split('/').last());
        more[u"revision"_qs] = revision;
        return more;
    }
    Write batch(const QString &action, const QJsonArray &items)
    {
        return {.method = "POST",
                .target = Batch,
                .body = QJsonDocument(QJsonObject{{u"action"_qs, action}, {u"items"_qs, items}}).toJson(),
                .ifMatch = {}};
    }
    Reply run(const QString &action, const QJsonArray &items)
    {
        return m_platform->write(batch(action, items));
    }
    //! "done", "unchanged" or "ROL-4 lastAdmin", one per item.
    static QString brief(const Reply &reply)
    {
        QStringList all;
        int index = 0;
        for (const QJsonValue &result : reply.json()[u"results"_qs].toArray()) {
            const QString status = result[u"status"_qs].toString();
            all << (status == u"refused"
                        ? result[u"code"_qs].toString() + u' ' + result[u"reason"_qs].toString()
                        : status);
            if (result[u"index"_qs].toInt() != index++)
                all << u"out of order"_qs;
        }
        return all.join(u", "_qs);
    }
    QString statusOf(const QByteArray &who)
    {
        return m_platform->get(m_platform->memberPath(who)).json()[u"status"_qs].toString();
    }

    std::unique_ptr<TestPlatform> m_platform;
};

void TestMemberBatch::MEM_6_everyItemHasItsResult()
{
    m_platform->sql(u"UPDATE member SET status = 2 WHERE email LIKE 'ingrid%'"_qs);
    const Reply reply =
        run(u"block"_qs,
            {item("anika"), item("noor.rahman"), item("priya"), item("bjork", 7), item("marek"),
             QJsonObject{{u"id"_qs, u"mbr_unknown"_qs}, {u"revision"_qs, 1}}, item("tomas")});
    QCOMPARE(reply.status, 200);
    QCOMPARE(
        brief(reply),
        u"done, ROL-4 lastAdmin, MEM-5 notAccepted, PRECONDITION-2 stale, unchanged, NOT-FOUND notFound, done"_qs);
    const QJsonArray results = reply.json()[u"results"_qs].toArray();
    QCOMPARE(results[0][u"member"_qs][u"status"_qs].toString(), u"inactive"_qs);
    QCOMPARE(results[0][u"member"_qs][u"revision"_qs].toInt(), 2);
    QCOMPARE(results[3][u"member"_qs][u"revision"_qs].toInt(), 1);
    QVERIFY(results[1][u"member"_qs].isUndefined());
    QVERIFY(!results[1][u"detail"_qs].toString().isEmpty());
    QCOMPARE(statusOf("anika"), u"inactive"_qs);
    QCOMPARE(statusOf("bjork"), u"active"_qs);
    QCOMPARE(statusOf("tomas"), u"inactive"_qs);
}

void TestMemberBatch::MEM_6_everyItemIsOneEventAndOnePlaceInTheFeed()
{
    QCOMPARE(brief(run(u"block"_qs, {item("anika"), item("priya"), item("tomas")})),
             u"done, MEM-5 notAccepted, done"_qs);
    QCOMPARE(m_platform->ask(u"SELECT group_concat(action) FROM audit_event"_qs),
             u"member.block,member.block"_qs);
    QCOMPARE(m_platform->ask(u"SELECT count(DISTINCT idempotency_key) FROM audit_event"_qs), u"1"_qs);
    QCOMPARE(m_platform->ask(u"SELECT group_concat(sequence) FROM change_log"_qs), u"28,29"_qs);
    QCOMPARE(m_platform->ask(u"SELECT change_sequence FROM workspace"_qs), u"29"_qs);
}

void TestMemberBatch::MEM_6_itemsSeeWhatThoseBeforeThemLeft()
{
    // Of two administrators one has to stay.
    const QJsonObject demotion{{u"role"_qs, u"developer"_qs}};
    QCOMPARE(brief(run(u"setRole"_qs, {item("ingrid", 1, demotion), item("noor.rahman", 1, demotion)})),
             u"done, ROL-4 lastAdmin"_qs);
}

void TestMemberBatch::MEM_6_setsRoles()
{
    const Reply reply = run(u"setRole"_qs,
                            {item("anika", 1, {{u"role"_qs, u"reviewer"_qs}}),
                             item("bjork", 1, {{u"programCreator"_qs, true}}),
                             item("tomas", 1, {{u"role"_qs, u"developer"_qs}})});
    QCOMPARE(brief(reply), u"done, done, unchanged"_qs);
    QCOMPARE(m_platform->get(m_platform->memberPath("anika")).json()[u"role"_qs].toString(), u"reviewer"_qs);
    QVERIFY(m_platform->get(m_platform->memberPath("bjork")).json()[u"programCreator"_qs].toBool());
}

void TestMemberBatch::MEM_6_assigns()
{
    const QString health = m_platform->ask(u"SELECT id FROM team WHERE name = 'Health'"_qs);
    const QJsonArray wanted{
        QJsonObject{{u"kind"_qs, u"team"_qs}, {u"targetId"_qs, health}, {u"role"_qs, u"teamMember"_qs}}};
    const QJsonObject change{{u"assignments"_qs, wanted}};
    QCOMPARE(brief(run(u"assign"_qs,
                       {item("anika", 1, change), item("joao", 1, change), item("bjork", 1, change)})),
             u"done, ROL-4 lastProgramAdmin, done"_qs);
    const QJsonValue anika = m_platform->get(m_platform->memberPath("anika")).json()[u"assignments"_qs];
    QCOMPARE(anika[0][u"targetName"_qs].toString(), u"Health"_qs);
}

void TestMemberBatch::MEM_6_removes()
{
    const Reply reply = run(u"remove"_qs, {item("anika"), item("priya")});
    QCOMPARE(brief(reply), u"done, done"_qs);
    QVERIFY(reply.json()[u"results"_qs][0][u"member"_qs].isUndefined());
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM member"_qs).toInt(), DemoWorkspace::FixedMembers - 2);
}

void TestMemberBatch::ROL_1_eachActionNeedsItsPermission()
{
    m_platform->sql(u"INSERT INTO assignment (member, kind, target_id, role) SELECT member.key, 0, team.id, 0"
                    u" FROM member, team WHERE member.email LIKE 'amara%' AND team.name = 'Health'"_qs);
    const QByteArray token = m_platform->token(u"amara.okafor@northbay.example"_qs);
    for (const QString &action : {u"setRole"_qs, u"block"_qs, u"unblock"_qs, u"remove"_qs}) {
        Write write =
            batch(action,
                  {item("anika", 1,
                        action == u"setRole" ? QJsonObject{{u"role"_qs, u"admin"_qs}} : QJsonObject())});
        write.token = token;
        QCOMPARE(m_platform->write(write).code(), u"ROL-1"_qs);
    }
}

void TestMemberBatch::ROL_1_aTeamAdminAssignsInTheOwnTeam()
{
    m_platform->sql(u"INSERT INTO assignment (member, kind, target_id, role) SELECT member.key, 0, team.id, 0"
                    u" FROM member, team WHERE member.email LIKE 'amara%' AND team.name = 'Health'"_qs);
    const auto change = [this](const QString &team) {
        const QString id = m_platform->ask(u"SELECT id FROM team WHERE name = '%1'"_qs.arg(team));
        return QJsonObject{
            {u"assignments"_qs,
             QJsonArray{QJsonObject{
                 {u"kind"_qs, u"team"_qs}, {u"targetId"_qs, id}, {u"role"_qs, u"teamMember"_qs}}}}};
    };
    Write write =
        batch(u"assign"_qs, {item("anika", 1, change(u"Health"_qs)), item("bjork", 1, change(u"Retail"_qs))});
    write.token = m_platform->token(u"amara.okafor@northbay.example"_qs);
    const Reply reply = m_platform->write(write);
    QCOMPARE(brief(reply), u"done, ROL-1 notYours"_qs);
    QVERIFY(!reply.json()[u"results"_qs][0][u"member"_qs].toObject().contains(u"role"_qs));
}

void TestMemberBatch::OFF_4_aBatchHappensOnce()
{
    Write write = batch(u"block"_qs, {item("anika"), item("priya"), item("tomas")});
    write.key = "0123456789abcdef";
    const Reply first = m_platform->write(write);
    const Reply again = m_platform->write(write);
    QCOMPARE(again.body, first.body);
    QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM audit_event"_qs), u"2"_qs);
    QCOMPARE(m_platform->ask(u"SELECT change_sequence FROM workspace"_qs), u"29"_qs);
}

void TestMemberBatch::aDryRunDecidesAndChangesNothing()
{
    Write write = batch(u"block"_qs, {item("anika"), item("priya"), item("bjork", 3)});
    const QStringList before = m_platform->everything();
    write.target = Batch + "?dryRun=true";
    const Reply tried = m_platform->write(write);
    QCOMPARE(tried.status, 200);
    QCOMPARE(brief(tried), u"done, MEM-5 notAccepted, PRECONDITION-2 stale"_qs);
    QCOMPARE(tried.json()[u"results"_qs][0][u"member"_qs][u"status"_qs].toString(), u"inactive"_qs);
    QCOMPARE(m_platform->everything(), before);
    // The real one then says the same.
    write.target = Batch + "?dryRun=false";
    QCOMPARE(m_platform->write(write).json(), tried.json());
    QCOMPARE(statusOf("anika"), u"inactive"_qs);
}

void TestMemberBatch::aDryRunIsNotKept()
{
    Write write = batch(u"block"_qs, {item("anika")});
    write.key = "0123456789abcdef";
    Write trial = write;
    trial.target = Batch + "?dryRun=true";
    QCOMPARE(m_platform->write(trial).status, 200);
    const Reply real = m_platform->write(write);
    QCOMPARE(real.status, 200);
    QCOMPARE(real.header("Idempotency-Replayed"), QByteArray());
    // After the fact it decides on what is there now, and not by the key.
    QCOMPARE(brief(m_platform->write(trial)), u"PRECONDITION-2 stale"_qs);
    HttpRequest keyless = m_platform->request(trial);
    HttpHeaders headers;
    for (const auto &[name, value] : keyless.headers.all()) {
        if (name != "Idempotency-Key")
            headers.append(name, value);
    }
    keyless.headers = headers;
    QCOMPARE(m_platform->send(keyless).status, 200);
    for (const auto *query : {"?dryRun=yes", "?dryRun=", "?dryRun=true&dryRun=true", "?x=1"}) {
        trial.target = Batch + query;
        trial.key = {};
        QCOMPARE(m_platform->write(trial).status, 400);
    }
}

void TestMemberBatch::aBatchOfTheMostIsDone()
{
    TestPlatform large(Environment::Sandbox, true, Limits::BatchMaximum + 300);
    QJsonArray items;
    const QStringList ids =
        large
            .ask(u"SELECT group_concat(id) FROM (SELECT id FROM member WHERE role = 2"
                 u" AND status = 1 ORDER BY key DESC LIMIT %1)"_qs.arg(Limits::BatchMaximum))
            .split(u',');
    for (const QString &id : ids)
        items.append(QJsonObject{{u"id"_qs, id}, {u"revision"_qs, 1}});
    const Reply reply = large.write(batch(u"block"_qs, items));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json()[u"results"_qs].toArray().size(), Limits::BatchMaximum);
    QCOMPARE(large.ask(u"SELECT count(*) FROM audit_event"_qs).toInt(), ids.size());
}

void TestMemberBatch::refusesBadBatches_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("pointer"); // empty for a body that cannot be read
    const auto row = [](const char *name, const QByteArray &body, const QString &pointer) {
        QTest::newRow(name) << body << pointer;
    };
    row("no json", "{", {});
    row("no action", R"({"items":[{"id":"mbr_1","revision":1}]})", u"/action"_qs);
    row("unknown action", R"({"action":"promote","items":[{"id":"mbr_1","revision":1}]})", u"/action"_qs);
    row("no items", R"({"action":"block"})", u"/items"_qs);
    row("nobody", R"({"action":"block","items":[]})", u"/items"_qs);
    row("no id", R"({"action":"block","items":[{"revision":1}]})", u"/items/0/id"_qs);
    row("no revision", R"({"action":"block","items":[{"id":"mbr_1"}]})", u"/items/0/revision"_qs);
    row("half a revision", R"({"action":"block","items":[{"id":"mbr_1","revision":1.5}]})",
        u"/items/0/revision"_qs);
    row("revision as text", R"({"action":"block","items":[{"id":"mbr_1","revision":"1"}]})",
        u"/items/0/revision"_qs);
    row("twice", R"({"action":"block","items":[{"id":"mbr_1","revision":1},{"id":"mbr_1","revision":1}]})",
        u"/items/1/id"_qs);
    row("role to block", R"({"action":"block","items":[{"id":"mbr_1","revision":1,"role":"admin"}]})",
        u"/items/0/role"_qs);
    row("no role", R"({"action":"setRole","items":[{"id":"mbr_1","revision":1}]})", u"/items/0/role"_qs);
    row("no assignments", R"({"action":"assign","items":[{"id":"mbr_1","revision":1}]})",
        u"/items/0/assignments"_qs);
    row("unknown target",
        R"({"action":"assign","items":[{"id":"mbr_1","revision":1,)"
        R"("assignments":[{"kind":"team","targetId":"tea_1","role":"teamAdmin"}]}]})",
        u"/items/0/assignments/0/targetId"_qs);
    QByteArrayList many;
    for (int i = 0; i <= Limits::BatchMaximum; ++i)
        many << "{\"id\":\"mbr_" + QByteArray::number(i) + "\",\"revision\":1}";
    row("too many", "{\"action\":\"block\",\"items\":[" + many.join(',') + "]}", u"/items"_qs);
}

void TestMemberBatch::refusesBadBatches()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, pointer);
    const Reply reply = m_platform->write({.method = "POST", .target = Batch, .body = body, .ifMatch = {}});
    QCOMPARE(reply.status, pointer.isEmpty() ? 400 : 422);
    QCOMPARE(reply.json()[u"errors"_qs][0][u"pointer"_qs].toString(), pointer);
}

QTEST_GUILESS_MAIN(TestMemberBatch)
#include "tst_memberbatch.moc"
