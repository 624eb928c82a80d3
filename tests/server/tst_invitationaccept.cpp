#include "testplatform.h"

#include <server/rules/onetimecodes.h>
#include <server/store/auditstore.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;
using namespace std::chrono_literals;

static const QString Guest = u"zoe@guest.example"_qs;
static const QByteArray Workspace = "/v1/workspaces/NorthbayCity";

class TestInvitationAccept : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_platform = std::make_unique<TestPlatform>();
        m_platform->sql(
            u"INSERT INTO account (id, email, email_folded, name, password_hash, created_at, verified_at)"
            u" VALUES ('acc_zoe', '%1', '%1', 'Zoë', '', 0, 1)"_qs.arg(Guest));
    }

    void MEM_2_theInvitedAreMailedACode();
    void MEM_2_theCodeMakesAMember();
    void MEM_2_acceptingIsAChangeAndAnEvent();
    void MEM_2_aLostReplyIsGivenOnceMore();
    void MEM_2_theCodeIsForItsAddressOnly();
    void ACC_1_onlyVerifiedAddressesAccept();
    void MEM_2_theCodeWorksOnce();
    void MEM_2_expiresAfterSevenDays();
    void MEM_2_renewingMailsAnotherCode();
    void MEM_2_revokingRemovesTheInvitation();
    void MEM_2_whoHasAcceptedIsNeitherRenewedNorRevoked();
    void MEM_2_severalInvitationsStandSideBySide();
    void ACC_8_aSuspendedWorkspaceIsNotJoined();
    void renewingNeedsTheRevision();
    void blockedMembersStayBlocked();

private:
    //! Invites the guest and gives the path of the member.
    QByteArray invite(const QString &email = Guest)
    {
        const QJsonObject body{
            {u"invitations"_qs, QJsonArray{QJsonObject{{u"email"_qs, email}, {u"role"_qs, u"reviewer"_qs}}}}};
        const Reply reply = m_platform->write({.method = "POST",
                                               .target = Workspace + "/invitations",
                                               .body = QJsonDocument(body).toJson(),
                                               .ifMatch = {}});
        const QJsonValue member = reply.json()[u"results"_qs][0][u"member"_qs];
        return Workspace + "/members/" + member[u"id"_qs].toString().toLatin1();
    }
    Reply accept(const QString &code, const QString &email = Guest, const QByteArray &key = {})
    {
        return m_platform->write({.method = "POST",
                                  .target = "/v1/invitations/accept",
                                  .body = QJsonDocument(QJsonObject{{u"code"_qs, code}}).toJson(),
                                  .ifMatch = {},
                                  .key = key,
                                  .token = m_platform->token(email)});
    }
    Reply renew(const QByteArray &member, const QByteArray &ifMatch = "*")
    {
        return m_platform->write(
            {.method = "POST", .target = member + "/invitation/renew", .ifMatch = ifMatch});
    }
    Reply revoke(const QByteArray &member)
    {
        return m_platform->write({.method = "DELETE", .target = member + "/invitation"});
    }

    std::unique_ptr<TestPlatform> m_platform;
};

void TestInvitationAccept::MEM_2_theInvitedAreMailedACode()
{
    invite();
    const auto letters = m_platform->mailTo(Guest);
    QCOMPARE(letters.size(), 1);
    QCOMPARE(letters.first()[u"subject"_qs].toString(), u"Invitation to the workspace NorthbayCity"_qs);
    const QString text = letters.first()[u"text"_qs].toString();
    QVERIFY(text.contains(u"Noor Rahman invites you to the workspace NorthbayCity"_qs));
    QVERIFY(text.contains(letters.first()[u"code"_qs].toString()));
    // Nobody was added for an address that cannot be, and nobody is written to.
    invite(u"not an address"_qs);
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM mail_outbox"_qs), u"1"_qs);
}

void TestInvitationAccept::MEM_2_theCodeMakesAMember()
{
    const QByteArray path = invite();
    QCOMPARE(m_platform->get(path).json()[u"invitationExpiresAt"_qs].toString(),
             u"2026-03-11T10:00:00.000Z"_qs);
    m_platform->clock().advance(1h);
    const Reply reply = accept(m_platform->codeFor(Guest).toLower());
    QCOMPARE(reply.status, 200);
    const QJsonValue workspace = reply.json()[u"workspace"_qs];
    QCOMPARE(workspace[u"name"_qs].toString(), u"NorthbayCity"_qs);
    QCOMPARE(workspace[u"role"_qs].toString(), u"reviewer"_qs);
    QCOMPARE(workspace[u"memberStatus"_qs].toString(), u"active"_qs);
    QCOMPARE(Workspace + "/members/" + workspace[u"memberId"_qs].toString().toLatin1(), path);

    const QByteArray token = m_platform->token();
    const QJsonObject member = m_platform->get(path, token).json();
    QCOMPARE(member[u"name"_qs].toString(), u"Zoë"_qs);
    QCOMPARE(member[u"status"_qs].toString(), u"active"_qs);
    QCOMPARE(member[u"revision"_qs].toInt(), 2);
    QCOMPARE(member[u"startedAt"_qs].toString(), u"2026-03-04T11:00:00.000Z"_qs);
    QVERIFY(!member.contains(u"invitationExpiresAt"_qs));
    QCOMPARE(m_platform->get(Workspace + "/members?q=zo%C3%AB", token).json()[u"total"_qs].toInt(), 1);
    QCOMPARE(m_platform->get(Workspace + "/teams", m_platform->token(Guest)).status, 200);
}

