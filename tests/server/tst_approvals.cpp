#include "approvalstage.h"

#include <server/rules/approvals.h>
#include <support/quiet.h>

using namespace Minideck;

// The way of a request inside a workspace: rounds, decisions, comments.
class TestApprovals : public QObject, private ApprovalStage
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        begin();
    }

    void APR_3_aRequestIsInReviewUntilItIsDecided();
    void APR_5_nobodyDecidesTheOwnRequest();
    void APR_5_thePolicyOfTheWorkspaceAllowsIt();
    void APR_5_theOnlyDeciderGivesAReason();
    void APR_6_rejectionNeedsAReason_data();
    void APR_6_rejectionNeedsAReason();
    void APR_6_approvalMayCarryANote();
    void APR_9_decidedElsewhereIsToldWithTheCurrentState();
    void APR_9_whatIsDecidedIsNotDecidedAgain();
    void APR_11_onlyTheDecidersOfTheCategoryDecide();
    void ROL_1_othersDoNotFindIt();
    void VER_7_theApplicantWithdrawsBeforeTheDecision();
    void aRejectedRequestGoesIntoAnotherRound();
    void commentsChangeTheRevision();
    void commentsHaveAnEnd();
    void OFF_4_aDecisionHappensOnce();
    void AUD_1_everyStepIsWrittenDown();
    void ACC_8_nothingMovesInASuspendedWorkspace();
    void changesNeedTheRevision();
    void refusesBadBodies_data();
    void refusesBadBodies();
};

void TestApprovals::APR_3_aRequestIsInReviewUntilItIsDecided()
{
    const Reply asked = post(
        ApprovalsPath, R"({"category":"memberRequest","role":"reviewer","reason":"I read well."})", m_anika);
    QCOMPARE(asked.status, 201);
    QCOMPARE(asked.header("ETag"), QByteArray("\"1\""));
    const QJsonObject request = asked.json();
    QCOMPARE(request[u"status"_qs].toString(), u"inReview"_qs);
    QCOMPARE(request[u"group"_qs].toString(), u"memberRequests"_qs);
    QCOMPARE(request[u"applicant"_qs][u"email"_qs].toString(), u"anika.sen@campus.example"_qs);
    QCOMPARE(request[u"facts"_qs].toObject(),
             (QJsonObject{{u"workspaceName"_qs, u"NorthbayCity"_qs},
                          {u"role"_qs, u"reviewer"_qs},
                          {u"currentRole"_qs, u"developer"_qs}}));
    QVERIFY(request[u"finishedAt"_qs].isNull());
    QCOMPARE(request[u"deciders"_qs].toArray(), QJsonArray{u"workspaceAdmin"_qs});
    QCOMPARE(request[u"rounds"_qs].toArray().size(), 1);
    const QJsonValue round = request[u"rounds"_qs][0];
    QCOMPARE(round[u"reason"_qs].toString(), u"I read well."_qs);
    QCOMPARE(round[u"base"_qs].toObject(), (QJsonObject{{u"role"_qs, u"developer"_qs}}));
    QCOMPARE(round[u"request"_qs].toObject(), (QJsonObject{{u"role"_qs, u"reviewer"_qs}}));
    QVERIFY(round[u"decision"_qs].isNull());
    QCOMPARE(actions(asked),
             u"approve: roleLacks, reject: roleLacks, withdraw, resubmit: wrongState, comment"_qs);

    m_platform->clock().advance(std::chrono::minutes(5));
    const Reply approved = act(idOf(asked), "approve", m_noor, "{}", "\"1\"");
    QCOMPARE(approved.status, 200);
    QCOMPARE(statusOf(approved), u"approved"_qs);
    QCOMPARE(approved.json()[u"finishedAt"_qs].toString(), u"2026-03-04T10:05:00.000Z"_qs);
    const QJsonValue decision = approved.json()[u"rounds"_qs][0][u"decision"_qs];
    QCOMPARE(decision[u"decidedBy"_qs][u"name"_qs].toString(), u"Noor Rahman"_qs);
    QCOMPARE(decision[u"decidedBy"_qs].toObject().keys(), (QStringList{u"id"_qs, u"name"_qs}));
    QCOMPARE(decision[u"result"_qs].toObject(), (QJsonObject{{u"role"_qs, u"reviewer"_qs}}));
    QCOMPARE(roleOf("anika"), u"reviewer"_qs);
}

