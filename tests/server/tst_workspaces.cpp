#include "testplatform.h"

#include <server/rules/registrations.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QtTest>

using namespace Minideck;

class TestWorkspaces : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_platform = std::make_unique<TestPlatform>();
        m_platform->sql(u"UPDATE account SET operator = 1 WHERE email LIKE 'hana%'"_qs);
        m_hana = m_platform->token(u"hana.kobayashi@northbay.example"_qs);
        m_anika = m_platform->token(u"anika.sen@campus.example"_qs);
    }

    void ACC_2_aRegistrationWaitsForAnOperator();
    void ACC_2_approvalMakesTheRepresentativesAdministrators();
    void ACC_2_whoHasNotVerifiedTheAddressIsOnlyInvited();
    void ACC_2_rejectionSaysWhyAndFreesTheName();
    void ACC_2_onlyWhatIsUnderReviewIsDecided();
    void ACC_2_fewMayBeOpen();
    void ACC_2_checksTheForm_data();
    void ACC_2_checksTheForm();
    void ACC_3_namesAreUniqueRegardlessOfCase();
    void ACC_4_everyActiveMemberSeesTheWorkspace();
    void ACC_8_aSuspendedWorkspaceIsReadOnlyWithTheReason();
    void OFF_2_theFeedTellsTheState();
    void OFF_4_aRegistrationHappensOnce();
    void AUD_1_decisionsAreWrittenDown();
    void decisionsNeedTheRevision();
    void listsTheWorkspacesOfTheAccount();
    void operatorsPageThroughRegistrations();
    void searchesMerchantCategories();
    void migratedWorkspacesHaveNoForm();

private:
    static QJsonObject form(const QString &name)
    {
        return {
            {u"name"_qs, name},
            {u"businessScope"_qs, u"4111"_qs},
            {u"businessAddress"_qs, u"1 Quay Street\nHarbour City"_qs},
            {u"timeZone"_qs, u"Europe/Oslo"_qs},
            {u"representatives"_qs,
             QJsonArray{QJsonObject{{u"name"_qs, u"Björk"_qs}, {u"email"_qs, u"BJORK@lantern.example"_qs}},
                        QJsonObject{{u"name"_qs, u"Guest"_qs}, {u"email"_qs, u"guest@harbour.example"_qs}}}}};
    }
    Write registration(const QJsonObject &form)
    {
        return {.method = "POST",
                .target = "/v1/workspaces",
                .body = QJsonDocument(form).toJson(),
                .ifMatch = {},
                .token = m_anika};
    }
    Reply submit(const QString &name) { return m_platform->write(registration(form(name))); }
    static QByteArray idOf(const Reply &reply) { return reply.json()[u"id"_qs].toString().toLatin1(); }
    Reply decide(const QByteArray &id, const QByteArray &verb, const QByteArray &body = "{}",
                 const QByteArray &ifMatch = "*")
    {
        return m_platform->write({.method = "POST",
                                  .target = "/v1/registrations/" + id + '/' + verb,
                                  .body = body,
                                  .ifMatch = ifMatch,
                                  .token = m_hana});
    }
    Reply see(const QByteArray &path) { return m_platform->get(path, m_hana); }
    QByteArray northbay() { return m_platform->ask(u"SELECT id FROM workspace WHERE key = 1"_qs).toLatin1(); }

    std::unique_ptr<TestPlatform> m_platform;
    QByteArray m_hana;  //!< an operator
    QByteArray m_anika; //!< who registers
};

static const QByteArray Why = R"({"reason":"The contract has ended."})";

void TestWorkspaces::ACC_2_aRegistrationWaitsForAnOperator()
{
    const Reply made = submit(u"HarbourCity"_qs);
    QCOMPARE(made.status, 201);
    QCOMPARE(made.header("ETag"), QByteArray("\"1\""));
    const QJsonObject workspace = made.json();
    QCOMPARE(workspace[u"status"_qs].toString(), u"underReview"_qs);
    QCOMPARE(workspace[u"businessScope"_qs][u"name"_qs].toString(),
             u"Local and suburban passenger transport, ferries"_qs);
    QCOMPARE(workspace[u"businessAddress"_qs].toString(), u"1 Quay Street\nHarbour City"_qs);
    QCOMPARE(workspace[u"timeZone"_qs].toString(), u"Europe/Oslo"_qs);
    QCOMPARE(workspace[u"representatives"_qs].toArray(), form({})[u"representatives"_qs].toArray());
    QVERIFY(workspace[u"membership"_qs].isNull());
    // Whoever registered it sees it; there is nothing in it yet, and nothing for anybody else.
    QCOMPARE(m_platform->get("/v1/workspaces/harbourcity", m_anika).json(), workspace);
    QCOMPARE(m_platform->get("/v1/workspaces/HarbourCity/teams", m_anika).status, 404);
    QCOMPARE(m_platform->get("/v1/workspaces/HarbourCity", m_hana).status, 404);
    const QJsonObject shown = see("/v1/registrations/" + idOf(made)).json();
    QCOMPARE(shown[u"registeredBy"_qs][u"email"_qs].toString(), u"anika.sen@campus.example"_qs);
    QVERIFY(shown[u"decidedAt"_qs].isNull());
}