void TestInvitationAccept::MEM_2_acceptingIsAChangeAndAnEvent()
{
    invite();
    const QString before = m_platform->ask(u"SELECT change_sequence FROM workspace"_qs);
    accept(m_platform->codeFor(Guest));
    QCOMPARE(m_platform->ask(u"SELECT change_sequence - %1 FROM workspace"_qs.arg(before)), u"1"_qs);
    const auto event =
        m_platform->change([](Connection &connection) { return AuditRows::last(connection).value(); });
    QCOMPARE(event.action, u"invitation.accept"_qs);
    QCOMPARE(event.accountId, u"acc_zoe"_qs);
    QCOMPARE(event.memberId, event.objectId);
    QCOMPARE(event.workspaceId, m_platform->ask(u"SELECT id FROM workspace"_qs));
    QCOMPARE(event.before, u"{\"name\":\"\",\"status\":\"invited\"}"_qs);
    QCOMPARE(event.after, u"{\"name\":\"Zoë\",\"status\":\"active\"}"_qs);
}

void TestInvitationAccept::MEM_2_aLostReplyIsGivenOnceMore()
{
    invite();
    const QString code = m_platform->codeFor(Guest);
    const Reply first = accept(code, Guest, "accept-this-invitation");
    const QStringList after = m_platform->everything();
    const Reply again = accept(code, Guest, "accept-this-invitation");
    QCOMPARE(again.status, 200);
    QCOMPARE(again.body, first.body);
    QCOMPARE(m_platform->everything(), after);
}

void TestInvitationAccept::MEM_2_theCodeIsForItsAddressOnly()
{
    invite();
    const Reply reply = accept(m_platform->codeFor(Guest), u"marek.dvorak@lantern.example"_qs);
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.code(), u"MEM-2"_qs);
    QCOMPARE(reply.type(), u"/problems/code-refused"_qs);
    QCOMPARE(accept(m_platform->codeFor(Guest)).status, 200);
}

void TestInvitationAccept::ACC_1_onlyVerifiedAddressesAccept()
{
    m_platform->sql(u"UPDATE account SET verified_at = NULL WHERE id = 'acc_zoe'"_qs);
    invite();
    const Reply reply = accept(m_platform->codeFor(Guest));
    QCOMPARE(reply.status, 403);
    QCOMPARE(reply.type(), u"/problems/address-not-verified"_qs);
    QCOMPARE(m_platform->ask(u"SELECT status FROM member WHERE email = '%1'"_qs.arg(Guest)), u"0"_qs);
    m_platform->sql(u"UPDATE account SET verified_at = 1 WHERE id = 'acc_zoe'"_qs);
    QCOMPARE(accept(m_platform->codeFor(Guest)).status, 200);
}

void TestInvitationAccept::MEM_2_theCodeWorksOnce()
{
    const QByteArray member = invite();
    const QString code = m_platform->codeFor(Guest);
    QCOMPARE(accept(code).status, 200);
    QCOMPARE(accept(code).status, 422);
    // Not even for the same address after it was thrown out.
    QCOMPARE(m_platform->write({.method = "DELETE", .target = member}).status, 204);
    QCOMPARE(accept(code).status, 422);
}

void TestInvitationAccept::MEM_2_expiresAfterSevenDays()
{
    const QByteArray member = invite();
    const QString code = m_platform->codeFor(Guest);
    m_platform->clock().advance(24h * 7);
    QCOMPARE(accept(code).status, 422);
    // The invitation still stands there, and says since when nobody can take it.
    const QByteArray token = m_platform->token();
    QCOMPARE(m_platform->get(member, token).json()[u"status"_qs].toString(), u"invited"_qs);
    QCOMPARE(m_platform->get(member, token).json()[u"invitationExpiresAt"_qs].toString(),
             u"2026-03-11T10:00:00.000Z"_qs);
}

