#include "testplatform.h"

#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

// Every route that needs a session × every kind of caller. A route without a row fails.
class TestRoles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { failOnUnexpectedWarnings(); }

    void ROL_2_everyRouteForEveryCaller_data();
    void ROL_2_everyRouteForEveryCaller();
    void ROL_2_everyRouteHasARow();
    void ROL_3_blockingActsAtOnceAndElsewhereNothing();
    void otherPeoplesMembersAreNotFound();

private:
    //! Who is answered as the route answers; "TA" stands for the one in the target's team, "TA-" for one
    //! elsewhere.
    struct Row
    {
        QByteArray method;
        QString path;
        //! Names of callers, or everybody: "accounts", "verified", "demo", "members", "operators".
        QString allowed;
        int good = 200;
        QByteArray body = "{}";
        QByteArray query = {};
        //! For an object that not everybody sees: who does. Others do not find it.
        QString seen = {};
        QString refusal = u"ROL-1"_qs; //!< why those who see it may not
    };
    static QStringList members();
    static QStringList callers();
    static QList<Row> table();
    static QString answerTo(const QString &caller, const Row &row);
    QByteArray tokenOf(const QString &caller);
    QByteArray fill(QByteArray text) const;
    Reply ask(const Row &row, const QByteArray &token);
    static QByteArray idIn(const Reply &reply) { return reply.json()[u"id"_qs].toString().toLatin1(); }
    QString idOf(const QString &table, const QString &name)
    {
        return m_platform->ask(u"SELECT id FROM %1 WHERE name = '%2'"_qs.arg(table, name));
    }
    void addPerson(const QString &caller, int role, const QString &assignment);

    std::unique_ptr<TestPlatform> m_platform;
    QHash<QByteArray, QByteArray> m_names; //!< of things in paths and bodies
};

//! Active members of the workspace. In scope is what belongs to the team Health.
QStringList TestRoles::members()
{
    return {u"WA"_qs,  u"WR"_qs, u"WD"_qs,  u"PC"_qs, u"TM"_qs,  u"TA"_qs, u"TA-"_qs, u"AA"_qs,
            u"AA-"_qs, u"AR"_qs, u"AR-"_qs, u"MA"_qs, u"MA-"_qs, u"MD"_qs, u"MD-"_qs};
}

QStringList TestRoles::callers()
{
    return members() + QStringList{u"blocked"_qs, u"invited"_qs,     u"other"_qs,   u"operator"_qs,
                                   u"none"_qs,    u"wrong token"_qs, u"expired"_qs, u"signed out"_qs};
}

