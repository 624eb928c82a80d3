#include "livestage.h"

#include <support/quiet.h>

using namespace Minideck;

// Every request that the client makes, once: against a server of its own, or against the platform that
// MINIDECK_PLATFORM names, which tests/contract/run puts behind a proxy that holds both sides to
// openapi.yaml.
class TestClientContract : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { failOnUnexpectedWarnings(); }
    void signsInAndReads();
    void changesMembers();
    void aStaleRevisionIsAConflict();
    void aRefusalIsUnderstood();
    void restoresAndSignsOut();

private:
    TemporaryHome m_home;
    std::unique_ptr<LiveServer> m_server;
    std::unique_ptr<LiveClient> m_live;
    QUrl m_platform;
};

void TestClientContract::initTestCase()
{
    m_platform = QUrl(qEnvironmentVariable("MINIDECK_PLATFORM"));
    if (m_platform.isEmpty()) {
        m_server = std::make_unique<LiveServer>(m_home.filePath(u"server"_qs));
        m_platform = m_server->url();
    }
    m_live = std::make_unique<LiveClient>(m_home.filePath(u"client"_qs), m_platform);
}

void TestClientContract::signsInAndReads()
{
    QVERIFY(m_live->enter());
    QVERIFY(m_live->members().size() >= 24);
    QVERIFY(LiveClient::answer(m_live->client->sync())); // the feed
}

void TestClientContract::changesMembers()
{
    const Member before = m_live->someDeveloper();
    const auto now = [&] { return m_live->member(before.id); };
    QVERIFY(LiveClient::answer(m_live->actions().setRole(now(), Role::Reviewer)));
    QTRY_VERIFY(now().role.is(Role::Reviewer));
    QVERIFY(LiveClient::answer(m_live->actions().setProgramCreator(now(), true)));
    QTRY_VERIFY(now().programCreator);
    QVERIFY(LiveClient::answer(m_live->actions().setAssignments(now(), m_live->inTeam(0))));
    QTRY_COMPARE(now().assignments.size(), 1);
    QVERIFY(LiveClient::answer(m_live->actions().block(now())));
    QTRY_VERIFY(now().status.is(MemberStatus::Inactive));
    QVERIFY(LiveClient::answer(m_live->actions().unblock(now())));
    QTRY_VERIFY(now().status.is(MemberStatus::Active));
    QVERIFY(LiveClient::answer(m_live->actions().remove(now())));
    QTRY_VERIFY(now().id.isEmpty());
    QVERIFY(LiveClient::answer(m_live->client->sync()));
}

void TestClientContract::aStaleRevisionIsAConflict()
{
    LiveClient other(m_home.filePath(u"other"_qs), m_platform);
    QVERIFY(other.enter());
    const Member member = m_live->someDeveloper();
    QVERIFY(LiveClient::answer(other.actions().setRole(other.member(member.id), Role::Reviewer)));
    const Result<Operation> late = LiveClient::answer(m_live->actions().setRole(member, Role::Admin));
    QCOMPARE(toString(late.error().kind), u"PreconditionFailed"_qs);
    QTRY_VERIFY(m_live->member(member.id).role.is(Role::Reviewer));
}

void TestClientContract::aRefusalIsUnderstood()
{
    Member unknown = m_live->members().constFirst();
    unknown.id = MemberId(u"mbr_unknown"_qs);
    QCOMPARE(toString(LiveClient::answer(m_live->actions().block(unknown)).error().kind), u"NotFound"_qs);
}

void TestClientContract::restoresAndSignsOut()
{
    QVERIFY(m_live->comeBack());
    QTRY_COMPARE(m_live->client->state().phase, Phase::Online);
    QVERIFY(LiveClient::answer(m_live->client->sync()));
    QVERIFY(LiveClient::answer(m_live->client->signOut()));
}

QTEST_GUILESS_MAIN(TestClientContract)
#include "tst_clientcontract.moc"
