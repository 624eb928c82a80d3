#include "approvalstage.h"

#include <support/quiet.h>

using namespace Minideck;

// What a workspace is registered with changes by a request that operators decide, and so does whether it is
// there at all.
class TestWorkspaceChange : public QObject, private ApprovalStage
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        begin();
    }

    void ACC_4_anOperatorDecidesWhatChanges();
    void ACC_4_onlyAdministratorsAsk();
    void ACC_4_onlyWhatDiffersIsAskedFor();
    void ACC_4_oneChangeIsOpen();
    void ACC_4_anotherRoundTakesWhatIsNow();
    void ACC_4_newRepresentativesBecomeNoMembers();
    void ACC_2_aRegistrationIsAnApproval();
    void ACC_2_bothPlacesDecideTheSame();
    void ACC_2_rejectionFreesTheNameAndAnotherRoundTakesIt();
    void ACC_2_theNameMayBeGoneForTheNextRound();
    void ACC_2_aWithdrawnRegistrationFreesTheName();
    void APR_5_anOperatorDoesNotDecideTheOwnRegistration();
    void ROL_1_operatorsSeeNothingOfTheWorkspacesThemselves();
    void OFF_2_theFeedTellsTheChange();
    void SET_5_policiesAreForAdministrators();
    void refusesBadChanges_data();
    void refusesBadChanges();

private:
    static QByteArray change(const QByteArray &facts, const QByteArray &more = {})
    {
        return R"({"category":"workspaceChange","change":)" + facts + more + '}';
    }
    Reply ask(const QByteArray &facts) { return post(ApprovalsPath, change(facts), m_noor); }
    //! Registers a workspace as somebody who is a developer elsewhere, and gives the id of its approval.
    QByteArray registered(const QByteArray &name, const QByteArray &token)
    {
        const Reply made =
            post("/v1/workspaces",
                 R"({"name":")" + name
                     + R"(","businessScope":"4111","businessAddress":"1 Quay Street",)"
                       R"("representatives":[{"name":"Björk","email":"bjork@lantern.example"}]})",
                 token);
        if (made.status != 201)
            qWarning("The registration was refused: %s", made.body.constData());
        return m_platform
            ->ask(u"SELECT id FROM approval WHERE subject_id = '%1'"_qs.arg(QString::fromLatin1(idOf(made))))
            .toLatin1();
    }
    QString stateOf(const QString &name)
    {
        return m_platform->ask(u"SELECT status FROM workspace WHERE name = '%1'"_qs.arg(name));
    }
    Reply workspace() { return m_platform->get("/v1/workspaces/NorthbayCity"); }
};

static const QByteArray No = R"({"reason":"The address does not exist."})";

void TestWorkspaceChange::ACC_4_anOperatorDecidesWhatChanges()
{
    const Reply asked =
        post(ApprovalsPath,
             change(R"({"businessAddress":"2 Quay Street","timeZone":"Europe/Oslo","businessScope":"4111"})",
                    R"(,"reason":"We have moved.")"),
             m_noor);
    QCOMPARE(asked.status, 201);
    QCOMPARE(asked.json()[u"facts"_qs].toObject(),
             (QJsonObject{
                 {u"workspaceName"_qs, u"NorthbayCity"_qs},
                 {u"changed"_qs, QJsonArray{u"businessAddress"_qs, u"businessScope"_qs, u"timeZone"_qs}}}));
    QCOMPARE(asked.json()[u"rounds"_qs][0][u"base"_qs].toObject(),
             (QJsonObject{{u"businessAddress"_qs, u""_qs},
                          {u"businessScope"_qs, u""_qs},
                          {u"timeZone"_qs, u"UTC"_qs}}));
    QCOMPARE(workspace().json()[u"timeZone"_qs].toString(), u"UTC"_qs);
    const QByteArray id = idOf(asked);
    // Nobody in the workspace decides it, although a reviewer there is an operator elsewhere.
    QCOMPARE(act(id, "approve", m_ingrid).code(), u"APR-11"_qs);
    QCOMPARE(act(id, "approve", m_meiling).code(), u"APR-11"_qs);
    QCOMPARE(listed("?view=pendingForMe", m_meiling, "/v1/approvals"), QByteArrayList{id});
    const Reply approved = actAbove(id, "approve", m_meiling, "{}", "\"1\"");
    QCOMPARE(approved.status, 200);
    QCOMPARE(statusOf(approved), u"approved"_qs);
    const QJsonObject now = workspace().json();
    QCOMPARE(now[u"businessAddress"_qs].toString(), u"2 Quay Street"_qs);
    QCOMPARE(now[u"businessScope"_qs][u"code"_qs].toString(), u"4111"_qs);
    QCOMPARE(now[u"timeZone"_qs].toString(), u"Europe/Oslo"_qs);
    QCOMPARE(now[u"revision"_qs].toInt(), 2);
    QCOMPARE(events(),
             u"approval.submit by noor.rahman: We have moved.; workspace.change by meiling.chow; "
             u"approval.approve by meiling.chow"_qs);
}