void TestWorkspaces::ACC_2_approvalMakesTheRepresentativesAdministrators()
{
    const QByteArray id = idOf(submit(u"HarbourCity"_qs));
    m_platform->clock().advance(std::chrono::minutes(5));
    const Reply approved = decide(id, "approve", "{}", "\"1\"");
    QCOMPARE(approved.status, 200);
    QCOMPARE(approved.header("ETag"), QByteArray("\"2\""));
    QCOMPARE(approved.json()[u"status"_qs].toString(), u"active"_qs);
    QCOMPARE(approved.json()[u"decidedAt"_qs].toString(), u"2026-03-04T10:05:00.000Z"_qs);

    const QByteArray bjork = m_platform->token(u"bjork@lantern.example"_qs);
    const Reply members = m_platform->get("/v1/workspaces/HarbourCity/members?sort=email", bjork);
    QCOMPARE(members.status, 200);
    QStringList all;
    for (const QJsonValue &each : members.json()[u"items"_qs].toArray()) {
        all << each[u"email"_qs].toString() + u' ' + each[u"role"_qs].toString() + u' '
                + each[u"status"_qs].toString();
    }
    QCOMPARE(
        all,
        (QStringList{u"bjork@lantern.example admin active"_qs, u"guest@harbour.example admin invited"_qs}));
    // Whoever registered it and is no representative has no part in it.
    QCOMPARE(m_platform->get("/v1/workspaces/HarbourCity", m_anika).status, 404);
    QCOMPARE(m_platform
                 ->write({.method = "POST",
                          .target = "/v1/workspaces/HarbourCity/teams",
                          .body = R"({"name":"First"})",
                          .token = bjork})
                 .status,
             201);
    const Reply snapshot = m_platform->get("/v1/workspaces/HarbourCity/snapshot", bjork);
    QVERIFY(snapshot.body.endsWith("{\"type\":\"end\",\"records\":3}\n"));
}

// Anybody can apply for an account with the address of somebody else.
void TestWorkspaces::ACC_2_whoHasNotVerifiedTheAddressIsOnlyInvited()
{
    const QByteArray id = idOf(submit(u"HarbourCity"_qs));
    m_platform->sql(u"UPDATE account SET verified_at = NULL WHERE email = 'bjork@lantern.example'"_qs);
    QCOMPARE(decide(id, "approve").status, 200);
    QCOMPARE(
        m_platform->get("/v1/workspaces/HarbourCity/members", m_platform->token(u"bjork@lantern.example"_qs))
            .status,
        404);
    QCOMPARE(m_platform->ask(u"SELECT group_concat(status || (account IS NULL)) FROM member WHERE workspace ="
                             u" (SELECT key FROM workspace WHERE name = 'HarbourCity')"_qs),
             u"01,01"_qs);
    QCOMPARE(m_platform->ask(u"SELECT group_concat(recipient) FROM mail_outbox"_qs),
             u"BJORK@lantern.example,guest@harbour.example"_qs);
}

void TestWorkspaces::ACC_2_rejectionSaysWhyAndFreesTheName()
{
    const QByteArray id = idOf(submit(u"HarbourCity"_qs));
    const Reply rejected = decide(id, "reject", R"({"reason":"The address does not exist."})");
    QCOMPARE(rejected.status, 200);
    QCOMPARE(rejected.json()[u"status"_qs].toString(), u"rejected"_qs);
    const QJsonArray own = m_platform->get("/v1/workspaces", m_anika).json()[u"items"_qs].toArray();
    QCOMPARE(own.last()[u"name"_qs].toString(), u"HarbourCity"_qs);
    QCOMPARE(own.last()[u"status"_qs].toString(), u"rejected"_qs);
    QCOMPARE(own.last()[u"statusReason"_qs].toString(), u"The address does not exist."_qs);
    QCOMPARE(m_platform->get("/v1/workspaces/HarbourCity", m_anika).status, 404);
    QCOMPARE(submit(u"HarbourCity"_qs).status, 201);
}

