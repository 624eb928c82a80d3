#include "testplatform.h"

#include <server/rules/invitations.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QtTest>

using namespace Minideck;

static const QByteArray InvitationsRoute = "/v1/workspaces/NorthbayCity/invitations";

class TestInvitations : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_platform = std::make_unique<TestPlatform>();
    }

    void MEM_2_invitesWithAResultForEach();
    void MEM_2_checksAddresses_data();
    void MEM_2_checksAddresses();
    void MEM_2_takesAtMost500AtOnce();
    void MEM_3_aNewMemberIsAssignedToNothing();
    void everyInvitationIsAChangeAndAnEvent();
    void refusesBadBodies_data();
    void refusesBadBodies();

private:
    Reply invite(const QByteArray &body)
    {
        return m_platform->write({.method = "POST", .target = InvitationsRoute, .body = body, .ifMatch = {}});
    }

    std::unique_ptr<TestPlatform> m_platform;
};

void TestInvitations::MEM_2_invitesWithAResultForEach()
{
    const Reply reply = invite(R"({"invitations":[
        {"email":" Zoë@Guest.example ","role":"reviewer"},
        {"email":"not an address"},
        {"email":"zoË@guest.example"},
        {"email":"NOOR.rahman@northbay.example"},
        {"email":"priya.r@harbourpay.example","role":"admin"},
        {"email":"plain@guest.example"}]})");
    QCOMPARE(reply.status, 200);
    QStringList results;
    int index = 0;
    for (const QJsonValue &result : reply.json()[u"results"_qs].toArray()) {
        QCOMPARE(result[u"index"_qs].toInt(), index++);
        const QString status = result[u"status"_qs].toString();
        const QJsonValue member = result[u"member"_qs];
        if (status == u"created")
            results << member[u"email"_qs].toString() + u' ' + member[u"role"_qs].toString();
        else
            results << status + u' ' + result[u"code"_qs].toString() + u' ' + result[u"reason"_qs].toString();
    }
    QCOMPARE(results,
             (QStringList{u"Zoë@Guest.example reviewer"_qs, u"refused MEM-2 syntax"_qs,
                          u"refused MEM-2 duplicate"_qs, u"refused MEM-2 alreadyMember"_qs,
                          u"refused MEM-2 alreadyMember"_qs, u"plain@guest.example developer"_qs}));
    QCOMPARE(m_platform->ask(u"SELECT group_concat(expires_at - sent_at) FROM invitation JOIN member"
                             u" ON member.key = invitation.member WHERE email LIKE '%guest.example'"_qs),
             u"604800000,604800000"_qs);
}

void TestInvitations::MEM_2_checksAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("good");
    for (const QString &address :
         QStringList{u"a@b.example"_qs, u"first.last+tag@sub.host.example"_qs, u"o'hara@x-y.example"_qs,
                     u"用户@例子.公司"_qs, u"Zoë@müller.example"_qs, QString(64, u'a') + u"@b.example"_qs})
        QTest::newRow(qPrintable(address)) << address << true;
    for (const QString &address : QStringList{
             u""_qs, u"a"_qs, u"@b.example"_qs, u"a@"_qs, u"a@b"_qs, u"a@@b.example"_qs, u"a@b@c.example"_qs,
             u"a b@c.example"_qs, u"a@b .example"_qs, u"a@.example"_qs, u"a@b..example"_qs,
             u"a@-b.example"_qs, u"a@b-.example"_qs, u"a@b.example\n"_qs, u"a\u0001@b.example"_qs,
             u"<a@b.example>"_qs, u"a,b@c.example"_qs, QString(65, u'a') + u"@b.example"_qs,
             u"a@"_qs + QString(60, u'b').append(u'.').repeated(5) + u"example"_qs})
        QTest::newRow(qPrintable(u"not: "_qs + address.toHtmlEscaped())) << address << false;
}

void TestInvitations::MEM_2_checksAddresses()
{
    QFETCH(QString, address);
    QTEST(Invitations::isAddress(address), "good");
}

void TestInvitations::MEM_2_takesAtMost500AtOnce()
{
    const auto many = [](int count) {
        QByteArrayList items;
        for (int i = 0; i < count; ++i)
            items << "{\"email\":\"g" + QByteArray::number(i) + "@x.example\"}";
        return QByteArray("{\"invitations\":[" + items.join(',') + "]}");
    };
    QCOMPARE(invite(many(501)).status, 422);
    QCOMPARE(invite(many(0)).status, 422);
    const Reply reply = invite(many(500));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json()[u"results"_qs].toArray().size(), 500);
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM member WHERE email LIKE 'g%@x.example'"_qs), u"500"_qs);
}

void TestInvitations::MEM_3_aNewMemberIsAssignedToNothing()
{
    const QJsonValue member =
        invite(R"({"invitations":[{"email":"new@x.example"}]})").json()[u"results"_qs][0][u"member"_qs];
    QCOMPARE(member[u"assignments"_qs].toArray(), QJsonArray());
    QCOMPARE(member[u"status"_qs].toString(), u"invited"_qs);
    QCOMPARE(member[u"revision"_qs].toInt(), 1);
    QCOMPARE(member[u"invitedBy"_qs][u"name"_qs].toString(), u"Noor Rahman"_qs);
    QCOMPARE(member[u"createdAt"_qs].toString(), u"2026-03-04T10:00:00.000Z"_qs);
    QVERIFY(member[u"startedAt"_qs].isNull());
}

void TestInvitations::everyInvitationIsAChangeAndAnEvent()
{
    invite(R"({"invitations":[{"email":"one@x.example"},{"email":"two@x.example"},{"email":"-"}]})");
    QCOMPARE(m_platform->ask(u"SELECT group_concat(sequence) FROM change_log"_qs), u"28,29"_qs);
    QCOMPARE(m_platform->ask(u"SELECT group_concat(action || before) FROM audit_event"_qs),
             u"member.invite,member.invite"_qs);
}

void TestInvitations::refusesBadBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("no json") << QByteArray("{") << 400;
    QTest::newRow("nothing") << QByteArray("{}") << 422;
    QTest::newRow("no address") << QByteArray(R"({"invitations":[{"role":"admin"}]})") << 422;
    QTest::newRow("no role") << QByteArray(R"({"invitations":[{"email":"a@b.example","role":"x"}]})") << 422;
    QTest::newRow("unknown") << QByteArray(R"({"invitations":[{"email":"a@b.example","x":1}]})") << 422;
    QTest::newRow("number") << QByteArray(R"({"invitations":[{"email":7}]})") << 422;
}

void TestInvitations::refusesBadBodies()
{
    QFETCH(QByteArray, body);
    QTEST(invite(body).status, "status");
    QCOMPARE(m_platform->ask(u"SELECT count(*) FROM change_log"_qs), u"0"_qs);
}

QTEST_GUILESS_MAIN(TestInvitations)
#include "tst_invitations.moc"