QList<TestRoles::Row> TestRoles::table()
{
    const QString workspace = u"/v1/workspaces/{workspace}"_qs;
    const QString member = workspace + u"/members/{member}"_qs;
    const QString registration = u"/v1/registrations/{registration}"_qs;
    const QString assigners = u"WA TA TA- AA AA- MA MA-"_qs;
    const QString approvals = workspace + u"/approvals"_qs;
    const QString approval = approvals + u"/{approval}"_qs;
    const QString above = u"/v1/approvals/{registered}"_qs;
    const QString sees = u"WA WR WD"_qs;
    const QString rule = u"APR-11"_qs;
    const QByteArray reason = R"({"reason":"It rains."})";
    const QByteArray text = R"({"text":"It rains."})";
    const QByteArray batch = R"({"action":"approve","items":[{"id":"apr_unknown","revision":1}]})";
    const QByteArray assignment =
        R"({"assignments":[{"kind":"team","targetId":"{team}","role":"teamMember"}]})";
    return {
        {"GET", u"/v1/session"_qs, u"accounts"_qs},
        {"DELETE", u"/v1/session"_qs, u"accounts"_qs, 204},
        {"GET", u"/v1/account"_qs, u"accounts"_qs},
        {"PATCH", u"/v1/account"_qs, u"accounts"_qs},
        {"POST", u"/v1/account/password"_qs, u"accounts"_qs, 422,
         R"({"currentPassword":"x","newPassword":"y"})"},
        {"GET", u"/v1/sessions"_qs, u"accounts"_qs},
        {"DELETE", u"/v1/sessions"_qs, u"accounts"_qs, 204},
        // A code that nobody was sent: whoever may not try does not get as far.
        {"POST", u"/v1/invitations/accept"_qs, u"verified"_qs, 422, R"({"code":"00000-00000"})"},
        {"POST", u"/v1/mail/test"_qs, u"operators"_qs, 202},
        {"GET", u"/v1/sandbox/mail"_qs, u"demo"_qs},
        {"POST", u"/v1/sandbox/act-as"_qs, u"demo"_qs, 201, R"({"role":"developer"})"},
        {"GET", u"/v1/merchant-category-codes"_qs, u"accounts"_qs},
        {"GET", u"/v1/workspaces"_qs, u"accounts"_qs},
        {"POST", u"/v1/workspaces"_qs, u"accounts"_qs, 201,
         R"({"name":"New{number}","businessScope":"4111","businessAddress":"1 Quay Street",)"
         R"("representatives":[{"name":"A","email":"a@new.example"}]})"},
        {"GET", workspace, u"members"_qs},
        {"GET", u"/v1/registrations"_qs, u"operators"_qs},
        {"GET", registration, u"operators"_qs},
        {"POST", registration + u"/suspend"_qs, u"operators"_qs, 200, R"({"reason":"It rains."})"},
        {"POST", registration + u"/reopen"_qs, u"operators"_qs},
        // Neither is under review, but whoever may not decide does not get as far.
        {"POST", registration + u"/approve"_qs, u"operators"_qs, 422},
        {"POST", registration + u"/reject"_qs, u"operators"_qs, 422, R"({"reason":"It rains."})"},
        {"PATCH", workspace, u"WA"_qs},
        {"GET", approvals, u"members"_qs},
        // What everybody has or has asked for already, so that nothing comes of it.
        {"POST", approvals, u"WA"_qs, 422, R"({"category":"workspaceChange","change":{"timeZone":"UTC"}})"},
        {"GET", approval, sees, 200, {}, {}, sees},
        {"POST", approvals + u"/batch"_qs, u"WA WR AA AA- AR AR- MA MA-"_qs, 200, batch},
        {"POST", approval + u"/approve"_qs, u"WA"_qs, 200, "{}", {}, sees, rule},
        {"POST", approval + u"/reject"_qs, u"WA"_qs, 200, reason, {}, sees, rule},
        {"POST", approval + u"/withdraw"_qs, u"WD"_qs, 200, "{}", {}, sees},
        {"POST", approval + u"/resubmit"_qs, u"WD"_qs, 422, "{}", {}, sees},
        {"POST", approval + u"/comments"_qs, sees, 201, text, {}, sees},
        {"GET", u"/v1/approvals"_qs, u"accounts"_qs},
        {"POST", u"/v1/approvals/batch"_qs, u"operators"_qs, 200, batch},
        {"POST", u"/v1/membership-requests"_qs, u"verified"_qs, 404,
         R"({"workspace":"Nowhere","role":"developer"})"},
        {"GET", above, u"operator MD"_qs, 200, {}, {}, u"operator MD"_qs},
        {"POST", above + u"/comments"_qs, u"operator MD"_qs, 201, text, {}, u"operator MD"_qs},
        {"POST", above + u"/withdraw"_qs, u"MD"_qs, 200, "{}", {}, u"operator MD"_qs},
        {"POST", above + u"/resubmit"_qs, u"MD"_qs, 422, "{}", {}, u"operator MD"_qs},
        {"POST", above + u"/reject"_qs, u"operator"_qs, 200, reason, {}, u"operator MD"_qs, rule},
        {"POST", above + u"/approve"_qs, u"operator"_qs, 200, "{}", {}, u"operator MD"_qs, rule},
        {"GET", workspace + u"/members"_qs, u"WA"_qs},
        {"GET", member, u"WA"_qs},
        {"GET", workspace + u"/assignable-members"_qs, assigners},
        {"GET", workspace + u"/teams"_qs, u"members"_qs},
        {"GET", workspace + u"/teams/{team}"_qs, u"members"_qs},
        {"GET", workspace + u"/snapshot"_qs, u"members"_qs},
        {"GET", workspace + u"/changes"_qs, u"members"_qs, 200, {}, "?since=9"},
        {"GET", workspace + u"/events"_qs, u"members"_qs},
        {"PATCH", member, u"WA TA"_qs, 200, assignment},
        {"POST", workspace + u"/members/batch"_qs, u"WA"_qs, 200,
         R"({"action":"block","items":[{"id":"mbr_unknown","revision":1}]})"},
        {"POST", member + u"/block"_qs, u"WA"_qs},
        {"POST", member + u"/unblock"_qs, u"WA"_qs},
        {"POST", member + u"/invitation/renew"_qs, u"WA"_qs, 422},
        {"DELETE", member + u"/invitation"_qs, u"WA"_qs, 422},
        {"POST", workspace + u"/invitations"_qs, u"WA"_qs, 200,
         R"({"invitations":[{"email":"new@x.example"}]})"},
        {"POST", workspace + u"/teams"_qs, u"WA"_qs, 201, R"({"name":"Team {number}"})"},
        {"PATCH", workspace + u"/teams/{team}"_qs, u"WA TA"_qs, 200, R"({"name":"Health"})"},
        // Last, because these are gone then.
        {"DELETE", workspace + u"/teams/{empty}"_qs, u"WA"_qs, 204},
        {"DELETE", member, u"WA"_qs, 204},
    };
}

