#include "testplatform.h"

#include <support/quiet.h>

#include <QJsonArray>
#include <QtTest>

using namespace Minideck;

class TestMemberWrites : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_platform = std::make_unique<TestPlatform>();
    }

    void everyChangeNeedsTheRevision();
    void aStaleRevisionGetsTheMemberAsItIs();
    void comparesRevisionsStrongly_data();
    void comparesRevisionsStrongly();
    void ofTwoWritersOneIsLate();
    void MEM_4_setsRoleAndProgramCreator();
    void MEM_5_blockAndUnblockAreIdempotent();
    void MEM_5_theInvitedCannotBeBlocked();
    void MEM_6_assignmentsAreReplacedWhole();
    void nothingToChangeIsNoNewRevision();
    void removingTakesTheMemberOut();
    void ROL_3_aBlockedMemberReachesNothingAtOnce();
    void ROL_4_theLastAdminStays();
    void ROL_4_noPlaceIsLeftWithoutItsAdmin();
    void ACC_8_onlyAnActiveWorkspaceChanges();
    void takesMergePatchAlone();
    void refusesBadPatches_data();
    void refusesBadPatches();

private:
    Reply patch(const QByteArray &member, const QByteArray &body, const QByteArray &ifMatch = "*")
    {
        return m_platform->write({.method = "PATCH", .target = member, .body = body, .ifMatch = ifMatch});
    }
    Reply act(const QByteArray &member, const QByteArray &verb)
    {
        return m_platform->write({.method = "POST", .target = member + '/' + verb});
    }
    QByteArray idOf(const QString &table, const QString &name)
    {
        return m_platform->ask(u"SELECT id FROM %1 WHERE name = '%2'"_qs.arg(table, name)).toLatin1();
    }
    QByteArray assignment(const QByteArray &kind, const QByteArray &target, const QByteArray &role)
    {
        return "{\"kind\":\"" + kind + "\",\"targetId\":\"" + target + "\",\"role\":\"" + role + "\"}";
    }
    static QStringList assignmentsOf(const QJsonObject &member)
    {
        QStringList all;
        for (const QJsonValue &each : member[u"assignments"_qs].toArray())
            all << each[u"role"_qs].toString() + u' ' + each[u"targetName"_qs].toString();
        all.sort();
        return all;
    }
    QString lastEvent()
    {
        return m_platform->ask(u"SELECT action || ' ' || before || ' -> ' || after FROM audit_event"
                               u" ORDER BY number DESC LIMIT 1"_qs);
    }

    std::unique_ptr<TestPlatform> m_platform;
};

void TestMemberWrites::everyChangeNeedsTheRevision()
{
    const QByteArray member = m_platform->memberPath("amara");
    for (Write write :
         {Write{.method = "PATCH", .target = member}, Write{.method = "POST", .target = member + "/block"},
          Write{.method = "POST", .target = member + "/unblock"},
          Write{.method = "DELETE", .target = member}}) {
        write.ifMatch = {};
        const Reply reply = m_platform->write(write);
        QCOMPARE(reply.status, 428);
        QCOMPARE(reply.code(), u"PRECONDITION-1"_qs);
    }
}

void TestMemberWrites::aStaleRevisionGetsTheMemberAsItIs()
{
    const QByteArray member = m_platform->memberPath("amara");
    QCOMPARE(patch(member, R"({"role":"reviewer"})", "\"1\"").status, 200);
    const Reply stale = patch(member, R"({"role":"admin"})", "\"1\"");
    QCOMPARE(stale.status, 412);
    QCOMPARE(stale.code(), u"PRECONDITION-2"_qs);
    QCOMPARE(stale.json()[u"current"_qs].toObject(), m_platform->get(member).json());
    QCOMPARE(stale.json()[u"current"_qs][u"revision"_qs].toInt(), 2);
    QCOMPARE(stale.json()[u"current"_qs][u"role"_qs].toString(), u"reviewer"_qs);
}

void TestMemberWrites::comparesRevisionsStrongly_data()
{
    QTest::addColumn<QByteArray>("ifMatch");
    QTest::addColumn<int>("status");
    QTest::newRow("exact") << QByteArray("\"1\"") << 200;
    QTest::newRow("star") << QByteArray("*") << 200;
    QTest::newRow("list") << QByteArray("\"7\" , \"1\"") << 200;
    QTest::newRow("other") << QByteArray("\"2\"") << 412;
    QTest::newRow("weak") << QByteArray("W/\"1\"") << 412;
    QTest::newRow("bare") << QByteArray("1") << 412;
    QTest::newRow("inside") << QByteArray("\"11\"") << 412;
    QTest::newRow("nonsense") << QByteArray(",,") << 412;
}