void TestInvitationAccept::MEM_2_renewingMailsAnotherCode()
{
    const QByteArray member = invite();
    const QString old = m_platform->codeFor(Guest);
    m_platform->clock().advance(5min);
    const Reply renewed = renew(member, "\"1\"");
    QCOMPARE(renewed.status, 200);
    QCOMPARE(renewed.header("ETag"), QByteArray("\"2\""));
    QCOMPARE(renewed.json()[u"invitationExpiresAt"_qs].toString(), u"2026-03-11T10:05:00.000Z"_qs);
    const QString fresh = m_platform->codeFor(Guest);
    QVERIFY(fresh != old);
    QCOMPARE(accept(old).status, 422);
    QCOMPARE(accept(fresh).status, 200);
    QCOMPARE(m_platform->ask(u"SELECT group_concat(action, ' ') FROM audit_event"_qs),
             u"member.invite invitation.renew invitation.accept"_qs);
}

void TestInvitationAccept::MEM_2_revokingRemovesTheInvitation()
{
    const QByteArray member = invite();
    const QString code = m_platform->codeFor(Guest);
    QCOMPARE(revoke(member).status, 204);
    QCOMPARE(accept(code).status, 422);
    QCOMPARE(m_platform->get(member).status, 404);
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM one_time_code"_qs), u"0"_qs);
    QCOMPARE(m_platform->ask(u"SELECT deleted FROM change_log"_qs), u"1"_qs);
    // The address can be invited again.
    QCOMPARE(m_platform->get(invite()).json()[u"status"_qs].toString(), u"invited"_qs);
}

void TestInvitationAccept::MEM_2_whoHasAcceptedIsNeitherRenewedNorRevoked()
{
    const QByteArray member = m_platform->memberPath("anika");
    const QStringList before = m_platform->everything();
    for (const Reply &reply : {renew(member), revoke(member)}) {
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.code(), u"MEM-2"_qs);
    }
    QCOMPARE(m_platform->everything(), before);
}

void TestInvitationAccept::MEM_2_severalInvitationsStandSideBySide()
{
    invite();
    const QString first = m_platform->codeFor(Guest);
    m_platform->sql(
        u"INSERT INTO workspace (key, id, name, name_folded, status, revision, change_sequence, created_at,"
        u" updated_at) SELECT 2, id || 'x', 'Elsewhere', 'elsewhere', 1, 1, 0, 0, 0 FROM workspace"_qs);
    m_platform->sql(
        u"INSERT INTO member (id, workspace, email, email_folded, name, name_folded, name_sort, role,"
        u" status, revision, created_at, updated_at) VALUES ('mbr_2', 2, '%1', '%1', '', '', '', 2, 0, 1, 0, 0)"_qs
            .arg(Guest));
    const QString second = m_platform->change([&](Connection &connection) {
        const qint64 member = connection.value(u"SELECT key FROM member WHERE id = 'mbr_2'"_qs).toLongLong();
        SeededRandom random(7);
        const MasterKey key(Secret(QByteArray(32, 'k')));
        return OneTimeCodes(key, random)
            .issue(connection, CodePurpose::Invitation, Guest, m_platform->clock().now(), member);
    });
    QCOMPARE(accept(first).json()[u"workspace"_qs][u"name"_qs].toString(), u"NorthbayCity"_qs);
    QCOMPARE(accept(second).json()[u"workspace"_qs][u"name"_qs].toString(), u"Elsewhere"_qs);
}

void TestInvitationAccept::ACC_8_aSuspendedWorkspaceIsNotJoined()
{
    invite();
    m_platform->sql(u"UPDATE workspace SET status = %1"_qs.arg(static_cast<int>(WorkspaceStatus::Suspended)));
    QCOMPARE(accept(m_platform->codeFor(Guest)).code(), u"ACC-8"_qs);
    m_platform->sql(u"UPDATE workspace SET status = %1"_qs.arg(static_cast<int>(WorkspaceStatus::Active)));
    QCOMPARE(accept(m_platform->codeFor(Guest)).status, 200); // the code was not used up
}

void TestInvitationAccept::renewingNeedsTheRevision()
{
    const QByteArray member = invite();
    QCOMPARE(renew(member, "").status, 428);
    QCOMPARE(renew(member, "\"7\"").status, 412);
    QCOMPARE(m_platform->mailTo(Guest).size(), 1);
    QCOMPARE(renew(Workspace + "/members/mbr_unknown").status, 404);
}

void TestInvitationAccept::blockedMembersStayBlocked()
{
    const QByteArray member = invite();
    const QString code = m_platform->codeFor(Guest);
    accept(code);
    QCOMPARE(m_platform->write({.method = "POST", .target = member + "/block"}).status, 200);
    QCOMPARE(accept(code).status, 422);
    QCOMPARE(m_platform->get(member).json()[u"status"_qs].toString(), u"inactive"_qs);
}

QTEST_GUILESS_MAIN(TestInvitationAccept)
#include "tst_invitationaccept.moc"
