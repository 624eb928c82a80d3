#include "testplatform.h"

#include <support/quiet.h>

#include <QJsonArray>
#include <QtTest>

using namespace Minideck;

static const QByteArray Workspace = "/v1/workspaces/NorthbayCity";

// Administrators of teams, apps and programs give roles in their own places (ROL-1, member.assign).
class TestAssigning : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_platform = std::make_unique<TestPlatform>();
        // Amara leads the team Health; Clinic Queue and Campus One belong to it.
        m_platform->sql(
            u"INSERT INTO assignment (member, kind, target_id, role) SELECT member.key, 0, team.id, 0"
            u" FROM member, team WHERE member.email LIKE 'amara%' AND team.name = 'Health'"_qs);
    }

    void ROL_1_assignsInOwnPlacesAlone_data();
    void ROL_1_assignsInOwnPlacesAlone();
    void ROL_1_whatIsElsewhereStays();
    void OFF_6_whatWasMeantForTheWholeIsAConflictForWhoSeesAPart();
    void ROL_1_onlyAssignmentsAreTheirs();
    void ROL_1_seesOnlyTheOwnPart();
    void ROL_1_aStaleRevisionShowsTheOwnPart();
    void ROL_4_theLastTeamAdminStays();
    void ROL_4_theLastProgramAdminStays();
    void looksUpByNameAndEmail();
    void looksUpWhoIsInTheOwnTeam();
    void lookUpTellsNothingOfRoles_data();
    void lookUpTellsNothingOfRoles();
    void lookUpGoesOnWithACursorOfItsOwn();

private:
    QString idOf(const QString &table, const QString &name)
    {
        return m_platform->ask(u"SELECT id FROM %1 WHERE name = '%2'"_qs.arg(table, name));
    }
    //! "team Health teamMember; app CityGo appReviewer" as the body of a patch.
    QByteArray body(const QString &text)
    {
        QJsonArray assignments;
        for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
            const QString entry = part.trimmed();
            const QString kind = entry.section(u' ', 0, 0);
            const QString name = entry.section(u' ', 1, -2);
            const QString table = kind == u"miniProgram" ? u"mini_program"_qs : kind;
            assignments.append(QJsonObject{{u"kind"_qs, kind},
                                           {u"targetId"_qs, idOf(table, name)},
                                           {u"role"_qs, entry.section(u' ', -1)}});
        }
        return QJsonDocument(QJsonObject{{u"assignments"_qs, assignments}}).toJson();
    }
    Reply assign(const QString &who, const QByteArray &member, const QByteArray &body,
                 const QByteArray &ifMatch = "*")
    {
        const QString email = m_platform->ask(u"SELECT email FROM member WHERE email LIKE '%1%'"_qs.arg(who));
        return m_platform->write({.method = "PATCH",
                                  .target = m_platform->memberPath(member),
                                  .body = body,
                                  .ifMatch = ifMatch,
                                  .token = m_platform->token(email)});
    }
    static QString rolesOf(const QJsonObject &member)
    {
        QStringList all;
        for (const QJsonValue &each : member[u"assignments"_qs].toArray())
            all << each[u"role"_qs].toString() + u' ' + each[u"targetName"_qs].toString();
        all.sort();
        return all.join(u", "_qs);
    }
    QString storedRolesOf(const QByteArray &member)
    {
        return rolesOf(m_platform->get(m_platform->memberPath(member)).json());
    }
    Reply lookUp(const QByteArray &query, const QString &email)
    {
        return m_platform->get(Workspace + "/assignable-members" + query, m_platform->token(email));
    }

    std::unique_ptr<TestPlatform> m_platform;
};

static const QString Amara = u"amara.okafor@northbay.example"_qs;

void TestAssigning::ROL_1_assignsInOwnPlacesAlone_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QString &who, const QString &what, int status) {
        QTest::newRow(name) << who << what << status;
    };
    row("team, own", u"amara"_qs, u"team Health teamMember"_qs, 200);
    row("team, admin of own", u"amara"_qs, u"team Health teamAdmin"_qs, 200);
    row("team, app of own", u"amara"_qs, u"app Campus One appAdmin"_qs, 200);
    row("team, program of own", u"amara"_qs, u"miniProgram Vaccination Card programAdmin"_qs, 200);
    row("team, other", u"amara"_qs, u"team Retail teamMember"_qs, 403);
    row("team, app of other", u"amara"_qs, u"app CityGo appReviewer"_qs, 403);
    row("team, one of two", u"amara"_qs, u"team Health teamMember; team Retail teamMember"_qs, 403);
    row("app, own", u"meiling"_qs, u"app Harbour Pay appReviewer"_qs, 200);
    row("app, admin of own", u"meiling"_qs, u"app Harbour Pay appAdmin"_qs, 200);
    row("app, other", u"meiling"_qs, u"app CityGo appReviewer"_qs, 403);
    row("app, its team", u"meiling"_qs, u"team Retail teamMember"_qs, 403);
    row("app, program of its team", u"meiling"_qs, u"miniProgram Tea House programDeveloper"_qs, 403);
    row("program, own", u"joao"_qs, u"miniProgram Metro Pass programDeveloper"_qs, 200);
    row("program, admin of own", u"joao"_qs, u"miniProgram Metro Pass programAdmin"_qs, 200);
    row("program, other", u"joao"_qs, u"miniProgram Library Card programDeveloper"_qs, 403);
    row("program, its team", u"joao"_qs, u"team Transit teamMember"_qs, 403);
    row("reviewer of apps", u"hana"_qs, u"app CityGo appReviewer"_qs, 403);
    row("developer of a program", u"k.bond"_qs, u"miniProgram Metro Pass programDeveloper"_qs, 403);
    row("reviewer", u"layla"_qs, u"team Health teamMember"_qs, 403);
}