void TestApprovals::APR_5_nobodyDecidesTheOwnRequest()
{
    const QByteArray id = askRole(m_noor, "developer");
    QCOMPARE(actions(see(id, m_noor)),
             u"approve: ownRequest, reject: ownRequest, withdraw, "
             u"resubmit: wrongState, comment"_qs);
    for (const QByteArray &verb : QByteArrayList{"approve", "reject"}) {
        const Reply own =
            act(id, verb, m_noor, verb == "reject" ? R"({"reason":"No."})" : R"({"note":"I may."})");
        QCOMPARE(own.status, 422);
        QCOMPARE(own.code(), u"APR-5"_qs);
    }
    QCOMPARE(statusOf(see(id, m_noor)), u"inReview"_qs);
    QCOMPARE(act(id, "approve", m_ingrid).status, 200);
}

void TestApprovals::APR_5_thePolicyOfTheWorkspaceAllowsIt()
{
    const QByteArray id = askRole(m_noor, "developer");
    const Reply policy = m_platform->write({.method = "PATCH",
                                            .target = "/v1/workspaces/NorthbayCity",
                                            .body = R"({"policies":{"ownRequestApproval":true}})"});
    QCOMPARE(policy.status, 200);
    QCOMPARE(policy.json()[u"policies"_qs][u"ownRequestApproval"_qs].toBool(), true);
    const Reply detail = see(id, m_noor);
    QVERIFY(actions(detail).startsWith(u"approve, reject"_qs));
    QCOMPARE(detail.json()[u"reasonNeeded"_qs].toBool(), false);
    QCOMPARE(act(id, "approve", m_noor).status, 200);
}

void TestApprovals::APR_5_theOnlyDeciderGivesAReason()
{
    const QByteArray id = askRole(m_noor, "reviewer");
    // Whoever asked is the last one who decides; the request makes another administrator first.
    m_platform->sql(u"UPDATE member SET role = 1 WHERE email LIKE 'ingrid%'"_qs);
    const Reply detail = see(id, m_noor);
    QVERIFY(actions(detail).startsWith(u"approve, reject"_qs));
    QCOMPARE(detail.json()[u"reasonNeeded"_qs].toBool(), true);
    const Reply silent = act(id, "approve", m_noor);
    QCOMPARE(silent.status, 422);
    QCOMPARE(silent.code(), u"APR-5"_qs);
    // The last administrator stays one all the same.
    QCOMPARE(act(id, "approve", m_noor, R"({"note":"Nobody else is here."})").code(), u"ROL-4"_qs);
    const Reply rejected = act(id, "reject", m_noor, R"({"reason":"Nobody else is here."})");
    QCOMPARE(rejected.status, 200);
    QVERIFY(events().endsWith(u"approval.reject by noor.rahman: Nobody else is here."_qs));
}

void TestApprovals::APR_6_rejectionNeedsAReason_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("none") << QByteArray("{}") << u"APR-6"_qs;
    QTest::newRow("empty") << QByteArray(R"({"reason":""})") << u"BODY"_qs;
    QTest::newRow("blank") << QByteArray(R"({"reason":"  "})") << u"BODY"_qs;
    QTest::newRow("a note") << QByteArray(R"({"note":"No."})") << u"BODY"_qs;
}

void TestApprovals::APR_6_rejectionNeedsAReason()
{
    QFETCH(QByteArray, body);
    const QByteArray id = askRole(m_anika);
    const Reply refused = act(id, "reject", m_noor, body);
    QCOMPARE(refused.status, 422);
    QTEST(refused.code(), "code");
    QCOMPARE(statusOf(see(id, m_anika)), u"inReview"_qs);
    const Reply rejected = act(id, "reject", m_noor, R"({"reason":" Not yet. "})");
    QCOMPARE(statusOf(rejected), u"rejected"_qs);
    const QJsonValue decision = see(id, m_anika).json()[u"rounds"_qs][0][u"decision"_qs];
    QCOMPARE(decision[u"text"_qs].toString(), u"Not yet."_qs);
    QCOMPARE(roleOf("anika"), u"developer"_qs);
}