void TestWorkspaceChange::ACC_4_onlyAdministratorsAsk()
{
    for (const QByteArray &who : {m_hana, m_anika}) {
        const Reply refused = post(ApprovalsPath, change(R"({"timeZone":"Europe/Oslo"})"), who);
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.code(), u"ROL-1"_qs);
    }
}

void TestWorkspaceChange::ACC_4_onlyWhatDiffersIsAskedFor()
{
    const Reply same = ask(R"({"timeZone":"UTC"})");
    QCOMPARE(same.status, 422);
    QCOMPARE(same.code(), u"ACC-4"_qs);
    const Reply partly = ask(R"({"timeZone":"UTC","businessAddress":"2 Quay Street"})");
    QCOMPARE(partly.json()[u"rounds"_qs][0][u"request"_qs].toObject().keys(),
             QStringList(u"businessAddress"_qs));
}

void TestWorkspaceChange::ACC_4_oneChangeIsOpen()
{
    const QByteArray id = idOf(ask(R"({"timeZone":"Europe/Oslo"})"));
    const Reply second = post(ApprovalsPath, change(R"({"businessAddress":"2 Quay Street"})"), m_ingrid);
    QCOMPARE(second.status, 422);
    QCOMPARE(second.code(), u"ACC-4"_qs);
    QCOMPARE(act(id, "withdraw", m_noor).status, 200);
    QCOMPARE(post(ApprovalsPath, change(R"({"businessAddress":"2 Quay Street"})"), m_ingrid).status, 201);
}

void TestWorkspaceChange::ACC_4_anotherRoundTakesWhatIsNow()
{
    const QByteArray id = idOf(ask(R"({"timeZone":"Europe/Oslo","businessAddress":"2 Quay Street"})"));
    QCOMPARE(actAbove(id, "reject", m_meiling, No).status, 200);
    const Reply again = act(id, "resubmit", m_noor, R"({"change":{"businessAddress":"3 Quay Street"}})");
    QCOMPARE(again.status, 200);
    QCOMPARE(
        again.json()[u"rounds"_qs][1][u"request"_qs].toObject(),
        (QJsonObject{{u"timeZone"_qs, u"Europe/Oslo"_qs}, {u"businessAddress"_qs, u"3 Quay Street"_qs}}));
    QCOMPARE(actAbove(id, "approve", m_meiling).status, 200);
    QCOMPARE(workspace().json()[u"businessAddress"_qs].toString(), u"3 Quay Street"_qs);
}

void TestWorkspaceChange::ACC_4_newRepresentativesBecomeNoMembers()
{
    const QByteArray id = idOf(ask(R"({"representatives":[{"name":"Guest","email":"guest@x.example"}]})"));
    QCOMPARE(actAbove(id, "approve", m_meiling).status, 200);
    QCOMPARE(workspace().json()[u"representatives"_qs][0][u"email"_qs].toString(), u"guest@x.example"_qs);
    QCOMPARE(m_platform->get("/v1/workspaces/NorthbayCity", m_guest).status, 404);
}