void TestAssigning::ROL_1_assignsInOwnPlacesAlone()
{
    QFETCH(QString, who);
    QFETCH(QString, what);
    QFETCH(int, status);
    const Reply reply = assign(who, "anika", body(what));
    QCOMPARE(reply.status, status);
    if (status == 403) {
        QCOMPARE(reply.code(), u"ROL-1"_qs);
        QCOMPARE(storedRolesOf("anika"), QString());
    } else {
        QCOMPARE(storedRolesOf("anika"), what.section(u' ', -1) + u' ' + what.section(u' ', 1, -2));
    }
}

// Somebody acts as an administrator, and is none any more when it arrives: the list was meant for all places.
void TestAssigning::OFF_6_whatWasMeantForTheWholeIsAConflictForWhoSeesAPart()
{
    const QByteArray wanted = body(u"team Health teamMember"_qs);
    QCOMPARE(assign(u"amara"_qs, "anika", wanted, "\"1\"").status, 412);
    QCOMPARE(storedRolesOf("anika"), QString());
    QCOMPARE(assign(u"amara"_qs, "anika", wanted, "\"1part\"").status, 200);
    QCOMPARE(assign(u"noor"_qs, "anika", body({}), "\"2part\"").status, 412);
    QCOMPARE(assign(u"noor"_qs, "anika", body({}), "\"2\"").status, 200);
}

void TestAssigning::ROL_1_whatIsElsewhereStays()
{
    // Haruna: Library Card, of Transit, and the team Health.
    QCOMPARE(storedRolesOf("haruna"), u"programDeveloper Library Card, teamMember Health"_qs);
    QCOMPARE(rolesOf(assign(u"amara"_qs, "haruna", body({})).json()), QString());
    QCOMPARE(storedRolesOf("haruna"), u"programDeveloper Library Card"_qs);
    // What is there already may stand in the list without being a change.
    const QByteArray both = body(u"team Health teamMember; miniProgram Library Card programDeveloper"_qs);
    QCOMPARE(assign(u"amara"_qs, "haruna", both).status, 200);
    QCOMPARE(storedRolesOf("haruna"), u"programDeveloper Library Card, teamMember Health"_qs);
    const Reply foreign = assign(u"amara"_qs, "haruna", body(u"miniProgram Library Card programAdmin"_qs));
    QCOMPARE(foreign.status, 403);
    QCOMPARE(foreign.json()[u"errors"_qs][0][u"pointer"_qs].toString(), u"/assignments/0/targetId"_qs);
    QCOMPARE(foreign.json()[u"errors"_qs][0][u"code"_qs].toString(), u"notYours"_qs);
}

void TestAssigning::ROL_1_onlyAssignmentsAreTheirs()
{
    for (const auto *patch :
         {R"({"role":"admin"})", R"({"programCreator":true})", R"({"role":"developer","assignments":[]})"})
        QCOMPARE(assign(u"amara"_qs, "anika", patch).status, 403);
    QCOMPARE(m_platform->get(m_platform->memberPath("anika"), m_platform->token(Amara)).status, 403);
}

void TestAssigning::ROL_1_seesOnlyTheOwnPart()
{
    const Reply reply = assign(u"amara"_qs, "haruna", "{}");
    QCOMPARE(reply.status, 200);
    QCOMPARE(
        reply.json().keys(),
        (QStringList{u"assignments"_qs, u"email"_qs, u"id"_qs, u"name"_qs, u"revision"_qs, u"status"_qs}));
    QCOMPARE(rolesOf(reply.json()), u"teamMember Health"_qs);
    QCOMPARE(reply.header("ETag"), QByteArray("\"1part\""));
}