void TestApprovals::APR_6_approvalMayCarryANote()
{
    const QByteArray id = askRole(m_anika);
    QCOMPARE(act(id, "approve", m_noor, R"({"note":"Welcome."})").status, 200);
    const QJsonValue decision = see(id, m_anika).json()[u"rounds"_qs][0][u"decision"_qs];
    QCOMPARE(decision[u"text"_qs].toString(), u"Welcome."_qs);
    QCOMPARE(decision[u"status"_qs].toString(), u"approved"_qs);
}

void TestApprovals::APR_9_decidedElsewhereIsToldWithTheCurrentState()
{
    const QByteArray id = askRole(m_anika);
    QCOMPARE(act(id, "reject", m_ingrid, R"({"reason":"Not yet."})", "\"1\"").status, 200);
    const Reply late = act(id, "approve", m_noor, "{}", "\"1\"");
    QCOMPARE(late.status, 412);
    QCOMPARE(late.json()[u"current"_qs].toObject(), see(id, m_noor).json());
    const QJsonValue decision = late.json()[u"current"_qs][u"rounds"_qs][0][u"decision"_qs];
    QCOMPARE(decision[u"decidedBy"_qs][u"name"_qs].toString(), u"Ingrid Solheim"_qs);
    QCOMPARE(decision[u"decidedAt"_qs].toString(), u"2026-03-04T10:00:00.000Z"_qs);
}

void TestApprovals::APR_9_whatIsDecidedIsNotDecidedAgain()
{
    const QByteArray id = askRole(m_anika);
    QCOMPARE(act(id, "approve", m_noor).status, 200);
    for (const QByteArray &verb : QByteArrayList{"approve", "reject"}) {
        const Reply again = act(id, verb, m_ingrid, verb == "reject" ? R"({"reason":"No."})" : "{}");
        QCOMPARE(again.status, 422);
        QCOMPARE(again.code(), u"APR-9"_qs);
    }
    QCOMPARE(act(id, "withdraw", m_anika).code(), u"APR-9"_qs);
    QCOMPARE(act(id, "resubmit", m_anika).code(), u"APR-9"_qs);
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM approval_decision"_qs), u"1"_qs);
}

void TestApprovals::APR_11_onlyTheDecidersOfTheCategoryDecide()
{
    const QByteArray id = askRole(m_anika);
    // A reviewer sees it and is told who decides.
    QCOMPARE(see(id, m_hana).status, 200);
    const Reply refused = act(id, "approve", m_hana);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), u"APR-11"_qs);
    QVERIFY(refused.json()[u"detail"_qs].toString().contains(u"workspaceAdmin"_qs));
    QCOMPARE(statusOf(see(id, m_anika)), u"inReview"_qs);
    // And not from above either.
    QCOMPARE(actAbove(id, "approve", m_noor).status, 404);
    QCOMPARE(actAbove(id, "approve", m_meiling).status, 404);
    QCOMPARE(actAbove(id, "approve", m_anika).code(), u"APR-11"_qs);
}

void TestApprovals::ROL_1_othersDoNotFindIt()
{
    const QByteArray id = askRole(m_anika);
    const QByteArray bjork = m_platform->token(u"bjork@lantern.example"_qs);
    QCOMPARE(see(id, bjork).status, 404);
    QCOMPARE(act(id, "comments", bjork, R"({"text":"Me too."})").status, 404);
    QCOMPARE(act(id, "withdraw", m_noor).code(), u"ROL-1"_qs);
    QCOMPARE(act(id, "resubmit", m_noor).code(), u"ROL-1"_qs);
    QCOMPARE(m_platform->get("/v1/approvals/" + id, bjork).status, 404);
    QCOMPARE(m_platform->get("/v1/approvals/" + id, m_anika).status, 200);
}

void TestApprovals::VER_7_theApplicantWithdrawsBeforeTheDecision()
{
    const QByteArray id = askRole(m_anika);
    const Reply withdrawn = act(id, "withdraw", m_anika, "{}", "\"1\"");
    QCOMPARE(withdrawn.status, 200);
    QCOMPARE(statusOf(withdrawn), u"withdrawn"_qs);
    QVERIFY(!withdrawn.json()[u"finishedAt"_qs].isNull());
    QVERIFY(withdrawn.json()[u"rounds"_qs][0][u"decision"_qs].isNull());
    QCOMPARE(act(id, "approve", m_noor).code(), u"APR-9"_qs);
    // Then one may ask again.
    QVERIFY(!askRole(m_anika).isEmpty());
}