void TestWorkspaces::ACC_2_onlyWhatIsUnderReviewIsDecided()
{
    const QByteArray id = idOf(submit(u"HarbourCity"_qs));
    const auto codes = [&](const QByteArrayList &verbs) {
        QStringList all;
        for (const QByteArray &verb : verbs) {
            const Reply reply = decide(id, verb, verb == "reject" || verb == "suspend" ? Why : "{}");
            all << (reply.status == 200 ? QString::number(reply.status) : reply.code());
        }
        return all.join(u' ');
    };
    QCOMPARE(codes({"suspend", "reopen", "approve", "approve", "reject", "reopen", "suspend", "suspend",
                    "approve", "reopen"}),
             u"ACC-8 ACC-8 200 ACC-8 ACC-8 ACC-8 200 ACC-8 ACC-8 200"_qs);
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM member WHERE workspace = 2"_qs), u"2"_qs);
    const QJsonArray actions = see("/v1/registrations/" + id).json()[u"allowedActions"_qs].toArray();
    QStringList allowed;
    for (const QJsonValue &each : actions) {
        if (each[u"allowed"_qs].toBool())
            allowed << each[u"action"_qs].toString();
    }
    QCOMPARE(allowed, QStringList(u"workspace.suspend"_qs));
}

void TestWorkspaces::ACC_2_fewMayBeOpen()
{
    for (int i = 0; i < Registrations::OpenPerAccount; ++i)
        QCOMPARE(submit(u"City%1"_qs.arg(i)).status, 201);
    QCOMPARE(submit(u"OneMore"_qs).code(), u"ACC-2"_qs);
    QCOMPARE(decide(idOf(m_platform->get("/v1/workspaces/City0", m_anika)), "reject", Why).status, 200);
    QCOMPARE(submit(u"OneMore"_qs).status, 201);
}

void TestWorkspaces::ACC_2_checksTheForm_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, const QString &member, const QJsonValue &value,
                        const QString &pointer) { QTest::newRow(name) << member << value << pointer; };
    const auto people = [](const QString &name, const QString &email) {
        return QJsonArray{QJsonObject{{u"name"_qs, name}, {u"email"_qs, email}}};
    };
    row("no name", u"name"_qs, QJsonValue::Undefined, u"/name"_qs);
    row("blank in the name", u"name"_qs, u"Harbour City"_qs, u"/name"_qs);
    row("other letters", u"name"_qs, u"Østfold"_qs, u"/name"_qs);
    row("long name", u"name"_qs, QString(41, u'a'), u"/name"_qs);
    row("no scope", u"businessScope"_qs, QJsonValue::Undefined, u"/businessScope"_qs);
    row("unknown scope", u"businessScope"_qs, u"0000"_qs, u"/businessScope"_qs);
    row("scope as number", u"businessScope"_qs, 4111, u"/businessScope"_qs);
    row("no address", u"businessAddress"_qs, QJsonValue::Undefined, u"/businessAddress"_qs);
    row("empty address", u"businessAddress"_qs, u"  "_qs, u"/businessAddress"_qs);
    row("long address", u"businessAddress"_qs, QString(1001, u'a'), u"/businessAddress"_qs);
    row("control in address", u"businessAddress"_qs, u"a\u0001"_qs, u"/businessAddress"_qs);
    row("unknown zone", u"timeZone"_qs, u"Mars/Olympus"_qs, u"/timeZone"_qs);
    row("path as zone", u"timeZone"_qs, u"../../etc/passwd"_qs, u"/timeZone"_qs);
    row("no people", u"representatives"_qs, QJsonValue::Undefined, u"/representatives"_qs);
    row("nobody", u"representatives"_qs, QJsonArray(), u"/representatives"_qs);
    row("no address of mail", u"representatives"_qs, people(u"A"_qs, u"a"_qs),
        u"/representatives/0/email"_qs);
    row("nameless", u"representatives"_qs, people({}, u"a@x.example"_qs), u"/representatives/0/name"_qs);
    QJsonArray twice = people(u"A"_qs, u"a@x.example"_qs);
    twice.append(people(u"B"_qs, u"A@X.example"_qs)[0]);
    row("twice", u"representatives"_qs, twice, u"/representatives/1/email"_qs);
    row("more", u"status"_qs, u"active"_qs, u"/status"_qs);
}

void TestWorkspaces::ACC_2_checksTheForm()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(QString, pointer);
    QJsonObject asked = form(u"HarbourCity"_qs);
    asked[member] = value;
    const Reply reply = m_platform->write(registration(asked));
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.json()[u"errors"_qs][0][u"pointer"_qs].toString(), pointer);
}

