#include "testplatform.h"

#include <support/quiet.h>

#include <QJsonArray>
#include <QtTest>

using namespace Minideck;

static const QByteArray Teams = "/v1/workspaces/NorthbayCity/teams";

class TestTeams : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_platform = std::make_unique<TestPlatform>();
    }

    void ACC_6_createsRenamesAndDeletes();
    void ACC_6_namesAreUniqueRegardlessOfCase();
    void ACC_6_aTeamWithContentStays();
    void ACC_6_assignmentsEndWithTheTeam();
    void ROL_1_aTeamAdminRenamesTheOwnTeamAlone();
    void aDetailSaysWhatTheCallerMay();
    void changesNeedTheRevision();
    void nothingToChangeIsNoNewRevision();
    void OFF_2_everyActiveMemberFollowsTeams();
    void refusesBadNames_data();
    void refusesBadNames();

private:
    Reply create(const QByteArray &name)
    {
        return m_platform->write(
            {.method = "POST", .target = Teams, .body = "{\"name\":\"" + name + "\"}", .ifMatch = {}});
    }
    Reply rename(const QByteArray &id, const QByteArray &name, const QByteArray &ifMatch = "*",
                 const QByteArray &token = {})
    {
        return m_platform->write({.method = "PATCH",
                                  .target = Teams + '/' + id,
                                  .body = "{\"name\":\"" + name + "\"}",
                                  .ifMatch = ifMatch,
                                  .token = token});
    }
    Reply remove(const QByteArray &id)
    {
        return m_platform->write({.method = "DELETE", .target = Teams + '/' + id});
    }
    QByteArray idOf(const QString &name)
    {
        return m_platform->ask(u"SELECT id FROM team WHERE name = '%1'"_qs.arg(name)).toLatin1();
    }
    QByteArray tokenOf(const QString &email) { return m_platform->token(email); }
    //! Makes somebody an administrator of a team without being asked.
    void appoint(const QString &email, const QString &team)
    {
        m_platform->sql(
            u"INSERT INTO assignment (member, kind, target_id, role) SELECT member.key, 0, team.id, 0"
            u" FROM member, team WHERE member.email = '%1' AND team.name = '%2'"_qs.arg(email, team));
    }
    QJsonArray changesSince27(const QByteArray &token = {})
    {
        const QByteArray path = "/v1/workspaces/NorthbayCity/changes?since=27";
        return (token.isEmpty() ? m_platform->get(path) : m_platform->get(path, token))
            .json()[u"changes"_qs]
            .toArray();
    }

    std::unique_ptr<TestPlatform> m_platform;
};

static const QString Amara = u"amara.okafor@northbay.example"_qs;

void TestTeams::ACC_6_createsRenamesAndDeletes()
{
    const Reply created = create("Culture 文化");
    QCOMPARE(created.status, 201);
    QCOMPARE(created.header("ETag"), QByteArray("\"1\""));
    const QByteArray id = created.json()[u"id"_qs].toString().toLatin1();
    QVERIFY(id.startsWith("tea_"));
    QCOMPARE(m_platform->get(Teams + '/' + id).json(), created.json());
    QCOMPARE(m_platform->get(Teams).json()[u"items"_qs].toArray().size(), 4);

    m_platform->clock().advance(std::chrono::minutes(2));
    const Reply renamed = rename(id, "Arts", "\"1\"");
    QCOMPARE(renamed.status, 200);
    QCOMPARE(renamed.header("ETag"), QByteArray("\"2\""));
    QCOMPARE(renamed.json()[u"name"_qs].toString(), u"Arts"_qs);
    QCOMPARE(renamed.json()[u"updatedAt"_qs].toString(), u"2026-03-04T10:02:00.000Z"_qs);

    QCOMPARE(remove(id).status, 204);
    QCOMPARE(m_platform->get(Teams + '/' + id).status, 404);
    QCOMPARE(
        m_platform->ask(
            u"SELECT group_concat(action || ' ' || before || ' -> ' || after, '; ') FROM audit_event"_qs),
        u"team.create  -> {\"name\":\"Culture 文化\"}; "
        u"team.edit {\"name\":\"Culture 文化\"} -> {\"name\":\"Arts\"}; "
        u"team.delete {\"name\":\"Arts\"} -> "_qs);
    QCOMPARE(changesSince27(),
             (QJsonArray{QJsonObject{{u"sequence"_qs, 30},
                                     {u"kind"_qs, u"team"_qs},
                                     {u"id"_qs, QString::fromLatin1(id)},
                                     {u"deleted"_qs, true}}}));
}

