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
    struct Row
    {
        QByteArray method;
        QString path;
        QStringList answers; //!< one per caller
        QByteArray body = "{}";
        QByteArray query = {};
    };
    static QStringList callers();
    static QList<Row> table();
    QByteArray tokenOf(const QString &caller);
    QByteArray target(const Row &row);
    Reply ask(const Row &row, const QByteArray &token);

    std::unique_ptr<TestPlatform> m_platform;
    QByteArray m_member;
};

QStringList TestRoles::callers()
{
    return {u"admin"_qs,         u"reviewer"_qs, u"developer"_qs, u"app admin"_qs,
            u"program admin"_qs, u"blocked"_qs,  u"other"_qs,     u"none"_qs,
            u"wrong token"_qs,   u"expired"_qs,  u"signed out"_qs};
}

QList<TestRoles::Row> TestRoles::table()
{
    const QStringList session{u"200"_qs, u"200"_qs, u"200"_qs, u"200"_qs, u"200"_qs, u"200"_qs,
                              u"200"_qs, u"401"_qs, u"401"_qs, u"401"_qs, u"401"_qs};
    QStringList ended = session;
    ended.replaceInStrings(u"200"_qs, u"204"_qs);
    const QStringList everyMember{u"200"_qs, u"200"_qs, u"200"_qs, u"200"_qs, u"200"_qs, u"403 ROL-3"_qs,
                                  u"404"_qs, u"401"_qs, u"401"_qs, u"401"_qs, u"401"_qs};
    const QStringList adminsOnly{u"200"_qs,       u"403 ROL-1"_qs, u"403 ROL-1"_qs, u"403 ROL-1"_qs,
                                 u"403 ROL-1"_qs, u"403 ROL-3"_qs, u"404"_qs,       u"401"_qs,
                                 u"401"_qs,       u"401"_qs,       u"401"_qs};
    QStringList adminsRemove = adminsOnly;
    adminsRemove.front() = u"204"_qs;
    // Somebody whose address is not verified joins nothing; a wrong code opens nothing to anybody else.
    QStringList acceptsNothing = session;
    acceptsNothing.replaceInStrings(u"200"_qs, u"422"_qs);
    acceptsNothing[6] = u"403 ACC-1"_qs;
    const QStringList operatorsOnly = QStringList(session).replaceInStrings(u"200"_qs, u"403 ROL-1"_qs);
    // The people of the demo workspace, and not the one account that was made otherwise.
    QStringList demoReads = session;
    demoReads[6] = u"403 ROL-1"_qs;
    QStringList demoActs = demoReads;
    demoActs.replaceInStrings(u"200"_qs, u"201"_qs);
    QStringList passwords = session;
    passwords.replaceInStrings(u"200"_qs, u"422"_qs);
    const QStringList notInvited = QStringList(adminsOnly).replaceInStrings(u"200"_qs, u"422"_qs);
    const QString workspace = u"/v1/workspaces/{workspace}/"_qs;
    return {
        {"GET", u"/v1/session"_qs, session},
        {"DELETE", u"/v1/session"_qs, ended},
        {"GET", u"/v1/account"_qs, session},
        {"PATCH", u"/v1/account"_qs, session},
        {"POST", u"/v1/account/password"_qs, passwords, R"({"currentPassword":"x","newPassword":"y"})"},
        {"GET", u"/v1/sessions"_qs, session},
        {"DELETE", u"/v1/sessions"_qs, ended},
        {"POST", u"/v1/invitations/accept"_qs, acceptsNothing, R"({"code":"00000-00000"})"},
        {"POST", u"/v1/mail/test"_qs, operatorsOnly},
        {"GET", u"/v1/sandbox/mail"_qs, demoReads},
        {"POST", u"/v1/sandbox/act-as"_qs, demoActs, R"({"role":"developer"})"},
        {"POST", workspace + u"members/{member}/invitation/renew"_qs, notInvited},
        {"DELETE", workspace + u"members/{member}/invitation"_qs, notInvited},
        {"GET", workspace + u"members"_qs, adminsOnly},
        {"GET", workspace + u"members/{member}"_qs, adminsOnly},
        {"GET", workspace + u"teams"_qs, everyMember},
        {"GET", workspace + u"snapshot"_qs, everyMember},
        {"GET", workspace + u"changes"_qs, adminsOnly, {}, "?since=27"},
        {"GET", workspace + u"events"_qs, everyMember},
        {"PATCH", workspace + u"members/{member}"_qs, adminsOnly},
        {"POST", workspace + u"members/{member}/block"_qs, adminsOnly},
        {"POST", workspace + u"members/{member}/unblock"_qs, adminsOnly},
        {"POST", workspace + u"invitations"_qs, adminsOnly, R"({"invitations":[{"email":"new@x.example"}]})"},
        // Last, because the member is gone then.
        {"DELETE", workspace + u"members/{member}"_qs, adminsRemove},
    };
}

