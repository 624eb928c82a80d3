#include "approvalstage.h"

#include <server/rules/membershiprequests.h>
#include <support/quiet.h>

using namespace Minideck;

// Who asks to join a workspace, and what a member gets who asks for another role.
class TestMemberRequests : public QObject, private ApprovalStage
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        begin();
    }

    void MEM_9_aGuestAsksToJoinAndBecomesAMember();
    void MEM_9_theDeciderMayLowerTheRole_data();
    void MEM_9_theDeciderMayLowerTheRole();
    void MEM_9_whoAsksForLessGetsNothingElse();
    void MEM_9_oneRequestIsOpenForEachPersonAndWorkspace();
    void MEM_9_fewMayBeOpen();
    void MEM_9_membersAndInvitedPeopleDoNotJoin();
    void MEM_9_whoWasInvitedMeanwhileBecomesThatMember();
    void MEM_9_whatHappenedMeanwhileIsLookedAt();
    void ACC_1_anAddressHasToBeVerified();
    void ACC_3_unknownAndInactiveWorkspacesAreAlike();
    void ROL_3_blockedMembersReachNothing();
    void theApplicantFollowsItFromOutside();
    void asksForAnotherRoleThanTheOwn();
    void refusesBadRequests_data();
    void refusesBadRequests();
};

void TestMemberRequests::MEM_9_aGuestAsksToJoinAndBecomesAMember()
{
    const Reply asked = join(m_guest);
    QCOMPARE(asked.status, 201);
    QCOMPARE(asked.header("ETag"), QByteArray("\"1\""));
    QCOMPARE(asked.json()[u"facts"_qs].toObject(),
             (QJsonObject{{u"workspaceName"_qs, u"NorthbayCity"_qs}, {u"role"_qs, u"reviewer"_qs}}));
    QVERIFY(asked.json()[u"subjectId"_qs].isNull());
    QCOMPARE(m_platform->get("/v1/workspaces/NorthbayCity", m_guest).status, 404);
    QCOMPARE(listed("?view=pendingForMe", m_noor), QByteArrayList{idOf(asked)});
    QCOMPARE(act(idOf(asked), "approve", m_noor).status, 200);
    const Reply workspace = m_platform->get("/v1/workspaces/NorthbayCity", m_guest);
    QCOMPARE(workspace.status, 200);
    QCOMPARE(workspace.json()[u"membership"_qs][u"role"_qs].toString(), u"reviewer"_qs);
    const Reply member = m_platform->get(m_platform->memberPath("guest@x"));
    QCOMPARE(member.json()[u"name"_qs].toString(), u"Guest"_qs);
    QCOMPARE(member.json()[u"assignments"_qs].toArray(), QJsonArray());
    QCOMPARE(events(),
             u"approval.submit by guest; member.join by noor.rahman; approval.approve by "
             u"noor.rahman"_qs);
}

void TestMemberRequests::MEM_9_theDeciderMayLowerTheRole_data()
{
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QByteArray>("granted");
    QTest::addColumn<QString>("role"); //!< or the rule that stands against it
    const auto row = [](const char *name, const QByteArray &wanted, const QByteArray &granted,
                        const QString &role) { QTest::newRow(name) << wanted << granted << role; };
    row("as wanted", "admin", "admin", u"admin"_qs);
    row("lower", "admin", "reviewer", u"reviewer"_qs);
    row("lowest", "admin", "developer", u"developer"_qs);
    row("raised", "reviewer", "admin", u"MEM-9"_qs);
    row("raised from the lowest", "developer", "reviewer", u"MEM-9"_qs);
}

void TestMemberRequests::MEM_9_theDeciderMayLowerTheRole()
{
    QFETCH(QByteArray, wanted);
    QFETCH(QByteArray, granted);
    QFETCH(QString, role);
    const QByteArray id = idOf(join(m_guest, "NorthbayCity", wanted));
    const Reply approved = act(id, "approve", m_noor, R"({"role":")" + granted + R"("})");
    if (role == u"MEM-9") {
        QCOMPARE(approved.status, 422);
        QCOMPARE(approved.code(), role);
        return;
    }
    QCOMPARE(approved.status, 200);
    QCOMPARE(approved.json()[u"rounds"_qs][0][u"decision"_qs][u"result"_qs][u"role"_qs].toString(), role);
    QCOMPARE(roleOf("guest@x"), role);
}