void TestAssigning::ROL_1_aStaleRevisionShowsTheOwnPart()
{
    const Reply reply = assign(u"amara"_qs, "haruna", body({}), "\"7\"");
    QCOMPARE(reply.status, 412);
    QCOMPARE(rolesOf(reply.json()[u"current"_qs].toObject()), u"teamMember Health"_qs);
}

void TestAssigning::ROL_4_theLastTeamAdminStays()
{
    // Noor leads Health, too.
    QCOMPARE(assign(u"noor"_qs, "amara", body(u"miniProgram Clinic Queue programAdmin"_qs)).status, 200);
    const Reply reply =
        assign(u"noor"_qs, "noor.rahman", body(u"team Retail teamAdmin; team Transit teamAdmin"_qs));
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.code(), u"ROL-4"_qs);
    QVERIFY(reply.json()[u"detail"_qs].toString().contains(u"\"Health\""_qs));
}

void TestAssigning::ROL_4_theLastProgramAdminStays()
{
    // A team administrator takes the only administrator of a program of the team away.
    const Reply reply = assign(u"amara"_qs, "eleni", body({}));
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.code(), u"ROL-4"_qs);
    QCOMPARE(storedRolesOf("eleni"), u"programAdmin Pharmacy Finder, programAdmin Vaccination Card"_qs);
    QCOMPARE(
        assign(
            u"amara"_qs, "anika",
            body(u"miniProgram Pharmacy Finder programAdmin; miniProgram Vaccination Card programAdmin"_qs))
            .status,
        200);
    QCOMPARE(assign(u"amara"_qs, "eleni", body({})).status, 200);
}

void TestAssigning::looksUpByNameAndEmail()
{
    for (const QByteArray &query : {QByteArray("?q=haruna"), QByteArray("?q=%E9%99%BD%E8%8F%9C")}) {
        const QJsonArray items = lookUp(query, Amara).json()[u"items"_qs].toArray();
        QCOMPARE(items.size(), 1);
        QCOMPARE(items[0][u"name"_qs].toString(), u"佐藤 陽菜"_qs);
        QCOMPARE(items[0][u"email"_qs].toString(), u"haruna.sato@campus.example"_qs);
        QCOMPARE(rolesOf(items[0].toObject()), u"teamMember Health"_qs);
    }
    // Somebody else sees another part of the same member.
    const QJsonArray items =
        lookUp("?q=haruna", u"joao.azevedo@citygo.example"_qs).json()[u"items"_qs].toArray();
    QCOMPARE(rolesOf(items[0].toObject()), QString());
}

void TestAssigning::looksUpWhoIsInTheOwnTeam()
{
    const QByteArray health = "?team=" + idOf(u"team"_qs, u"Health"_qs).toLatin1();
    QStringList names;
    for (const QJsonValue &item : lookUp(health, Amara).json()[u"items"_qs].toArray())
        names << item[u"email"_qs].toString().section(u'.', 0, 0);
    QCOMPARE(names.join(u' '), u"amara e noor haruna"_qs);
    const QByteArray retail = "?team=" + idOf(u"team"_qs, u"Retail"_qs).toLatin1();
    QCOMPARE(lookUp(retail, Amara).status, 403);
    QCOMPARE(lookUp(retail, DemoWorkspace::administrator()).status, 200);
    QCOMPARE(lookUp(health, u"meiling.chow@northbay.example"_qs).status, 403);
}

void TestAssigning::lookUpTellsNothingOfRoles_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const auto *query : {"?role=admin", "?status=active", "?sort=role", "?order=desc",
                              "?unassigned=true", "?x=1", "?limit=0"})
        QTest::newRow(query) << QByteArray(query);
}

void TestAssigning::lookUpTellsNothingOfRoles()
{
    QFETCH(QByteArray, query);
    QCOMPARE(lookUp(query, Amara).status, 400);
}

void TestAssigning::lookUpGoesOnWithACursorOfItsOwn()
{
    QStringList ids;
    QByteArray query = "?limit=7";
    for (int pages = 0; pages < 4; ++pages) {
        const QJsonObject page = lookUp(query, Amara).json();
        for (const QJsonValue &item : page[u"items"_qs].toArray())
            ids << item[u"id"_qs].toString();
        if (page[u"next"_qs].isNull())
            break;
        query = "?limit=7&cursor=" + page[u"next"_qs].toString().toLatin1();
    }
    QCOMPARE(ids.size(), DemoWorkspace::FixedMembers);
    ids.removeDuplicates();
    QCOMPARE(ids.size(), DemoWorkspace::FixedMembers);
    const QByteArray foreign =
        m_platform->get(Workspace + "/members?limit=7").json()[u"next"_qs].toString().toLatin1();
    QCOMPARE(lookUp("?limit=7&cursor=" + foreign, Amara).code(), u"CURSOR"_qs);
}

QTEST_GUILESS_MAIN(TestAssigning)
#include "tst_assigning.moc"