void TestWorkspaceChange::ACC_2_aRegistrationIsAnApproval()
{
    const QByteArray id = registered("HarbourCity", m_guest);
    const Reply detail = m_platform->get("/v1/approvals/" + id, m_meiling);
    QCOMPARE(detail.status, 200);
    const QJsonObject approval = detail.json();
    QCOMPARE(approval[u"category"_qs].toString(), u"workspaceRegistration"_qs);
    QVERIFY(approval[u"workspaceId"_qs].isNull());
    QVERIFY(approval[u"subjectId"_qs].toString().startsWith(u"wsp_"_qs));
    QCOMPARE(approval[u"rounds"_qs][0][u"request"_qs][u"name"_qs].toString(), u"HarbourCity"_qs);
    QCOMPARE(approval[u"deciders"_qs].toArray(), QJsonArray{u"operator"_qs});
    QCOMPARE(listed("?category=workspaceRegistration&status=inReview", m_meiling, "/v1/approvals"),
             QByteArrayList{id});
    QCOMPARE(listed("?view=mine", m_guest, "/v1/approvals"), QByteArrayList{id});
    // Only the comment is written of what has no workspace.
    QCOMPARE(actAbove(id, "comments", m_meiling, R"({"text":"Which quay?"})", {}).status, 201);
    QCOMPARE(actAbove(id, "approve", m_meiling, R"({"note":"Welcome."})").status, 200);
    QCOMPARE(stateOf(u"HarbourCity"_qs), u"1"_qs);
    const QByteArray bjork = m_platform->token(u"bjork@lantern.example"_qs);
    QCOMPARE(
        m_platform->get("/v1/workspaces/HarbourCity", bjork).json()[u"membership"_qs][u"role"_qs].toString(),
        u"admin"_qs);
    // It is no request of the new workspace.
    QCOMPARE(listed({}, bjork, "/v1/workspaces/HarbourCity/approvals"), QByteArrayList());
}

void TestWorkspaceChange::ACC_2_bothPlacesDecideTheSame()
{
    const QByteArray first = registered("HarbourOne", m_guest);
    const QByteArray second = registered("HarbourTwo", m_guest);
    const auto registration = [&](const QString &name) -> QByteArray {
        return "/v1/registrations/"
            + m_platform->ask(u"SELECT id FROM workspace WHERE name = '%1'"_qs.arg(name)).toLatin1();
    };
    QCOMPARE(post(registration(u"HarbourOne"_qs) + "/reject", No, m_meiling, "*").status, 200);
    const Reply detail = m_platform->get("/v1/approvals/" + first, m_guest);
    QCOMPARE(statusOf(detail), u"rejected"_qs);
    QCOMPARE(detail.json()[u"rounds"_qs][0][u"decision"_qs][u"text"_qs].toString(),
             u"The address does not exist."_qs);
    QCOMPARE(actAbove(second, "approve", m_meiling).status, 200);
    QCOMPARE(statusOf(m_platform->get(registration(u"HarbourTwo"_qs), m_meiling)), u"active"_qs);
    QCOMPARE(post(registration(u"HarbourTwo"_qs) + "/approve", "{}", m_meiling, "*").code(), u"ACC-8"_qs);
}

void TestWorkspaceChange::ACC_2_rejectionFreesTheNameAndAnotherRoundTakesIt()
{
    const QByteArray id = registered("HarbourCity", m_guest);
    QCOMPARE(actAbove(id, "reject", m_meiling, No).status, 200);
    QCOMPARE(stateOf(u"HarbourCity"_qs), u"3"_qs);
    const Reply again =
        actAbove(id, "resubmit", m_guest, R"({"change":{"businessAddress":"2 Quay Street"}})");
    QCOMPARE(again.status, 200);
    const QJsonObject request = again.json()[u"rounds"_qs][1][u"request"_qs].toObject();
    QCOMPARE(request[u"businessAddress"_qs].toString(), u"2 Quay Street"_qs);
    QCOMPARE(request[u"businessScope"_qs].toString(), u"4111"_qs);
    QCOMPARE(stateOf(u"HarbourCity"_qs), u"0"_qs);
    const QJsonObject waits = m_platform->get("/v1/workspaces/harbourcity", m_guest).json();
    QCOMPARE(waits[u"businessAddress"_qs].toString(), u"2 Quay Street"_qs);
    QVERIFY(waits[u"statusReason"_qs].isNull());
    QVERIFY(m_platform->ask(u"SELECT decided_at FROM workspace WHERE name = 'HarbourCity'"_qs).isEmpty());
    QCOMPARE(actAbove(id, "approve", m_meiling).status, 200);
}