void TestMemberRequests::MEM_9_whoAsksForLessGetsNothingElse()
{
    // To lower the wish of somebody who is a reviewer is not to make a developer of them.
    const QByteArray more = askRole(m_hana, "admin");
    QCOMPARE(act(more, "approve", m_noor, R"({"role":"developer"})").code(), u"MEM-9"_qs);
    QCOMPARE(act(more, "approve", m_noor, R"({"role":"reviewer"})").code(), u"MEM-9"_qs);
    QCOMPARE(act(more, "withdraw", m_hana).status, 200);
    const QByteArray less = askRole(m_ingrid, "reviewer");
    QCOMPARE(act(less, "approve", m_noor, R"({"role":"developer"})").code(), u"MEM-9"_qs);
    QCOMPARE(act(less, "approve", m_noor).status, 200);
    QCOMPARE(roleOf("ingrid"), u"reviewer"_qs);
}

void TestMemberRequests::MEM_9_oneRequestIsOpenForEachPersonAndWorkspace()
{
    QCOMPARE(join(m_guest).status, 201);
    QCOMPARE(join(m_guest, "northbaycity", "developer").code(), u"MEM-9"_qs);
    const QByteArray id = askRole(m_anika);
    QCOMPARE(post(ApprovalsPath, R"({"category":"memberRequest","role":"admin"})", m_anika).code(),
             u"MEM-9"_qs);
    QCOMPARE(act(id, "reject", m_noor, R"({"reason":"No."})").status, 200);
    QVERIFY(!askRole(m_anika).isEmpty());
    // The other one cannot come back now.
    QCOMPARE(act(id, "resubmit", m_anika).code(), u"MEM-9"_qs);
}

void TestMemberRequests::MEM_9_fewMayBeOpen()
{
    for (int i = 0; i <= MembershipRequests::OpenPerAccount; ++i) {
        m_platform->sql(
            u"INSERT INTO workspace (id, name, name_folded, status, revision, change_sequence, created_at,"
            u" updated_at) SELECT id || 'x%1', 'Town%1', 'town%1', 1, 1, 0, 0, 0 FROM workspace WHERE key = 1"_qs
                .arg(i));
        const int status = join(m_guest, "Town" + QByteArray::number(i)).status;
        QCOMPARE(status, i < MembershipRequests::OpenPerAccount ? 201 : 422);
    }
}

void TestMemberRequests::MEM_9_membersAndInvitedPeopleDoNotJoin()
{
    QCOMPARE(join(m_anika).code(), u"MEM-9"_qs);
    m_platform->sql(u"INSERT INTO account (id, email, email_folded, name, password_hash, verified_at,"
                    u" created_at) VALUES ('acc_priya', 'priya.r@harbourpay.example',"
                    u" 'priya.r@harbourpay.example', 'Priya', '', 1, 0)"_qs);
    const Reply invited = join(m_platform->token(u"priya.r@harbourpay.example"_qs));
    QCOMPARE(invited.code(), u"MEM-9"_qs);
    QVERIFY(invited.json()[u"detail"_qs].toString().contains(u"invitation"_qs));
}

void TestMemberRequests::MEM_9_whoWasInvitedMeanwhileBecomesThatMember()
{
    const QByteArray id = idOf(join(m_guest));
    QCOMPARE(m_platform
                 ->write({.method = "POST",
                          .target = "/v1/workspaces/NorthbayCity/invitations",
                          .body = R"({"invitations":[{"email":"Guest@X.example"}]})",
                          .ifMatch = {}})
                 .status,
             200);
    QCOMPARE(act(id, "approve", m_noor).status, 200);
    QCOMPARE(m_platform->ask(u"SELECT count(*) || ' ' || max(role) || ' ' || max(status) FROM member"
                             u" WHERE email_folded = 'guest@x.example'"_qs),
             u"1 1 1"_qs);
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM invitation JOIN member ON member.key = member"
                             u" WHERE email_folded = 'guest@x.example'"_qs),
             u"0"_qs);
    QCOMPARE(m_platform->get("/v1/workspaces/NorthbayCity", m_guest).status, 200);
}

void TestMemberRequests::MEM_9_whatHappenedMeanwhileIsLookedAt()
{
    const QByteArray id = askRole(m_anika);
    const QByteArray member = m_platform->memberPath("anika");
    // Somebody else set the role already: nothing is left to do, and that is fine.
    QCOMPARE(
        m_platform->write({.method = "PATCH", .target = member, .body = R"({"role":"reviewer"})"}).status,
        200);
    QCOMPARE(act(id, "approve", m_noor).status, 200);
    const QByteArray gone = askRole(m_anika, "admin");
    QCOMPARE(m_platform->write({.method = "POST", .target = member + "/block"}).status, 200);
    const Reply blocked = act(gone, "approve", m_noor);
    QCOMPARE(blocked.code(), u"MEM-9"_qs);
    QCOMPARE(m_platform->write({.method = "DELETE", .target = member}).status, 204);
    QCOMPARE(act(gone, "approve", m_noor).code(), u"MEM-9"_qs);
    QCOMPARE(act(gone, "reject", m_noor, R"({"reason":"You have left."})").status, 200);
}