void TestTeams::ACC_6_namesAreUniqueRegardlessOfCase()
{
    QCOMPARE(create("ÉCOLE").status, 201);
    for (const Reply &reply : {create("école"), create("hEALTH"), rename(idOf(u"Retail"_qs), "HEALTH")}) {
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.code(), u"ACC-6"_qs);
    }
    // One's own name in other letters is free.
    QCOMPARE(rename(idOf(u"Health"_qs), "HEALTH").status, 200);
}

void TestTeams::ACC_6_aTeamWithContentStays()
{
    const Reply refused = remove(idOf(u"Health"_qs));
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.code(), u"ACC-6"_qs);
    const QString detail = refused.json()[u"detail"_qs].toString();
    for (const auto *name : {"Campus One", "Clinic Queue", "Pharmacy Finder", "Vaccination Card"})
        QVERIFY2(detail.contains(QString::fromLatin1(name)), qPrintable(detail));
    m_platform->sql(u"UPDATE mini_program SET team = (SELECT key FROM team WHERE name = 'Retail')"_qs);
    QCOMPARE(remove(idOf(u"Health"_qs)).status, 422);
    m_platform->sql(u"UPDATE app SET team = (SELECT key FROM team WHERE name = 'Retail')"_qs);
    QCOMPARE(remove(idOf(u"Health"_qs)).status, 204);
}

void TestTeams::ACC_6_assignmentsEndWithTheTeam()
{
    m_platform->sql(u"UPDATE mini_program SET team = (SELECT key FROM team WHERE name = 'Retail')"_qs);
    m_platform->sql(u"UPDATE app SET team = (SELECT key FROM team WHERE name = 'Retail')"_qs);
    const QString health = QString::fromLatin1(idOf(u"Health"_qs));
    QCOMPARE(remove(health.toLatin1()).status, 204);
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM assignment WHERE target_id = '%1'"_qs.arg(health)),
             u"0"_qs);
    // Noor, Amara, Émilie and Haruna were in it.
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM member WHERE revision = 2"_qs), u"4"_qs);
    QStringList kinds;
    for (const QJsonValue &change : changesSince27())
        kinds << change[u"kind"_qs].toString();
    QCOMPARE(kinds.join(u' '), u"team member member member member"_qs);
    const QJsonObject amara = m_platform->get(m_platform->memberPath("amara")).json();
    QCOMPARE(amara[u"assignments"_qs].toArray().size(), 3);
}

void TestTeams::ROL_1_aTeamAdminRenamesTheOwnTeamAlone()
{
    appoint(Amara, u"Health"_qs);
    const QByteArray token = tokenOf(Amara);
    QCOMPARE(rename(idOf(u"Health"_qs), "Public Health", "*", token).status, 200);
    const Reply elsewhere = rename(idOf(u"Retail"_qs), "Shops", "*", token);
    QCOMPARE(elsewhere.status, 403);
    QCOMPARE(elsewhere.code(), u"ROL-1"_qs);
    QCOMPARE(
        m_platform->write({.method = "POST", .target = Teams, .body = R"({"name":"Own"})", .token = token})
            .status,
        403);
    QCOMPARE(
        m_platform
            ->write({.method = "DELETE", .target = Teams + '/' + idOf(u"Public Health"_qs), .token = token})
            .status,
        403);
}

void TestTeams::aDetailSaysWhatTheCallerMay()
{
    const auto reasons = [this](const QByteArray &token) {
        QStringList all;
        const QJsonArray actions =
            m_platform->get(Teams + '/' + idOf(u"Health"_qs), token).json()[u"allowedActions"_qs].toArray();
        for (const QJsonValue &each : actions)
            all << each[u"action"_qs].toString() + u' ' + each[u"reason"_qs].toString(u"-"_qs);
        return all.join(u", "_qs);
    };
    appoint(Amara, u"Health"_qs);
    QCOMPARE(reasons(tokenOf(DemoWorkspace::administrator())),
             u"team.edit -, team.delete notEmpty, member.assign -"_qs);
    QCOMPARE(reasons(tokenOf(Amara)), u"team.edit -, team.delete roleLacks, member.assign -"_qs);
    QCOMPARE(reasons(tokenOf(u"anika.sen@campus.example"_qs)),
             u"team.edit roleLacks, team.delete roleLacks, member.assign roleLacks"_qs);
    m_platform->sql(u"UPDATE workspace SET status = 2"_qs);
    QCOMPARE(reasons(tokenOf(Amara)),
             u"team.edit workspaceNotActive, team.delete roleLacks, member.assign workspaceNotActive"_qs);
}