void TestWorkspaceChange::ACC_2_theNameMayBeGoneForTheNextRound()
{
    const QByteArray id = registered("HarbourCity", m_guest);
    QCOMPARE(actAbove(id, "reject", m_meiling, No).status, 200);
    QVERIFY(!registered("HARBOURCITY", m_anika).isEmpty());
    const Reply late = actAbove(id, "resubmit", m_guest);
    QCOMPARE(late.status, 422);
    QCOMPARE(late.code(), u"ACC-3"_qs);
    QCOMPARE(stateOf(u"HarbourCity"_qs), u"3"_qs);
}

void TestWorkspaceChange::ACC_2_aWithdrawnRegistrationFreesTheName()
{
    const QByteArray id = registered("HarbourCity", m_guest);
    QCOMPARE(actAbove(id, "withdraw", m_anika).status, 404);
    QCOMPARE(actAbove(id, "withdraw", m_meiling).code(), u"ROL-1"_qs);
    QCOMPARE(actAbove(id, "withdraw", m_guest).status, 200);
    QVERIFY(!registered("HarbourCity", m_anika).isEmpty());
    const QJsonArray own = m_platform->get("/v1/workspaces", m_guest).json()[u"items"_qs].toArray();
    QCOMPARE(own[0][u"status"_qs].toString(), u"rejected"_qs);
    QVERIFY(own[0][u"statusReason"_qs].toString().contains(u"withdrawn"_qs));
}

void TestWorkspaceChange::APR_5_anOperatorDoesNotDecideTheOwnRegistration()
{
    const QByteArray id = registered("HarbourCity", m_meiling);
    // The only operator may, with a reason.
    QCOMPARE(listed("?view=pendingForMe", m_meiling, "/v1/approvals"), QByteArrayList{id});
    QCOMPARE(actAbove(id, "approve", m_meiling).code(), u"APR-5"_qs);
    m_platform->sql(u"UPDATE account SET operator = 1 WHERE email LIKE 'hana%'"_qs);
    QCOMPARE(listed("?view=pendingForMe", m_meiling, "/v1/approvals"), QByteArrayList());
    QCOMPARE(actAbove(id, "approve", m_meiling, R"({"note":"It is mine."})").code(), u"APR-5"_qs);
    const QByteArray registration = "/v1/registrations/"
        + m_platform->ask(u"SELECT id FROM workspace WHERE name = 'HarbourCity'"_qs).toLatin1();
    QCOMPARE(post(registration + "/approve", "{}", m_meiling, "*").code(), u"APR-5"_qs);
    m_platform->sql(u"UPDATE account SET operator = 0 WHERE email LIKE 'hana%'"_qs);
    QCOMPARE(actAbove(id, "approve", m_meiling, R"({"note":"Nobody else is here."})").status, 200);
    QVERIFY(events().endsWith(u"approval.approve by meiling.chow: Nobody else is here."_qs));
}

void TestWorkspaceChange::ROL_1_operatorsSeeNothingOfTheWorkspacesThemselves()
{
    const QByteArray id = askRole(m_anika);
    m_platform->sql(u"DELETE FROM member WHERE email LIKE 'meiling%'"_qs);
    QCOMPARE(m_platform->get("/v1/approvals/" + id, m_meiling).status, 404);
    QCOMPARE(m_platform->get(ApprovalsPath, m_meiling).status, 404);
    const QByteArray change = idOf(ask(R"({"timeZone":"Europe/Oslo"})"));
    QCOMPARE(listed({}, m_meiling, "/v1/approvals"), QByteArrayList{change});
    // Nobody else is told of it from above.
    QCOMPARE(listed({}, m_ingrid, "/v1/approvals"), QByteArrayList());
    QCOMPARE(m_platform->get("/v1/approvals/" + change, m_ingrid).status, 404);
}