QString TestRoles::answerTo(const QString &caller, const Row &row)
{
    static const QStringList Strangers{u"none"_qs, u"wrong token"_qs, u"expired"_qs, u"signed out"_qs};
    const QString good = QString::number(row.good);
    if (Strangers.contains(caller))
        return u"401"_qs;
    if (row.allowed == u"accounts")
        return good;
    if (row.allowed == u"verified")
        return caller == u"other" ? u"403 ACC-1"_qs : good;
    if (row.allowed == u"demo")
        return caller == u"other" ? u"403 ROL-1"_qs : good;
    if (row.allowed == u"operators")
        return caller == u"operator" ? good : u"403 ROL-1"_qs;
    const bool inside = row.path.contains(u"{workspace}"_qs);
    if (inside && caller == u"blocked")
        return u"403 ROL-3"_qs;
    if (inside && !members().contains(caller))
        return u"404"_qs;
    if (!row.seen.isEmpty() && !row.seen.split(u' ').contains(caller))
        return u"404"_qs;
    const bool may = row.allowed == u"members" || row.allowed.split(u' ').contains(caller);
    return may ? good : u"403 "_qs + row.refusal;
}

void TestRoles::addPerson(const QString &caller, int role, const QString &assignment)
{
    const QString email = caller.toLower() + u"@matrix.example"_qs;
    // The one from elsewhere is none of the demo people, and has not verified the address.
    const QString known = caller == u"other" ? u"0, NULL"_qs : u"1, 1"_qs;
    m_platform->sql(u"INSERT INTO account (id, email, email_folded, name, password_hash, demo, verified_at,"
                    u" created_at) VALUES ('acc_%1', '%1', '%1', '%1', '', %2, 0)"_qs.arg(email, known));
    m_platform->sql(
        u"INSERT INTO member (id, workspace, account, email, email_folded, name, name_folded, name_sort, "
        u"role,"
        u" program_creator, status, revision, created_at, updated_at) SELECT 'mbr_%1', 1, key, email, email,"
        u" name, name, name, %2, %3, 1, 1, 0, 0 FROM account WHERE id = 'acc_%1'"_qs.arg(
            email, QString::number(role), caller == u"PC" ? u"1"_qs : u"0"_qs));
    if (!assignment.isEmpty())
        m_platform->sql(u"INSERT INTO assignment (member, kind, target_id, role) SELECT key, %1 FROM member"
                        u" WHERE id = 'mbr_%2'"_qs.arg(assignment, email));
}