void TestMemberWrites::comparesRevisionsStrongly()
{
    QFETCH(QByteArray, ifMatch);
    QTEST(patch(m_platform->memberPath("amara"), R"({"role":"reviewer"})", ifMatch).status, "status");
}

void TestMemberWrites::ofTwoWritersOneIsLate()
{
    const QByteArray member = m_platform->memberPath("amara");
    auto &api = const_cast<Api &>(m_platform->api());
    for (int revision = 1; revision <= 20; ++revision) {
        const QByteArray etag = '"' + QByteArray::number(revision) + '"';
        const QByteArray role = revision % 2 ? "reviewer" : "developer";
        std::promise<int> answers[2];
        for (std::promise<int> &answer : answers) {
            api.handle(m_platform->request({.method = "PATCH",
                                            .target = member,
                                            .body = "{\"role\":\"" + role + "\"}",
                                            .ifMatch = etag}),
                       [&answer](const HttpResponse &it) { answer.set_value(it.status); });
        }
        QList<int> statuses{answers[0].get_future().get(), answers[1].get_future().get()};
        std::ranges::sort(statuses);
        QCOMPARE(statuses, (QList<int>{200, 412}));
    }
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM audit_event"_qs), u"20"_qs);
}

void TestMemberWrites::MEM_4_setsRoleAndProgramCreator()
{
    const QByteArray member = m_platform->memberPath("amara");
    m_platform->clock().advance(std::chrono::minutes(3));
    const Reply reply = patch(member, R"({"role":"reviewer","programCreator":true})", "\"1\"");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("ETag"), QByteArray("\"2\""));
    const QJsonObject changed = reply.json();
    QCOMPARE(changed[u"role"_qs].toString(), u"reviewer"_qs);
    QCOMPARE(changed[u"programCreator"_qs].toBool(), true);
    QCOMPARE(changed[u"revision"_qs].toInt(), 2);
    QCOMPARE(changed[u"updatedAt"_qs].toString(), u"2026-03-04T10:03:00.000Z"_qs);
    QCOMPARE(m_platform->get(member).json(), changed);
    QCOMPARE(lastEvent(),
             u"member.setRole {\"programCreator\":false,\"role\":\"developer\"} -> "
             u"{\"programCreator\":true,\"role\":\"reviewer\"}"_qs);
}

void TestMemberWrites::MEM_5_blockAndUnblockAreIdempotent()
{
    const QByteArray member = m_platform->memberPath("amara");
    for (const auto &[verb, status, revision] :
         {std::tuple{"unblock", u"active"_qs, 1}, std::tuple{"block", u"inactive"_qs, 2},
          std::tuple{"block", u"inactive"_qs, 2}, std::tuple{"unblock", u"active"_qs, 3},
          std::tuple{"unblock", u"active"_qs, 3}}) {
        const Reply reply = act(member, verb);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json()[u"status"_qs].toString(), status);
        QCOMPARE(reply.json()[u"revision"_qs].toInt(), revision);
        QCOMPARE(reply.header("ETag"), '"' + QByteArray::number(revision) + '"');
    }
    QCOMPARE(m_platform->ask(u"SELECT group_concat(action) FROM audit_event"_qs),
             u"member.block,member.unblock"_qs);
    QCOMPARE(lastEvent(), u"member.unblock {\"status\":\"inactive\"} -> {\"status\":\"active\"}"_qs);
}

void TestMemberWrites::MEM_5_theInvitedCannotBeBlocked()
{
    const QByteArray member = m_platform->memberPath("priya");
    for (const auto *verb : {"block", "unblock"}) {
        const Reply reply = act(member, verb);
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.code(), u"MEM-5"_qs);
    }
    QCOMPARE(patch(member, R"({"role":"reviewer"})").status, 200);
}

void TestMemberWrites::MEM_6_assignmentsAreReplacedWhole()
{
    const QByteArray member = m_platform->memberPath("haruna");
    QCOMPARE(assignmentsOf(m_platform->get(member).json()),
             (QStringList{u"programDeveloper Library Card"_qs, u"teamMember Health"_qs}));
    const QByteArray retail = assignment("team", idOf(u"team"_qs, u"Retail"_qs), "teamAdmin");
    const QByteArray cityGo = assignment("app", idOf(u"app"_qs, u"CityGo"_qs), "appReviewer");
    const QByteArray bikes =
        assignment("miniProgram", idOf(u"mini_program"_qs, u"Bike Share"_qs), "programAdmin");
    const Reply reply = patch(member, "{\"assignments\":[" + retail + ',' + cityGo + ',' + bikes + "]}");
    QCOMPARE(reply.status, 200);
    const QStringList wanted{u"appReviewer CityGo"_qs, u"programAdmin Bike Share"_qs, u"teamAdmin Retail"_qs};
    QCOMPARE(assignmentsOf(reply.json()), wanted);
    QCOMPARE(reply.json()[u"revision"_qs].toInt(), 2);
    QVERIFY(lastEvent().startsWith(u"member.assign {\"assignments\":[\"programDeveloper mpr_"_qs));
    // The same in another order is nothing to change.
    const Reply same = patch(member, "{\"assignments\":[" + bikes + ',' + retail + ',' + cityGo + "]}");
    QCOMPARE(same.json()[u"revision"_qs].toInt(), 2);
    QCOMPARE(patch(member, R"({"assignments":[]})").status, 200);
    QCOMPARE(assignmentsOf(m_platform->get(member).json()), QStringList());
}