void TestApprovals::aRejectedRequestGoesIntoAnotherRound()
{
    const QByteArray id = askRole(m_anika);
    QCOMPARE(act(id, "reject", m_noor, R"({"reason":"Too much."})").status, 200);
    const Reply again = act(id, "resubmit", m_anika, R"({"role":"admin","reason":"Even more."})", "\"2\"");
    QCOMPARE(again.status, 200);
    QCOMPARE(statusOf(again), u"inReview"_qs);
    QCOMPARE(again.json()[u"round"_qs].toInt(), 2);
    QVERIFY(again.json()[u"finishedAt"_qs].isNull());
    QCOMPARE(again.json()[u"facts"_qs][u"role"_qs].toString(), u"admin"_qs);
    const QJsonArray rounds = again.json()[u"rounds"_qs].toArray();
    QCOMPARE(rounds.size(), 2);
    QCOMPARE(rounds[0][u"request"_qs][u"role"_qs].toString(), u"reviewer"_qs);
    QCOMPARE(rounds[0][u"decision"_qs][u"text"_qs].toString(), u"Too much."_qs);
    QCOMPARE(rounds[1][u"request"_qs][u"role"_qs].toString(), u"admin"_qs);
    QVERIFY(rounds[1][u"decision"_qs].isNull());
    // What is not given stays.
    QCOMPARE(act(id, "reject", m_noor, R"({"reason":"Much too much."})").status, 200);
    const Reply third = act(id, "resubmit", m_anika);
    QCOMPARE(third.json()[u"rounds"_qs][2][u"request"_qs][u"role"_qs].toString(), u"admin"_qs);
    QCOMPARE(act(id, "approve", m_noor).status, 200);
    QCOMPARE(roleOf("anika"), u"admin"_qs);
    QCOMPARE(m_platform->ask(u"SELECT group_concat(round || ' ' || status) FROM approval_decision"_qs),
             u"1 2,2 2,3 1"_qs);
}

void TestApprovals::commentsChangeTheRevision()
{
    const QByteArray id = askRole(m_anika);
    const Reply said = act(id, "comments", m_noor, R"({"text":"Which team?"})", {});
    QCOMPARE(said.status, 201);
    QCOMPARE(said.header("ETag"), QByteArray("\"2\""));
    QCOMPARE(act(id, "comments", m_anika, R"({"text":"Health.\nAnd Retail."})", {}).status, 201);
    const QJsonObject detail = see(id, m_hana).json();
    QCOMPARE(detail[u"commentCount"_qs].toInt(), 2);
    QCOMPARE(detail[u"comments"_qs][0][u"author"_qs][u"name"_qs].toString(), u"Noor Rahman"_qs);
    QCOMPARE(detail[u"comments"_qs][1][u"text"_qs].toString(), u"Health.\nAnd Retail."_qs);
    // Whoever decides on the revision before has not read them.
    QCOMPARE(act(id, "approve", m_ingrid, "{}", "\"1\"").status, 412);
    QCOMPARE(act(id, "approve", m_ingrid, "{}", "\"3\"").status, 200);
    QCOMPARE(act(id, "comments", m_noor, R"({"text":"Good."})", {}).status, 201);
}

void TestApprovals::commentsHaveAnEnd()
{
    const QByteArray id = askRole(m_anika);
    m_platform->sql(u"UPDATE approval SET comments = %1"_qs.arg(Approvals::MostComments - 1));
    QCOMPARE(act(id, "comments", m_anika, R"({"text":"One more."})", {}).status, 201);
    QCOMPARE(act(id, "comments", m_anika, R"({"text":"One more."})", {}).code(), u"APR-7"_qs);
}

void TestApprovals::OFF_4_aDecisionHappensOnce()
{
    const QByteArray id = askRole(m_anika);
    Write write{.method = "POST",
                .target = ApprovalsPath + '/' + id + "/approve",
                .body = R"({"note":"Welcome."})",
                .ifMatch = "\"1\"",
                .key = "0123456789abcdef"};
    const Reply first = m_platform->write(write);
    QCOMPARE(first.status, 200);
    const QStringList before = m_platform->everything();
    const Reply again = m_platform->write(write);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.body, first.body);
    QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));
    QCOMPARE(m_platform->everything(), before);
    write.body = "{}";
    QCOMPARE(m_platform->write(write).code(), u"IDEMPOTENCY-2"_qs);
}