void TestWorkspaces::ACC_3_namesAreUniqueRegardlessOfCase()
{
    QCOMPARE(submit(u"HarbourCity"_qs).status, 201);
    for (const QString &name : {u"HARBOURCITY"_qs, u"northbaycity"_qs}) {
        const Reply reply = submit(name);
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.code(), u"ACC-3"_qs);
    }
}

void TestWorkspaces::ACC_4_everyActiveMemberSeesTheWorkspace()
{
    const Reply reply = m_platform->get("/v1/workspaces/NorthbayCity", m_anika);
    QCOMPARE(reply.status, 200);
    const QJsonObject workspace = reply.json();
    for (const auto *member :
         {"id", "name", "status", "statusReason", "businessScope", "businessAddress", "representatives",
          "timeZone", "revision", "createdAt", "updatedAt", "externalId"})
        QVERIFY2(workspace.contains(QString::fromLatin1(member)), member);
    QCOMPARE(workspace[u"membership"_qs][u"role"_qs].toString(), u"developer"_qs);
    QCOMPARE(m_platform->get("/v1/workspaces/NorthbayCity?x=1", m_anika).status, 400);
}

void TestWorkspaces::ACC_8_aSuspendedWorkspaceIsReadOnlyWithTheReason()
{
    const QByteArray member = m_platform->memberPath("bjork");
    QCOMPARE(decide(northbay(), "suspend", Why).status, 200);
    const Reply refused = m_platform->write({.method = "POST", .target = member + "/block"});
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.code(), u"ACC-8"_qs);
    QVERIFY(refused.json()[u"detail"_qs].toString().contains(u"The contract has ended."_qs));
    QCOMPARE(m_platform->get(member).status, 200);
    const QJsonObject workspace = m_platform->get("/v1/workspaces/NorthbayCity").json();
    QCOMPARE(workspace[u"status"_qs].toString(), u"suspended"_qs);
    QCOMPARE(workspace[u"statusReason"_qs].toString(), u"The contract has ended."_qs);
    QCOMPARE(decide(northbay(), "reopen").status, 200);
    QVERIFY(m_platform->get("/v1/workspaces/NorthbayCity").json()[u"statusReason"_qs].isNull());
    QCOMPARE(m_platform->write({.method = "POST", .target = member + "/block"}).status, 200);
}

void TestWorkspaces::OFF_2_theFeedTellsTheState()
{
    QCOMPARE(decide(northbay(), "suspend", Why).status, 200);
    const QJsonObject page = m_platform->get("/v1/workspaces/NorthbayCity/changes?since=27", m_anika).json();
    const QJsonValue change = page[u"changes"_qs][0];
    QCOMPARE(change[u"kind"_qs].toString(), u"workspace"_qs);
    QCOMPARE(change[u"workspace"_qs][u"status"_qs].toString(), u"suspended"_qs);
    QCOMPARE(change[u"workspace"_qs][u"statusReason"_qs].toString(), u"The contract has ended."_qs);
}

void TestWorkspaces::OFF_4_aRegistrationHappensOnce()
{
    Write write = registration(form(u"HarbourCity"_qs));
    write.key = "0123456789abcdef";
    const Reply first = m_platform->write(write);
    const Reply again = m_platform->write(write);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, first.body);
    QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM workspace"_qs), u"2"_qs);
    write.body = QJsonDocument(form(u"Other"_qs)).toJson();
    QCOMPARE(m_platform->write(write).code(), u"IDEMPOTENCY-2"_qs);
    HttpRequest keyless = m_platform->request(write);
    keyless.headers.set("Idempotency-Key", "short");
    QCOMPARE(m_platform->send(keyless).code(), u"IDEMPOTENCY-1"_qs);
}

void TestWorkspaces::AUD_1_decisionsAreWrittenDown()
{
    const QByteArray id = idOf(submit(u"HarbourCity"_qs));
    QCOMPARE(decide(id, "approve").status, 200);
    QCOMPARE(decide(id, "suspend", Why).status, 200);
    const QString events = m_platform->ask(
        u"SELECT group_concat(line, '; ') FROM (SELECT action || ' by ' || account.email || ': ' || reason "
        u"AS line"
        u" FROM audit_event JOIN account ON account.id = account_id WHERE workspace_id = '%1' ORDER BY number)"_qs
            .arg(QString::fromLatin1(id)));
    const QString hana = u"hana.kobayashi@northbay.example"_qs;
    QCOMPARE(
        events,
        u"workspace.register by anika.sen@campus.example: ; approval.submit by anika.sen@campus.example: ; "
        u"workspace.approve by %1: ; member.invite by %1: ; member.invite by %1: ; approval.approve by %1: ; "
        u"workspace.suspend by %1: The contract has ended."_qs.arg(hana));
}