void TestMemberWrites::nothingToChangeIsNoNewRevision()
{
    const QByteArray member = m_platform->memberPath("amara");
    const QString sequence = m_platform->ask(u"SELECT change_sequence FROM workspace"_qs);
    for (const auto *body : {"{}", R"({"role":"developer"})", R"({"programCreator":false})"}) {
        const Reply reply = patch(member, body, "\"1\"");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("ETag"), QByteArray("\"1\""));
    }
    QCOMPARE(m_platform->ask(u"SELECT change_sequence FROM workspace"_qs), sequence);
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM audit_event"_qs), u"0"_qs);
}

void TestMemberWrites::removingTakesTheMemberOut()
{
    const QByteArray noor = m_platform->memberPath("noor");
    const QByteArray amara = m_platform->memberPath("amara");
    QCOMPARE(m_platform->get(amara).json()[u"invitedBy"_qs][u"name"_qs].toString(), u"Noor Rahman"_qs);
    const Write removal{.method = "DELETE",
                        .target = noor,
                        .ifMatch = "\"1\"",
                        .token = m_platform->token(u"ingrid.solheim@northbay.example"_qs)};
    const Reply reply = m_platform->write(removal);
    QCOMPARE(reply.status, 204);
    QCOMPARE(reply.body, QByteArray());
    QCOMPARE(m_platform->get(noor, removal.token).status, 404);
    // Whoever was invited by the member shows it no more, which is a change of its own.
    const QJsonObject invited = m_platform->get(amara, removal.token).json();
    QVERIFY(invited[u"invitedBy"_qs].isNull());
    QCOMPARE(invited[u"revision"_qs].toInt(), 2);
    QVERIFY(lastEvent().startsWith(u"member.remove {\"assignments\":["_qs));
    QVERIFY(lastEvent().endsWith(u" -> "_qs));
    QCOMPARE(m_platform->get("/v1/workspaces/NorthbayCity/teams").status, 404);
}

void TestMemberWrites::ROL_3_aBlockedMemberReachesNothingAtOnce()
{
    const QByteArray amara = m_platform->token(u"amara.okafor@northbay.example"_qs);
    QCOMPARE(m_platform->get("/v1/workspaces/NorthbayCity/teams", amara).status, 200);
    QCOMPARE(act(m_platform->memberPath("amara"), "block").status, 200);
    QCOMPARE(m_platform->get("/v1/workspaces/NorthbayCity/teams", amara).code(), u"ROL-3"_qs);
    QCOMPARE(act(m_platform->memberPath("amara"), "unblock").status, 200);
    QCOMPARE(m_platform->get("/v1/workspaces/NorthbayCity/teams", amara).status, 200);
}

void TestMemberWrites::ROL_4_theLastAdminStays()
{
    const QByteArray noor = m_platform->memberPath("noor");
    const QByteArray ingrid = m_platform->memberPath("ingrid");
    QCOMPARE(act(ingrid, "block").status, 200);
    for (const Reply &reply : {act(noor, "block"), patch(noor, R"({"role":"reviewer"})"),
                               m_platform->write({.method = "DELETE", .target = noor})}) {
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.code(), u"ROL-4"_qs);
    }
    // A blocked administrator is none who could act, and what is no demotion is free.
    QCOMPARE(patch(ingrid, R"({"role":"developer"})").status, 200);
    QCOMPARE(patch(noor, R"({"programCreator":true})").status, 200);
    QCOMPARE(patch(m_platform->memberPath("amara"), R"({"role":"admin"})").status, 200);
    QCOMPARE(patch(noor, R"({"role":"reviewer"})").status, 200);
}