void TestMemberRequests::ACC_1_anAddressHasToBeVerified()
{
    m_platform->sql(u"UPDATE account SET verified_at = NULL WHERE id = 'acc_guest'"_qs);
    const Reply refused = join(m_guest);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), u"ACC-1"_qs);
}

void TestMemberRequests::ACC_3_unknownAndInactiveWorkspacesAreAlike()
{
    m_platform->sql(
        u"INSERT INTO workspace (id, name, name_folded, status, revision, change_sequence, created_at,"
        u" updated_at) SELECT id || 'x', 'Later', 'later', 0, 1, 0, 0, 0 FROM workspace"_qs);
    const Reply unknown = join(m_guest, "Nowhere");
    QCOMPARE(unknown.status, 404);
    QCOMPARE(join(m_guest, "Later").body, unknown.body);
}

void TestMemberRequests::ROL_3_blockedMembersReachNothing()
{
    const QByteArray id = askRole(m_anika);
    QCOMPARE(
        m_platform->write({.method = "POST", .target = m_platform->memberPath("anika") + "/block"}).status,
        200);
    QCOMPARE(join(m_anika).code(), u"ROL-3"_qs);
    QCOMPARE(m_platform->get("/v1/approvals/" + id, m_anika).status, 404);
    QCOMPARE(listed({}, m_anika, "/v1/approvals"), QByteArrayList());
    // The request stays open.
    QCOMPARE(statusOf(see(id, m_noor)), u"inReview"_qs);
}

void TestMemberRequests::theApplicantFollowsItFromOutside()
{
    const QByteArray id = idOf(join(m_guest));
    QCOMPARE(listed("?view=mine", m_guest, "/v1/approvals"), QByteArrayList{id});
    QCOMPARE(actAbove(id, "comments", m_guest, R"({"text":"Please."})", {}).status, 201);
    QCOMPARE(act(id, "reject", m_noor, R"({"reason":"Who are you?"})").status, 200);
    const Reply detail = m_platform->get("/v1/approvals/" + id, m_guest);
    QCOMPARE(detail.json()[u"rounds"_qs][0][u"decision"_qs][u"text"_qs].toString(), u"Who are you?"_qs);
    QCOMPARE(actions(detail),
             u"approve: roleLacks, reject: roleLacks, withdraw: wrongState, resubmit, "
             u"comment"_qs);
    QCOMPARE(actAbove(id, "resubmit", m_guest, R"({"reason":"I am Guest."})").status, 200);
    QCOMPARE(actAbove(id, "withdraw", m_guest).status, 200);
    QCOMPARE(statusOf(see(id, m_noor)), u"withdrawn"_qs);
}

void TestMemberRequests::asksForAnotherRoleThanTheOwn()
{
    const Reply same = post(ApprovalsPath, R"({"category":"memberRequest","role":"developer"})", m_anika);
    QCOMPARE(same.status, 422);
    QCOMPARE(same.code(), u"MEM-9"_qs);
}

void TestMemberRequests::refusesBadRequests_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, const QByteArray &target, const QByteArray &body,
                        const QString &pointer) { QTest::newRow(name) << target << body << pointer; };
    const QByteArray joining = "/v1/membership-requests";
    row("no workspace", joining, R"({"role":"developer"})", u"/workspace"_qs);
    row("no role", joining, R"({"workspace":"NorthbayCity"})", u"/role"_qs);
    row("unknown role", joining, R"({"workspace":"NorthbayCity","role":"king"})", u"/role"_qs);
    row("more", joining, R"({"workspace":"NorthbayCity","role":"developer","x":1})", u"/x"_qs);
    row("no category", ApprovalsPath, R"({"role":"developer"})", u"/category"_qs);
    row("unknown category", ApprovalsPath, R"({"category":"x"})", u"/category"_qs);
    row("another place", ApprovalsPath, R"({"category":"workspaceRegistration"})", u"/category"_qs);
    row("not yet", ApprovalsPath, R"({"category":"publishing"})", u"/category"_qs);
    row("no role for a member", ApprovalsPath, R"({"category":"memberRequest"})", u"/role"_qs);
    row("change of a member", ApprovalsPath,
        R"({"category":"memberRequest","role":"admin","change":{"timeZone":"UTC"}})", u"/change"_qs);
}

void TestMemberRequests::refusesBadRequests()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(QString, pointer);
    const Reply reply = post(target, body, target == ApprovalsPath ? m_anika : m_guest);
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.json()[u"errors"_qs][0][u"pointer"_qs].toString(), pointer);
}

QTEST_GUILESS_MAIN(TestMemberRequests)
#include "tst_memberrequests.moc"