void TestRoles::initTestCase()
{
    m_platform = std::make_unique<TestPlatform>();
    m_member = m_platform->get("/v1/workspaces/NorthbayCity/members?q=bjork")
                   .json()[u"items"_qs][0][u"id"_qs]
                   .toString()
                   .toLatin1();
    // An account that is a member of another workspace only, and one that has not accepted yet.
    m_platform->sql(
        u"INSERT INTO workspace SELECT 2, id || 'x', 'Elsewhere', 'elsewhere', 1, 1, 0, 0, 0, 0 FROM workspace"_qs);
    m_platform->sql(
        u"INSERT INTO account (id, email, email_folded, name, password_hash, created_at)"
        u" VALUES ('acc_other', 'other@elsewhere.example', 'other@elsewhere.example', '', '', 0)"_qs);
    m_platform->sql(
        u"INSERT INTO member (id, workspace, account, email, email_folded, name, name_folded, name_sort, "
        u"role,"
        u" status, revision, created_at, updated_at) SELECT 'mbr_other', 2, key, email, email, '', '', '', 0,"
        u" 1, 1, 0, 0 FROM account WHERE id = 'acc_other'"_qs);
}

QByteArray TestRoles::tokenOf(const QString &caller)
{
    static const QHash<QString, QString> people{
        {u"admin"_qs, u"noor.rahman@northbay.example"_qs},
        {u"reviewer"_qs, u"e.carpentier@northbay.example"_qs},
        {u"developer"_qs, u"anika.sen@campus.example"_qs},
        {u"app admin"_qs, u"meiling.chow@northbay.example"_qs},
        {u"program admin"_qs, u"amara.okafor@northbay.example"_qs},
        {u"blocked"_qs, u"marek.dvorak@lantern.example"_qs},
        {u"other"_qs, u"other@elsewhere.example"_qs},
    };
    if (people.contains(caller))
        return m_platform->token(people[caller]);
    if (caller == u"wrong token")
        return "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    if (caller == u"none")
        return {};
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

QByteArray TestRoles::target(const Row &row)
{
    return row.path.toLatin1().replace("{workspace}", "NorthbayCity").replace("{member}", m_member)
        + row.query;
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
    HttpRequest request =
        m_platform->request(Write{.method = row.method, .target = target(row), .body = row.body});
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
        for (qsizetype i = 0; i < callers().size(); ++i) {
            QTest::addRow("%s %s as %s", rows[row].method.constData(), qPrintable(rows[row].path),
                          qPrintable(callers()[i]))
                << row << callers()[i] << rows[row].answers[i];
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
        found << QString::fromLatin1(row.method) + u' ' + row.path;
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
    const Reply foreign = m_platform->get("/v1/workspaces/Elsewhere/members", token);
    const Reply unknown = m_platform->get("/v1/workspaces/Nowhere/members", token);
    QCOMPARE(unknown.body, foreign.body);
    // The name counts without its case.
    QCOMPARE(m_platform->get("/v1/workspaces/northBAYcity/members", token).status, 200);
}

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"