void TestMemberWrites::ROL_4_noPlaceIsLeftWithoutItsAdmin()
{
    const QByteArray joao = m_platform->memberPath("joao");
    const Reply refused = patch(joao, R"({"assignments":[]})");
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.code(), u"ROL-4"_qs);
    const QString detail = refused.json()[u"detail"_qs].toString();
    QVERIFY2(detail.contains(u"Metro Pass"_qs) || detail.contains(u"Bike Share"_qs), qPrintable(detail));
    // Transit has a second administrator, Health has none; somebody who is blocked is nobody.
    const QByteArray noor = m_platform->memberPath("noor");
    const QByteArray health = assignment("team", idOf(u"team"_qs, u"Health"_qs), "teamAdmin");
    const QByteArray retail = assignment("team", idOf(u"team"_qs, u"Retail"_qs), "teamAdmin");
    const QByteArray transit = assignment("team", idOf(u"team"_qs, u"Transit"_qs), "teamAdmin");
    QVERIFY(patch(noor, "{\"assignments\":[" + retail + ',' + transit + "]}")
                .json()[u"detail"_qs]
                .toString()
                .contains(u"\"Health\""_qs));
    m_platform->sql(u"UPDATE member SET status = 2 WHERE email LIKE 'ingrid%'"_qs);
    QCOMPARE(patch(noor, "{\"assignments\":[" + health + ',' + retail + "]}").status, 422);
    m_platform->sql(u"UPDATE member SET status = 1 WHERE email LIKE 'ingrid%'"_qs);
    QCOMPARE(patch(noor, "{\"assignments\":[" + health + ',' + retail + "]}").status, 200);
    // Blocking is never refused for the sake of a program.
    QCOMPARE(act(joao, "block").status, 200);
}

void TestMemberWrites::ACC_8_onlyAnActiveWorkspaceChanges()
{
    const QByteArray member = m_platform->memberPath("amara");
    m_platform->sql(u"UPDATE workspace SET status = 2"_qs);
    const Reply reply = act(member, "block");
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.code(), u"ACC-8"_qs);
}

void TestMemberWrites::takesMergePatchAlone()
{
    HttpRequest request = m_platform->request({.method = "PATCH", .target = m_platform->memberPath("amara")});
    request.headers.set("Content-Type", "application/json");
    const Reply reply = m_platform->send(request);
    QCOMPARE(reply.status, 415);
    QCOMPARE(reply.header("Accept-Patch"), QByteArray("application/merge-patch+json"));
    request.headers.set("Content-Type", "application/merge-patch+json; charset=utf-8");
    QCOMPARE(m_platform->send(request).status, 200);
}

void TestMemberWrites::refusesBadPatches_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("pointer"); // empty for a body that cannot be read
    const auto row = [](const char *name, const QByteArray &body, const QString &pointer) {
        QTest::newRow(name) << body << pointer;
    };
    row("no json", "{", {});
    row("array", "[]", {});
    row("doubled", R"({"role":"admin","role":"admin"})", {});
    row("unknown role", R"({"role":"owner"})", u"/role"_qs);
    row("null", R"({"role":null})", u"/role"_qs);
    row("number", R"({"programCreator":1})", u"/programCreator"_qs);
    row("read-only member", R"({"status":"inactive"})", u"/status"_qs);
    row("strange name", R"({"a~/b":1})", u"/a~0~1b"_qs);
    row("no list", R"({"assignments":{}})", u"/assignments"_qs);
    row("no objects", R"({"assignments":["teamAdmin"]})", u"/assignments"_qs);
    row("empty assignment", R"({"assignments":[{}]})", u"/assignments/0/kind"_qs);
    row("unknown target", R"({"assignments":[{"kind":"team","targetId":"tea_1","role":"teamAdmin"}]})",
        u"/assignments/0/targetId"_qs);
    row("unknown member", R"({"assignments":[{"kind":"team","targetId":"HEALTH","role":"teamAdmin","x":1}]})",
        u"/assignments/0/x"_qs);
    row("foreign role", R"({"assignments":[{"kind":"team","targetId":"HEALTH","role":"appAdmin"}]})",
        u"/assignments/0/role"_qs);
    row("doubled assignment",
        R"({"assignments":[{"kind":"team","targetId":"HEALTH","role":"teamAdmin"},)"
        R"({"kind":"team","targetId":"HEALTH","role":"teamAdmin"}]})",
        u"/assignments/1/role"_qs);
}

void TestMemberWrites::refusesBadPatches()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, pointer);
    body.replace("HEALTH", idOf(u"team"_qs, u"Health"_qs));
    const Reply reply = patch(m_platform->memberPath("amara"), body);
    QCOMPARE(reply.status, pointer.isEmpty() ? 400 : 422);
    QCOMPARE(reply.json()[u"errors"_qs][0][u"pointer"_qs].toString(), pointer);
}

QTEST_GUILESS_MAIN(TestMemberWrites)
#include "tst_memberwrites.moc"