void TestRoles::initTestCase()
{
    m_platform = std::make_unique<TestPlatform>();
    const auto assignment = [this](const QString &table, const QString &name, int kind, int role) {
        return u"%1, '%2', %3"_qs.arg(QString::number(kind), idOf(table, name), QString::number(role));
    };
    const QString team = u"team"_qs;
    const QString app = u"app"_qs;
    const QString program = u"mini_program"_qs;
    addPerson(u"WA"_qs, 0, {});
    addPerson(u"WR"_qs, 1, {});
    addPerson(u"WD"_qs, 2, {});
    addPerson(u"PC"_qs, 2, {});
    addPerson(u"TM"_qs, 2, assignment(team, u"Health"_qs, 0, 1));
    addPerson(u"TA"_qs, 2, assignment(team, u"Health"_qs, 0, 0));
    addPerson(u"TA-"_qs, 2, assignment(team, u"Retail"_qs, 0, 0));
    addPerson(u"AA"_qs, 2, assignment(app, u"Campus One"_qs, 1, 2));
    addPerson(u"AA-"_qs, 2, assignment(app, u"CityGo"_qs, 1, 2));
    addPerson(u"AR"_qs, 2, assignment(app, u"Campus One"_qs, 1, 3));
    addPerson(u"AR-"_qs, 2, assignment(app, u"CityGo"_qs, 1, 3));
    addPerson(u"MA"_qs, 2, assignment(program, u"Clinic Queue"_qs, 2, 4));
    addPerson(u"MA-"_qs, 2, assignment(program, u"Metro Pass"_qs, 2, 4));
    addPerson(u"MD"_qs, 2, assignment(program, u"Clinic Queue"_qs, 2, 5));
    addPerson(u"MD-"_qs, 2, assignment(program, u"Metro Pass"_qs, 2, 5));
    addPerson(u"invited"_qs, 0, {});
    m_platform->sql(u"UPDATE member SET status = 0 WHERE email LIKE 'invited@%'"_qs);
    addPerson(u"operator"_qs, 0, {});
    m_platform->sql(u"DELETE FROM member WHERE email LIKE 'operator@%'"_qs);
    m_platform->sql(u"UPDATE account SET operator = 1 WHERE email LIKE 'operator@%'"_qs);

    // An account that is a member of another workspace only, and that workspace for operators to decide.
    m_platform->sql(
        u"INSERT INTO workspace (key, id, name, name_folded, status, revision, change_sequence, created_at,"
        u" updated_at) SELECT 2, id || 'x', 'Elsewhere', 'elsewhere', 1, 1, 0, 0, 0 FROM workspace"_qs);
    addPerson(u"other"_qs, 0, {});
    m_platform->sql(u"UPDATE member SET workspace = 2, id = 'mbr_other' WHERE email LIKE 'other@%'"_qs);

    m_platform->sql(u"INSERT INTO team (id, workspace, name, revision, created_at, updated_at)"
                    u" VALUES ('tea_empty', 1, 'Empty', 1, 0, 0)"_qs);
    m_platform->sql(u"UPDATE workspace SET feed_start = 0"_qs);
    const QByteArray asked =
        idIn(m_platform->write({.method = "POST",
                                .target = "/v1/workspaces/NorthbayCity/approvals",
                                .body = R"({"category":"memberRequest","role":"reviewer"})",
                                .ifMatch = {},
                                .token = m_platform->token(u"wd@matrix.example"_qs)}));
    const Reply registered = m_platform->write(
        {.method = "POST",
         .target = "/v1/workspaces",
         .body = R"({"name":"Registered","businessScope":"4111","businessAddress":"1 Quay Street",)"
                 R"("representatives":[{"name":"A","email":"a@new.example"}]})",
         .ifMatch = {},
         .token = m_platform->token(u"md@matrix.example"_qs)});
    QCOMPARE(registered.status, 201);
    m_names = {{"{workspace}", "NorthbayCity"},
               {"{member}", m_platform->memberPath("bjork").split('/').last()},
               {"{team}", idOf(team, u"Health"_qs).toLatin1()},
               {"{empty}", "tea_empty"},
               {"{approval}", asked},
               {"{registered}", m_platform->ask(u"SELECT id FROM approval WHERE category = 8"_qs).toLatin1()},
               {"{registration}", idOf(u"workspace"_qs, u"Elsewhere"_qs).toLatin1()}};
}

QByteArray TestRoles::tokenOf(const QString &caller)
{
    if (caller == u"blocked")
        return m_platform->token(u"marek.dvorak@lantern.example"_qs);
    if (caller == u"wrong token")
        return "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    if (caller == u"none")
        return {};
    if (caller != u"expired" && caller != u"signed out")
        return m_platform->token(caller.toLower() + u"@matrix.example"_qs);
    const QByteArray token = m_platform->token();
    if (caller == u"expired") {
        m_platform->clock().advance(std::chrono::minutes(15));
    } else {
        HttpRequest end = m_platform->request("DELETE", "/v1/session");
        end.headers.set("Authorization", "Bearer " + token);
        m_platform->send(end);
    }
    return token;
}

QByteArray TestRoles::fill(QByteArray text) const
{
    static int number = 0;
    text.replace("{number}", QByteArray::number(++number));
    for (auto name = m_names.begin(); name != m_names.end(); ++name)
        text.replace(name.key(), name.value());
    return text;
}

static HttpHeaders withoutToken(const HttpHeaders &headers)
{
    HttpHeaders others;
    for (const auto &[name, value] : headers.all()) {
        if (name != "Authorization")
            others.append(name, value);
    }
    return others;
}

Reply TestRoles::ask(const Row &row, const QByteArray &token)
{
    // What the caller before has assigned would be no change any more.
    m_platform->sql(
        u"DELETE FROM assignment WHERE member = (SELECT key FROM member WHERE email LIKE 'bjork%')"_qs);
    // Whatever was decided before is in review again.
    m_platform->sql(u"DELETE FROM approval_decision"_qs);
    m_platform->sql(u"UPDATE approval SET status = 0"_qs);
    m_platform->sql(
        u"UPDATE workspace SET status = 0, name_folded = 'registered' WHERE name = 'Registered'"_qs);
    m_platform->sql(u"UPDATE member SET role = 2 WHERE email LIKE 'wd@%'"_qs);
    HttpRequest request = m_platform->request(
        Write{.method = row.method, .target = fill(row.path.toLatin1()) + row.query, .body = fill(row.body)});
    request.headers = withoutToken(request.headers);
    if (!token.isEmpty())
        request.headers.set("Authorization", "Bearer " + token);
    return m_platform->send(request);
}