void TestApprovals::AUD_1_everyStepIsWrittenDown()
{
    const QByteArray id = askRole(m_anika);
    act(id, "comments", m_noor, R"({"text":"Hm."})", {});
    act(id, "reject", m_noor, R"({"reason":"Not yet."})");
    act(id, "resubmit", m_anika, R"({"reason":"Now?"})");
    act(id, "approve", m_ingrid, R"({"note":"Yes."})");
    QCOMPARE(
        events(),
        u"approval.submit by anika.sen; approval.comment by noor.rahman; approval.reject by noor.rahman: "
        u"Not yet.; approval.resubmit by anika.sen: Now?; member.setRole by ingrid.solheim; "
        u"approval.approve by ingrid.solheim: Yes."_qs);
    QCOMPARE(m_platform->ask(u"SELECT before || after FROM audit_event WHERE action = 'approval.reject'"_qs),
             u"{\"status\":\"inReview\"}{\"status\":\"rejected\"}"_qs);
}

void TestApprovals::ACC_8_nothingMovesInASuspendedWorkspace()
{
    const QByteArray id = askRole(m_anika);
    m_platform->sql(u"UPDATE workspace SET status = 2"_qs);
    QCOMPARE(act(id, "approve", m_noor).code(), u"ACC-8"_qs);
    QCOMPARE(act(id, "comments", m_noor, R"({"text":"Hm."})", {}).code(), u"ACC-8"_qs);
    // And not from above either, where the applicant sees it too.
    QCOMPARE(actAbove(id, "withdraw", m_anika).code(), u"ACC-8"_qs);
    QCOMPARE(actAbove(id, "comments", m_anika, R"({"text":"Hm."})", {}).code(), u"ACC-8"_qs);
    QVERIFY(actions(see(id, m_noor)).contains(u"approve: workspaceNotActive"_qs));
}

void TestApprovals::changesNeedTheRevision()
{
    const QByteArray id = askRole(m_anika);
    for (const QByteArray &verb : QByteArrayList{"approve", "reject", "withdraw"}) {
        const QByteArray who = verb == "withdraw" ? m_anika : m_noor;
        const QByteArray body = verb == "reject" ? R"({"reason":"No."})" : "{}";
        QCOMPARE(act(id, verb, who, body, {}).status, 428);
        QCOMPARE(act(id, verb, who, body, "\"7\"").status, 412);
    }
    QCOMPARE(act("apr_unknown", "approve", m_noor).status, 404);
    HttpRequest question = m_platform->request("GET", ApprovalsPath + '/' + id);
    question.headers.set("Authorization", "Bearer " + m_noor);
    question.headers.set("If-None-Match", "\"1\"");
    QCOMPARE(m_platform->send(question).status, 304);
    QCOMPARE(m_platform->get(ApprovalsPath + '/' + id + "?x=1", m_noor).status, 400);
}

void TestApprovals::refusesBadBodies_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, const QByteArray &verb, const QByteArray &body,
                        const QString &pointer) { QTest::newRow(name) << verb << body << pointer; };
    row("unknown role", "approve", R"({"role":"king"})", u"/role"_qs);
    row("note as number", "approve", R"({"note":7})", u"/note"_qs);
    row("long note", "approve", R"({"note":")" + QByteArray(2001, 'a') + R"("})", u"/note"_qs);
    row("reason for an approval", "approve", R"({"reason":"Yes."})", u"/reason"_qs);
    row("role in a rejection", "reject", R"({"reason":"No.","role":"developer"})", u"/role"_qs);
    row("control in the reason", "reject", R"({"reason":"\u0007"})", u"/reason"_qs);
    row("no comment", "comments", "{}", u"/text"_qs);
    row("empty comment", "comments", R"({"text":" "})", u"/text"_qs);
}

void TestApprovals::refusesBadBodies()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, body);
    QFETCH(QString, pointer);
    const Reply reply = act(askRole(m_anika), verb, m_noor, body);
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.json()[u"errors"_qs][0][u"pointer"_qs].toString(), pointer);
}

QTEST_GUILESS_MAIN(TestApprovals)
#include "tst_approvals.moc"