void TestTeams::changesNeedTheRevision()
{
    const QByteArray team = idOf(u"Health"_qs);
    QCOMPARE(rename(team, "A", {}).status, 428);
    QCOMPARE(m_platform->write({.method = "DELETE", .target = Teams + '/' + team, .ifMatch = {}}).status,
             428);
    QCOMPARE(rename(team, "A", "\"1\"").status, 200);
    const Reply stale = rename(team, "B", "\"1\"");
    QCOMPARE(stale.status, 412);
    QCOMPARE(stale.json()[u"current"_qs].toObject(), m_platform->get(Teams + '/' + team).json());
    HttpRequest known = m_platform->request("GET", Teams + '/' + team);
    known.headers.set("Authorization", "Bearer " + tokenOf(Amara));
    known.headers.set("If-None-Match", "\"2\"");
    QCOMPARE(m_platform->send(known).status, 304);
}

void TestTeams::nothingToChangeIsNoNewRevision()
{
    const QByteArray team = idOf(u"Health"_qs);
    for (const QByteArray &body : {QByteArray("{}"), QByteArray(R"({"name":"Health"})")}) {
        const Reply reply =
            m_platform->write({.method = "PATCH", .target = Teams + '/' + team, .body = body});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("ETag"), QByteArray("\"1\""));
    }
    QCOMPARE(changesSince27(), QJsonArray());
}

void TestTeams::OFF_2_everyActiveMemberFollowsTeams()
{
    const QByteArray team = idOf(u"Health"_qs);
    QCOMPARE(rename(team, "Public Health").status, 200);
    const QByteArray member = m_platform->memberPath("bjork");
    QCOMPARE(m_platform->write({.method = "POST", .target = member + "/block"}).status, 200);
    // A developer sees the team and not the member, and is at the end of the feed all the same.
    const Reply page = m_platform->get("/v1/workspaces/NorthbayCity/changes?since=27", tokenOf(Amara));
    QCOMPARE(page.json()[u"next"_qs].toInt(), 29);
    QCOMPARE(page.json()[u"kinds"_qs].toArray(), (QJsonArray{u"workspace"_qs, u"team"_qs, u"approval"_qs}));
    const QJsonArray changes = page.json()[u"changes"_qs].toArray();
    QCOMPARE(changes.size(), 1);
    QJsonObject detail = m_platform->get(Teams + '/' + team).json();
    detail.remove(u"allowedActions"_qs);
    QCOMPARE(changes[0][u"team"_qs].toObject(), detail);
    QCOMPARE(changesSince27().size(), 2);
}

void TestTeams::refusesBadNames_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("pointer");
    const QString name = u"/name"_qs;
    QTest::newRow("none") << QByteArray("{}") << name;
    QTest::newRow("empty") << QByteArray(R"({"name":""})") << name;
    QTest::newRow("blanks") << QByteArray(R"({"name":"  "})") << name;
    QTest::newRow("blank around") << QByteArray(R"({"name":" Arts"})") << name;
    QTest::newRow("control") << QByteArray(R"({"name":"A\u0007"})") << name;
    QTest::newRow("long") << QByteArray("{\"name\":\"" + QByteArray(65, 'a') + "\"}") << name;
    QTest::newRow("number") << QByteArray(R"({"name":7})") << name;
    QTest::newRow("more") << QByteArray(R"({"name":"Arts","id":"tea_1"})") << u"/id"_qs;
}

void TestTeams::refusesBadNames()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, pointer);
    const Reply reply = m_platform->write({.method = "POST", .target = Teams, .body = body});
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.json()[u"errors"_qs][0][u"pointer"_qs].toString(), pointer);
}

QTEST_GUILESS_MAIN(TestTeams)
#include "tst_teams.moc"