void TestRoles::ROL_2_everyRouteForEveryCaller_data()
{
    QTest::addColumn<qsizetype>("row");
    QTest::addColumn<QString>("caller");
    QTest::addColumn<QString>("answer");
    const QList<Row> rows = table();
    for (qsizetype row = 0; row < rows.size(); ++row) {
        for (const QString &caller : callers()) {
            QTest::addRow("%s %s as %s", rows[row].method.constData(), qPrintable(rows[row].path),
                          qPrintable(caller))
                << row << caller << answerTo(caller, rows[row]);
        }
    }
}

void TestRoles::ROL_2_everyRouteForEveryCaller()
{
    QFETCH(qsizetype, row);
    QFETCH(QString, caller);
    const Reply reply = ask(table()[row], tokenOf(caller));
    QString answer = QString::number(reply.status);
    if (reply.status == 403)
        answer += u' ' + reply.code();
    QTEST(answer, "answer");
    QCOMPARE(reply.header("WWW-Authenticate"), reply.status == 401 ? QByteArray("Bearer") : QByteArray());
    if (reply.code() == u"ROL-3")
        QCOMPARE(reply.type(), u"/problems/member-blocked"_qs);
}

void TestRoles::ROL_2_everyRouteHasARow()
{
    QStringList wanted;
    for (const Route &route : m_platform->api().router().routes()) {
        if (route.needs == Route::Needs::Session)
            wanted << QString::fromLatin1(route.method) + u' ' + route.path;
    }
    QStringList found;
    for (const Row &row : table())
        found << QString::fromLatin1(row.method) + u' '
                + QString(row.path)
                      .replace(u"{empty}"_qs, u"{team}"_qs)
                      .replace(u"{registered}"_qs, u"{approval}"_qs);
    wanted.sort();
    found.sort();
    QCOMPARE(found, wanted);
}

void TestRoles::ROL_3_blockingActsAtOnceAndElsewhereNothing()
{
    const QString who = u"eleni.p@pharmacy.example"_qs;
    m_platform->sql(
        u"INSERT INTO member (id, workspace, account, email, email_folded, name, name_folded, name_sort, "
        u"role,"
        u" status, revision, created_at, updated_at) SELECT 'mbr_both', 2, key, email, email, '', '', '', 2,"
        u" 1, 1, 0, 0 FROM account WHERE email = '%1'"_qs.arg(who));
    const QByteArray token = m_platform->token(who);
    QCOMPARE(m_platform->get("/v1/workspaces/NorthbayCity/teams", token).status, 200);
    m_platform->sql(u"UPDATE member SET status = 2 WHERE email = '%1' AND workspace = 1"_qs.arg(who));
    QCOMPARE(m_platform->get("/v1/workspaces/NorthbayCity/teams", token).type(),
             u"/problems/member-blocked"_qs);
    QCOMPARE(m_platform->get("/v1/workspaces/Elsewhere/teams", token).status, 200);
    QCOMPARE(m_platform->get("/v1/session", token).status, 200);
}

void TestRoles::otherPeoplesMembersAreNotFound()
{
    const QByteArray token = m_platform->token();
    QCOMPARE(m_platform->get("/v1/workspaces/NorthbayCity/members/mbr_other", token).status, 404);
    QCOMPARE(m_platform->get("/v1/workspaces/Elsewhere/members", token).status, 404);
    for (const auto *workspace : {"NorthbayCity", "Elsewhere"}) {
        const QByteArray member = QByteArray("/v1/workspaces/") + workspace + "/members/mbr_other";
        QCOMPARE(m_platform->write({.method = "DELETE", .target = member, .token = token}).status, 404);
        QCOMPARE(m_platform->write({.method = "PATCH", .target = member, .token = token}).status, 404);
    }
    // An unknown workspace and a foreign one cannot be told apart.
    for (const QByteArray &path : {QByteArray(), QByteArray("/members")}) {
        const Reply foreign = m_platform->get("/v1/workspaces/Elsewhere" + path, token);
        const Reply unknown = m_platform->get("/v1/workspaces/Nowhere" + path, token);
        QCOMPARE(unknown.body, foreign.body);
    }
    // The name counts without its case.
    QCOMPARE(m_platform->get("/v1/workspaces/northBAYcity/members", token).status, 200);
}

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"
