#include "livestage.h"

#include <support/quiet.h>

using namespace Minideck;

// Changes on the whole road: client → outbox → HTTP → server → audit log → change feed → another client.
class TestChangesRoad : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void OFF_4_eachActionIsOneChangeOfTheServer();
    void OFF_2_anotherClientSeesItByTheFeed();
    void OFF_3_whatWasQueuedOfflineGoesOutInOrder();
    void OFF_5_theConfirmedLaneIsClosedWithoutTheServer();
    void OFF_6_whoComesSecondGetsAConflict();
    void ROL_4_theLastAdminStaysAndTheReasonIsTold();

private:
    TemporaryHome m_home;
    int m_number = 0;

    QString folder() { return m_home.filePath(QString::number(++m_number)); }
};

void TestChangesRoad::OFF_4_eachActionIsOneChangeOfTheServer()
{
    LiveServer server(folder());
    LiveClient live(folder(), server.url());
    QVERIFY(live.enter());
    const MemberId id = live.someDeveloper().id;
    QStringList keys;
    const auto act = [&](const QFuture<Result<Operation>> &future) {
        const Result<Operation> done = LiveClient::answer(future);
        if (!done)
            qFatal("%s %s", qPrintable(toString(done.error().kind)), qPrintable(done.error().serverText));
        keys << done->id.text();
    };
    act(live.actions().setRole(live.member(id), Role::Reviewer));
    QCOMPARE(live.member(id).role, WireEnum<Role>(Role::Reviewer));
    act(live.actions().setProgramCreator(live.member(id), true));
    QVERIFY(live.member(id).programCreator);
    act(live.actions().block(live.member(id)));
    QCOMPARE(live.member(id).status, WireEnum<MemberStatus>(MemberStatus::Inactive));
    act(live.actions().unblock(live.member(id)));
    act(live.actions().setAssignments(live.member(id), live.inTeam(0)));
    QTRY_COMPARE(live.outbox().waiting(), 0);
    QCOMPARE(live.member(id).assignments.size(), 1);
    act(live.actions().remove(live.member(id)));
    QVERIFY(live.client->members()->rowsOf({id})->empty());
    QCOMPARE(server.changesOf(id), keys);
    QVERIFY(PlatformServer::verifyAudit(server.folder()));
}

void TestChangesRoad::OFF_2_anotherClientSeesItByTheFeed()
{
    LiveServer server(folder());
    LiveClient one(folder(), server.url());
    LiveClient other(folder(), server.url());
    QVERIFY(one.enter());
    QVERIFY(other.enter());
    const qsizetype before = other.members().size();
    const QList<Member> members = one.members();
    const Member changed = one.someDeveloper();
    const auto gone = std::find_if(members.begin(), members.end(), [&](const Member &member) {
        return member.role.is(Role::Developer) && member.id != changed.id;
    });
    QVERIFY(LiveClient::answer(one.actions().setRole(changed, Role::Reviewer)));
    QVERIFY(LiveClient::answer(one.actions().remove(*gone)));
    QVERIFY(LiveClient::answer(other.client->sync()));
    QCOMPARE(other.members().size(), before - 1);
    QCOMPARE(other.member(changed.id), one.member(changed.id));
    QVERIFY(other.client->members()->rowsOf({gone->id})->empty());
}

void TestChangesRoad::OFF_3_whatWasQueuedOfflineGoesOutInOrder()
{
    LiveServer server(folder());
    LiveClient live(folder(), server.url());
    QVERIFY(live.enter());
    const Member member = live.someDeveloper();
    QStringList keys;
    server.stop();
    for (int i = 0; i < 4; ++i) {
        const Result<Operation> kept =
            LiveClient::answer(live.actions().setAssignments(member, live.inTeam(i % 2)));
        keys << kept->id.text();
    }
    QCOMPARE(live.outbox().waiting(), 4);
    server.startAgain();
    QTRY_COMPARE_WITH_TIMEOUT(live.outbox().waiting(), 0, 60000);
    QCOMPARE(server.changesOf(member.id), keys);
    QCOMPARE(live.member(member.id).revision, member.revision + 4);
}

void TestChangesRoad::OFF_5_theConfirmedLaneIsClosedWithoutTheServer()
{
    LiveServer server(folder());
    LiveClient live(folder(), server.url());
    QVERIFY(live.enter());
    const Member member = live.someDeveloper();
    server.stop();
    QCOMPARE(toString(LiveClient::answer(live.actions().block(member)).error().kind), u"Offline"_qs);
    QTRY_COMPARE(live.client->state().phase, Phase::Offline);
    QCOMPARE(toString(LiveClient::answer(live.actions().block(member)).error().kind), u"Offline"_qs);
    server.startAgain();
    QTRY_COMPARE_WITH_TIMEOUT(live.client->state().phase, Phase::Online, 60000);
    QCOMPARE(live.outbox().waiting(), 0);
    QCOMPARE(server.changesOf(member.id), QStringList());
}

void TestChangesRoad::OFF_6_whoComesSecondGetsAConflict()
{
    LiveServer server(folder());
    LiveClient one(folder(), server.url());
    LiveClient other(folder(), server.url());
    QVERIFY(one.enter());
    QVERIFY(other.enter());
    const Member member = one.someDeveloper();
    QVERIFY(LiveClient::answer(one.actions().setRole(member, Role::Reviewer)));
    const Result<Operation> second = LiveClient::answer(other.actions().setRole(member, Role::Admin));
    QCOMPARE(toString(second.error().kind), u"PreconditionFailed"_qs);
    const Operation conflict = other.outbox().operations().constLast();
    QCOMPARE(conflict.current->role, WireEnum<Role>(Role::Reviewer));
    QCOMPARE(other.member(member.id), one.member(member.id));
    other.outbox().sendAgain(conflict.id);
    QTRY_COMPARE(other.member(member.id).role, WireEnum<Role>(Role::Admin));
    QCOMPARE(server.changesOf(member.id).size(), 2);
}

void TestChangesRoad::ROL_4_theLastAdminStaysAndTheReasonIsTold()
{
    LiveServer server(folder());
    LiveClient live(folder(), server.url());
    QVERIFY(live.enter());
    QList<Member> admins;
    for (const Member &member : live.members()) {
        if (member.role.is(Role::Admin) && member.status.is(MemberStatus::Active))
            admins << member;
    }
    Result<Operation> last = Error{};
    for (const Member &admin : admins) {
        if (admin.email != PlatformServer::demoEmail())
            QVERIFY(LiveClient::answer(live.actions().setRole(admin, Role::Developer)));
    }
    for (const Member &admin : admins) {
        if (admin.email == PlatformServer::demoEmail())
            last = LiveClient::answer(live.actions().setRole(admin, Role::Developer));
    }
    QCOMPARE(last.error().code, u"ROL-4"_qs);
}

QTEST_GUILESS_MAIN(TestChangesRoad)
#include "tst_changesroad.moc"