void TestWorkspaces::decisionsNeedTheRevision()
{
    const QByteArray id = idOf(submit(u"HarbourCity"_qs));
    QCOMPARE(decide(id, "approve", "{}", {}).status, 428);
    const Reply stale = decide(id, "approve", "{}", "\"7\"");
    QCOMPARE(stale.status, 412);
    QCOMPARE(stale.json()[u"current"_qs].toObject(), see("/v1/registrations/" + id).json());
    QCOMPARE(decide(id, "reject", "{}").json()[u"errors"_qs][0][u"pointer"_qs].toString(), u"/reason"_qs);
    QCOMPARE(decide(id, "approve", R"({"reason":"Nice."})").status, 422);
    QCOMPARE(decide("wsp_unknown", "approve").status, 404);
}

void TestWorkspaces::listsTheWorkspacesOfTheAccount()
{
    QCOMPARE(submit(u"HarbourCity"_qs).status, 201);
    const QJsonArray items = m_platform->get("/v1/workspaces", m_anika).json()[u"items"_qs].toArray();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[0][u"name"_qs].toString(), u"NorthbayCity"_qs);
    QCOMPARE(items[0][u"membership"_qs][u"role"_qs].toString(), u"developer"_qs);
    QCOMPARE(items[1][u"name"_qs].toString(), u"HarbourCity"_qs);
    QVERIFY(items[1][u"membership"_qs].isNull());
    QCOMPARE(m_platform->get("/v1/workspaces", m_hana).json()[u"items"_qs].toArray().size(), 1);
}

void TestWorkspaces::operatorsPageThroughRegistrations()
{
    for (const QString &name : {u"A"_qs, u"B"_qs, u"C"_qs}) {
        m_platform->clock().advance(std::chrono::seconds(1));
        QCOMPARE(submit(name).status, 201);
    }
    QStringList names;
    QByteArray query = "?limit=2&status=underReview";
    for (int pages = 0; pages < 3; ++pages) {
        const QJsonObject page = see("/v1/registrations" + query).json();
        for (const QJsonValue &item : page[u"items"_qs].toArray())
            names << item[u"name"_qs].toString();
        if (page[u"next"_qs].isNull())
            break;
        query = "?limit=2&status=underReview&cursor=" + page[u"next"_qs].toString().toLatin1();
    }
    QCOMPARE(names.join(u' '), u"C B A"_qs);
    QCOMPARE(see("/v1/registrations").json()[u"items"_qs].toArray().size(), 4);
    QCOMPARE(see("/v1/registrations?status=active&status=rejected").json()[u"items"_qs].toArray().size(), 1);
    for (const auto *bad : {"?status=open", "?limit=0", "?limit=501", "?x=1", "?limit=1&limit=1"})
        QCOMPARE(see(QByteArray("/v1/registrations") + bad).status, 400);
    QCOMPARE(see("/v1/registrations?cursor=AAAA").code(), u"CURSOR"_qs);
}

void TestWorkspaces::searchesMerchantCategories()
{
    const auto found = [this](const QByteArray &query) {
        QStringList codes;
        const Reply reply = m_platform->get("/v1/merchant-category-codes" + query, m_anika);
        for (const QJsonValue &item : reply.json()[u"items"_qs].toArray())
            codes << item[u"code"_qs].toString();
        return codes;
    };
    QVERIFY(found({}).size() >= 100);
    QCOMPARE(found("?q=411"), (QStringList{u"4111"_qs, u"4112"_qs, u"4119"_qs}));
    QCOMPARE(found("?q=PASSENGER%20rail"), QStringList(u"4112"_qs));
    QCOMPARE(found("?q=spaceship"), QStringList());
    QCOMPARE(m_platform->get("/v1/merchant-category-codes?x=1", m_anika).status, 400);
}

void TestWorkspaces::migratedWorkspacesHaveNoForm()
{
    const QJsonObject workspace = m_platform->get("/v1/workspaces/NorthbayCity").json();
    QVERIFY(workspace[u"businessScope"_qs].isNull());
    QCOMPARE(workspace[u"representatives"_qs].toArray(), QJsonArray());
    QCOMPARE(workspace[u"timeZone"_qs].toString(), u"UTC"_qs);
    QVERIFY(see("/v1/registrations/" + northbay()).json()[u"registeredBy"_qs].isNull());
}

QTEST_GUILESS_MAIN(TestWorkspaces)
#include "tst_workspaces.moc"