void TestWorkspaceChange::OFF_2_theFeedTellsTheChange()
{
    const QByteArray id = idOf(ask(R"({"timeZone":"Europe/Oslo"})"));
    QCOMPARE(actAbove(id, "approve", m_meiling).status, 200);
    const QJsonObject page = m_platform->get("/v1/workspaces/NorthbayCity/changes?since=27").json();
    QStringList kinds;
    for (const QJsonValue &each : page[u"changes"_qs].toArray())
        kinds << each[u"kind"_qs].toString();
    QCOMPARE(kinds, (QStringList{u"workspace"_qs, u"approval"_qs}));
    QCOMPARE(page[u"changes"_qs][1][u"approval"_qs][u"status"_qs].toString(), u"approved"_qs);
}

void TestWorkspaceChange::SET_5_policiesAreForAdministrators()
{
    const auto patch = [&](const QByteArray &body, const QByteArray &token, const QByteArray &ifMatch = "*") {
        return m_platform->write({.method = "PATCH",
                                  .target = "/v1/workspaces/NorthbayCity",
                                  .body = body,
                                  .ifMatch = ifMatch,
                                  .token = token});
    };
    const QByteArray on = R"({"policies":{"ownRequestApproval":true}})";
    QCOMPARE(patch(on, m_hana).status, 403);
    QCOMPARE(patch(on, m_noor, {}).status, 428);
    const Reply stale = patch(on, m_noor, "\"7\"");
    QCOMPARE(stale.status, 412);
    QCOMPARE(stale.json()[u"current"_qs].toObject(), workspace().json());
    const Reply done = patch(on, m_noor, "\"1\"");
    QCOMPARE(done.status, 200);
    QCOMPARE(done.header("ETag"), QByteArray("\"2\""));
    // Again is no change.
    QCOMPARE(patch(on, m_noor).header("ETag"), QByteArray("\"2\""));
    QCOMPARE(patch(R"({"policies":{"x":true}})", m_noor).status, 422);
    QCOMPARE(patch(R"({"name":"Other"})", m_noor).status, 422);
    QCOMPARE(m_platform->ask(u"SELECT action || before || after FROM audit_event"_qs),
             u"policy.edit{\"ownRequestApproval\":false}{\"ownRequestApproval\":true}"_qs);
}

void TestWorkspaceChange::refusesBadChanges_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, const QByteArray &body, const QString &pointer) {
        QTest::newRow(name) << body << pointer;
    };
    row("nothing", R"({"category":"workspaceChange"})", u"/change"_qs);
    row("no facts", change("{}"), u"/change"_qs);
    row("a text", change("\"x\""), u"/change"_qs);
    row("the name", change(R"({"timeZone":"UTC","name":"Other"})"), u"/change/name"_qs);
    row("unknown scope", change(R"({"businessScope":"0000"})"), u"/change/businessScope"_qs);
    row("unknown zone", change(R"({"timeZone":"Mars/Olympus"})"), u"/change/timeZone"_qs);
    row("empty address", change(R"({"businessAddress":" "})"), u"/change/businessAddress"_qs);
    row("nobody", change(R"({"representatives":[]})"), u"/change/representatives"_qs);
    row("no address of mail", change(R"({"representatives":[{"name":"A","email":"a"}]})"),
        u"/change/representatives/0/email"_qs);
    row("a role", change(R"({"timeZone":"Europe/Oslo"})", R"(,"role":"admin")"), u"/role"_qs);
}

void TestWorkspaceChange::refusesBadChanges()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, pointer);
    const Reply reply = post(ApprovalsPath, body, m_noor);
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.json()[u"errors"_qs][0][u"pointer"_qs].toString(), pointer);
}

QTEST_GUILESS_MAIN(TestWorkspaceChange)
#include "tst_workspacechange.moc"
