#include "clientstage.h"

#include <QDirIterator>
#include <QSignalSpy>

using namespace Minideck;
using namespace std::chrono_literals;

namespace {

PeerAnswer admin(int revision = 2)
{
    return PeerAnswer::of(200, ScriptedPlatform::member("1", revision, R"(,"role":"admin")"),
                          "application/json", "ETag: \"" + QByteArray::number(revision) + "\"\r\n");
}

QList<Assignment> oneTeam(const QString &team)
{
    return {{.kind = AssignmentKind::Team,
             .targetId = team,
             .targetName = team,
             .role = AssignmentRole::TeamMember}};
}

} // namespace

class TestMemberActions : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void everyActionIsTheRequestOfTheContract_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("role") << int(OperationKind::SetRole) << QByteArray("PATCH members/mbr_1")
                              << QByteArray(R"({"role":"admin"})");
        QTest::newRow("creator") << int(OperationKind::SetProgramCreator) << QByteArray("PATCH members/mbr_1")
                                 << QByteArray(R"({"programCreator":true})");
        QTest::newRow("block") << int(OperationKind::Block) << QByteArray("POST members/mbr_1/block")
                               << QByteArray("{}");
        QTest::newRow("unblock") << int(OperationKind::Unblock) << QByteArray("POST members/mbr_1/unblock")
                                 << QByteArray("{}");
        QTest::newRow("remove") << int(OperationKind::Remove) << QByteArray("DELETE members/mbr_1")
                                << QByteArray();
        QTest::newRow("renew") << int(OperationKind::RenewInvitation)
                               << QByteArray("POST members/mbr_1/invitation/renew") << QByteArray("{}");
        QTest::newRow("revoke") << int(OperationKind::RevokeInvitation)
                                << QByteArray("DELETE members/mbr_1/invitation") << QByteArray();
        QTest::newRow("assignments")
            << int(OperationKind::SetAssignments) << QByteArray("PATCH members/mbr_1")
            << QByteArray(R"({"assignments":[{"kind":"team","role":"teamMember","targetId":"tea_1"}]})");
    }

    void everyActionIsTheRequestOfTheContract()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, body);
        ClientStage stage;
        stage.platform.write = [](const PeerRequest &sent) {
            return sent.method == "DELETE" ? PeerAnswer{.bytes = "HTTP/1.1 204 No Content\r\n\r\n"} : admin();
        };
        stage.enter();
        MemberActions &actions = *stage.client->memberActions();
        const Member member = stage.member();
        const auto act = [&]() -> QFuture<Result<Operation>> {
            switch (OperationKind(kind)) {
            case OperationKind::SetRole:
                return actions.setRole(member, Role::Admin);
            case OperationKind::SetProgramCreator:
                return actions.setProgramCreator(member, true);
            case OperationKind::Block:
                return actions.block(member);
            case OperationKind::Unblock:
                return actions.unblock(member);
            case OperationKind::Remove:
                return actions.remove(member);
            case OperationKind::RenewInvitation:
                return actions.renewInvitation(member);
            case OperationKind::RevokeInvitation:
                return actions.revokeInvitation(member);
            default:
                return actions.setAssignments(member, oneTeam(u"tea_1"_qs));
            }
        };
        QVERIFY(ClientStage::answer(act()));
        QTRY_COMPARE(stage.states(), u"done"_qs);
        QCOMPARE(stage.platform.writes().size(), 1);
        const PeerRequest sent = stage.platform.writes().constFirst();
        QCOMPARE(sent.method + ' ' + sent.target.mid(qstrlen("/v1/workspaces/Demo/")), request);
        QCOMPARE(sent.body, body);
        QCOMPARE(sent.field("If-Match"), QByteArray("\"1\""));
        QCOMPARE(sent.field("Idempotency-Key"), stage.operation().id.text().toLatin1());
        QCOMPARE(sent.field("Content-Type"),
                 body.isEmpty()               ? QByteArray()
                     : sent.method == "PATCH" ? QByteArray("application/merge-patch+json")
                                              : QByteArray("application/json"));
        QVERIFY(stage.operation().body.isEmpty());
    }

    void theAnswerIsInTheCacheAtOnce()
    {
        ClientStage stage;
        stage.platform.write = [](const PeerRequest &) { return admin(); };
        stage.enter();
        QSignalSpy changed(stage.client->members(), &MemberRepository::changed);
        const Result<Operation> done =
            ClientStage::answer(stage.client->memberActions()->setRole(stage.member(), Role::Admin));
        QCOMPARE(done->state, OperationState::Done);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(stage.member().role, WireEnum<Role>(Role::Admin));
        QCOMPARE(stage.member().revision, 2);
    }

    void aRemovedMemberLeavesTheCache()
    {
        ClientStage stage;
        stage.platform.write = [](const PeerRequest &) {
            return PeerAnswer{.bytes = "HTTP/1.1 204 No Content\r\n\r\n"};
        };
        stage.enter();
        QVERIFY(ClientStage::answer(stage.client->memberActions()->remove(stage.member())));
        QTRY_VERIFY(stage.client->members()->rowsOf({MemberId(u"mbr_1"_qs)})->empty());
    }

    void OFF_5_theConfirmedLaneIsRefusedOffline()
    {
        ClientStage stage;
        stage.enter();
        stage.platform.peer.stopListening();
        QVERIFY(!ClientStage::answer(stage.client->sync()));
        QCOMPARE(stage.client->state().phase, Phase::Offline);
        MemberActions &actions = *stage.client->memberActions();
        const Member member = stage.member();
        for (const QFuture<Result<Operation>> &future :
             {actions.setRole(member, Role::Admin), actions.setProgramCreator(member, true),
              actions.block(member), actions.unblock(member), actions.remove(member)})
            QCOMPARE(toString(ClientStage::answer(future).error().kind), u"Offline"_qs);
        QCOMPARE(stage.states(), QString());
    }

    void OFF_5_whatCannotHaveBeenSentIsNotKeptForLater()
    {
        ClientStage stage;
        stage.platform.write = [](const PeerRequest &) { return admin(); };
        stage.enter();
        stage.platform.peer.stopListening();
        QCOMPARE(stage.client->state().phase, Phase::Online);
        const Result<Operation> result =
            ClientStage::answer(stage.client->memberActions()->block(stage.member()));
        QCOMPARE(toString(result.error().kind), u"Offline"_qs);
        QCOMPARE(stage.states(), u"cancelled"_qs);
        QTRY_COMPARE(stage.client->state().phase, Phase::Offline);
        stage.platform.peer.listen();
        QTRY_COMPARE(stage.client->state().phase, Phase::Online);
        QCOMPARE(stage.platform.writes().size(), 0);
    }

    void OFF_4_aLostAnswerIsAskedForAgainWithTheSameKey_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char *how :
             {"reset", "close", "500", "502", "504", "html", "cut", "409", "broken", "other", "nothing"})
            QTest::newRow(how) << QByteArray(how);
    }

    void OFF_4_aLostAnswerIsAskedForAgainWithTheSameKey()
    {
        QFETCH(QByteArray, how);
        ClientStage stage;
        int times = 0;
        stage.platform.write = [&](const PeerRequest &) {
            if (++times > 2)
                return admin();
            if (how == "reset")
                return PeerAnswer::reset();
            if (how == "close")
                return PeerAnswer::close();
            if (how == "html")
                return PeerAnswer::of(200, "<html>", "text/html");
            if (how == "broken")
                return PeerAnswer::of(200, R"({"id":"mbr_1","revision":)");
            if (how == "other")
                return PeerAnswer::of(200, ScriptedPlatform::member("2", 9));
            if (how == "nothing")
                return PeerAnswer{.bytes = "HTTP/1.1 204 No Content\r\n\r\n"};
            if (how == "cut")
                return PeerAnswer::cut(ScriptedPlatform::member("1", 2), 20);
            return ScriptedPlatform::problem(how.toInt(), "X-1");
        };
        stage.enter();
        const Result<Operation> done =
            ClientStage::answer(stage.client->memberActions()->setRole(stage.member(), Role::Admin));
        QCOMPARE(done->state, OperationState::Done);
        QCOMPARE(done->attempts, 3);
        QVERIFY(done->mayHaveHappened);
        const QList<PeerRequest> writes = stage.platform.writes();
        QCOMPARE(writes.size(), 3);
        for (const PeerRequest &write : writes) {
            QCOMPARE(write.field("Idempotency-Key"), done->id.text().toLatin1());
            QCOMPARE(write.field("If-Match"), QByteArray("\"1\""));
            QCOMPARE(write.body, writes.constFirst().body);
        }
    }

    void OFF_4_theCallerStopsWaitingAndTheOutboxGoesOn()
    {
        ClientStage stage;
        stage.patience = 50ms;
        stage.start();
        bool silent = true;
        stage.platform.write = [&](const PeerRequest &) { return silent ? PeerAnswer::reset() : admin(); };
        stage.enter();
        const Result<Operation> result =
            ClientStage::answer(stage.client->memberActions()->block(stage.member()));
        QCOMPARE(toString(result.error().kind), u"Timeout"_qs);
        QVERIFY(!isSettled(stage.operation().state));
        QVERIFY(!canCancel(stage.operation()));
        silent = false;
        QTRY_COMPARE(stage.states(), u"done"_qs);
    }

    void OFF_4_anOperationSurvivesTheEndOfTheProgram()
    {
        ClientStage stage;
        stage.platform.write = [](const PeerRequest &) { return PeerAnswer::silence(); };
        stage.enter();
        const auto future = stage.client->memberActions()->setRole(stage.member(), Role::Admin);
        QTRY_COMPARE(stage.platform.writes().size(), 1);
        stage.platform.write = [](const PeerRequest &) { return admin(); };
        stage.comeBack();
        QVERIFY(future.isFinished());
        QTRY_COMPARE(stage.states(), u"done"_qs);
        const QList<PeerRequest> writes = stage.platform.writes();
        QCOMPARE(writes.size(), 2);
        QCOMPARE(writes.at(0).field("Idempotency-Key"), writes.at(1).field("Idempotency-Key"));
        QTRY_COMPARE(stage.member().revision, 2);
    }

    void OFF_6_aConflictKeepsTheMemberOfThePlatform()
    {
        ClientStage stage;
        stage.platform.write = [](const PeerRequest &request) {
            if (request.field("If-Match") == "\"5\"")
                return admin(6);
            return PeerAnswer::of(412,
                                  R"({"type":"/problems/precondition","code":"PRECONDITION-2","current":)"
                                      + ScriptedPlatform::member("1", 5, R"(,"role":"reviewer")") + "}",
                                  "application/problem+json");
        };
        stage.enter();
        const Result<Operation> result =
            ClientStage::answer(stage.client->memberActions()->setRole(stage.member(), Role::Admin));
        QCOMPARE(toString(result.error().kind), u"PreconditionFailed"_qs);
        QCOMPARE(stage.states(), u"conflict"_qs);
        QCOMPARE(stage.operation().current->role, WireEnum<Role>(Role::Reviewer));
        QTRY_COMPARE(stage.member().revision, 5);

        // It is still there after a restart, and asking again is a new operation on the new revision.
        const Operation before = stage.operation();
        stage.comeBack();
        QCOMPARE(stage.operation(), before);
        stage.client->outbox()->sendAgain(before.id);
        QTRY_COMPARE(stage.states(), u"done"_qs);
        QVERIFY(stage.operation().id != before.id);
        QCOMPARE(stage.member().revision, 6);
    }

    void OFF_6_whatOverwritesNothingGoesOnOnTheNewRevision()
    {
        ClientStage stage;
        stage.platform.write = [](const PeerRequest &request) {
            if (request.field("If-Match") == "\"5\"")
                return admin(6);
            // Somebody else let it create programs; the role is what it was.
            return PeerAnswer::of(412,
                                  R"({"type":"/problems/precondition","code":"PRECONDITION-2","current":)"
                                      + ScriptedPlatform::member("1", 5, R"(,"programCreator":true)") + "}",
                                  "application/problem+json");
        };
        stage.enter();
        QVERIFY(ClientStage::answer(stage.client->memberActions()->setRole(stage.member(), Role::Admin)));
        QCOMPARE(stage.states(), u"done"_qs);
        const QList<PeerRequest> writes = stage.platform.writes();
        QCOMPARE(writes.size(), 2);
        QCOMPARE(writes[0].field("Idempotency-Key"), writes[1].field("Idempotency-Key"));
        QCOMPARE(writes[0].body, writes[1].body);
    }

    void OFF_6_aDecisionIsAboutWhatWasShown()
    {
        ClientStage stage;
        int revision = 4;
        stage.platform.write = [&](const PeerRequest &request) {
            if (request.field("If-Match") == '"' + QByteArray::number(revision) + '"')
                return admin(revision + 1);
            return PeerAnswer::of(412,
                                  R"({"type":"/problems/precondition","code":"PRECONDITION-2","current":)"
                                      + ScriptedPlatform::member("1", revision, R"(,"role":"reviewer")")
                                      + "}",
                                  "application/problem+json");
        };
        stage.enter();
        revision = 5;
        QVERIFY(!ClientStage::answer(stage.client->memberActions()->block(stage.member())));
        QCOMPARE(stage.states(), u"conflict"_qs);
        QTRY_COMPARE(stage.member().revision, 5);
        // Another change arrives in the cache, and nobody has looked at it when the decision is made.
        revision = 6;
        QVERIFY(!ClientStage::answer(stage.client->memberActions()->unblock(stage.member())));
        QTRY_COMPARE(stage.member().revision, 6);
        const Operation shown = stage.operation();
        QCOMPARE(shown.current->revision, 5);
        stage.client->outbox()->sendAgain(shown.id);
        QTRY_VERIFY(stage.operation().id != shown.id && stage.operation().state == OperationState::Conflict);
        QCOMPARE(stage.operation().current->revision, 6);
    }

    // Whoever was an administrator a moment ago and may only assign now.
    void ROL_1_whoSeesLessOfAMemberKeepsTheRest()
    {
        ClientStage stage;
        stage.platform.write = [](const PeerRequest &) {
            return PeerAnswer::of(200,
                                  R"({"id":"mbr_1","revision":7,"email":"ana@example.com","name":"Ana",)"
                                  R"("status":"active","assignments":[]})");
        };
        stage.enter();
        const Member before = stage.member();
        QVERIFY(
            ClientStage::answer(stage.client->memberActions()->setAssignments(before, oneTeam(u"tea_1"_qs))));
        QTRY_COMPARE(stage.states(), u"done"_qs);
        QCOMPARE(stage.member(), before); // the feed brings the rest
    }

    void aRefusalIsToldAndNotTriedAgain_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("kind");
        QTest::newRow("rule") << 422 << QByteArray("ROL-4") << u"Invalid"_qs;
        QTest::newRow("role") << 403 << QByteArray("ROL-1") << u"Forbidden"_qs;
        QTest::newRow("gone") << 404 << QByteArray("NOTFOUND-1") << u"NotFound"_qs;
        QTest::newRow("bad request") << 400 << QByteArray("IDEMPOTENCY-1") << u"Invalid"_qs;
    }

    void aRefusalIsToldAndNotTriedAgain()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(QString, kind);
        ClientStage stage;
        stage.platform.write = [&](const PeerRequest &) { return ScriptedPlatform::problem(status, code); };
        stage.enter();
        const Result<Operation> result =
            ClientStage::answer(stage.client->memberActions()->block(stage.member()));
        QCOMPARE(toString(result.error().kind), kind);
        QCOMPARE(result.error().code.toLatin1(), code);
        QCOMPARE(stage.states(), u"rejected"_qs);
        QCOMPARE(stage.platform.writes().size(), 1);
        stage.client->outbox()->discard(stage.operation().id);
        QTRY_COMPARE(stage.states(), QString());
    }

    void aRefusedTokenIsRenewedOnce()
    {
        ClientStage stage;
        bool refused = false;
        stage.platform.write = [](const PeerRequest &) { return admin(); };
        stage.platform.override = [&](const PeerRequest &request) -> std::optional<PeerAnswer> {
            if (request.method != "PATCH" || std::exchange(refused, true))
                return std::nullopt;
            return ScriptedPlatform::problem(401, "AUTH-3");
        };
        stage.enter();
        QVERIFY(ClientStage::answer(stage.client->memberActions()->setRole(stage.member(), Role::Admin)));
        QCOMPARE(stage.platform.sessions, 2);
    }

    void OFF_3_theQueuedLaneWaitsForTheNetworkAndKeepsItsOrder()
    {
        ClientStage stage;
        int revision = 1;
        stage.platform.write = [&](const PeerRequest &request) {
            if (request.field("If-Match") != '"' + QByteArray::number(revision) + '"')
                return ScriptedPlatform::problem(412, "PRECONDITION-2");
            return PeerAnswer::of(200, ScriptedPlatform::member("1", ++revision));
        };
        stage.enter();
        stage.platform.peer.stopListening();
        QVERIFY(!ClientStage::answer(stage.client->sync()));
        for (const char16_t *team : {u"tea_1", u"tea_2", u"tea_3"})
            QVERIFY(ClientStage::answer(stage.client->memberActions()->setAssignments(
                stage.member(), oneTeam(QString::fromUtf16(team)))));
        QCOMPARE(stage.client->outbox()->waiting(), 3);
        stage.comeBackOffline();
        QCOMPARE(stage.client->outbox()->waiting(), 3);
        stage.platform.peer.listen();
        QTRY_COMPARE(stage.states(), u"done done done"_qs);
        QByteArray order;
        for (const PeerRequest &write : stage.platform.writes())
            order += write.body.mid(write.body.indexOf("tea_"), 5);
        QCOMPARE(order, QByteArray("tea_1tea_2tea_3"));
    }

    void whatWaitsCanBeCancelled()
    {
        ClientStage stage;
        stage.enter();
        stage.platform.peer.stopListening();
        QVERIFY(!ClientStage::answer(stage.client->sync()));
        QVERIFY(ClientStage::answer(
            stage.client->memberActions()->setAssignments(stage.member(), oneTeam(u"tea_1"_qs))));
        stage.client->outbox()->cancel(stage.operation().id);
        QTRY_COMPARE(stage.states(), u"cancelled"_qs);
        stage.platform.peer.listen();
        QTRY_COMPARE(stage.client->state().phase, Phase::Online);
        QCOMPARE(stage.platform.writes().size(), 0);
    }

    void OFF_9_whatIsOlderThanTheKeysOfThePlatformIsParked()
    {
        ClientStage stage;
        stage.platform.write = [](const PeerRequest &) { return admin(); };
        stage.enter();
        stage.platform.peer.stopListening();
        QVERIFY(!ClientStage::answer(stage.client->sync()));
        QVERIFY(ClientStage::answer(
            stage.client->memberActions()->setAssignments(stage.member(), oneTeam(u"tea_1"_qs))));
        stage.clock.advance(73h);
        stage.comeBackOffline();
        QCOMPARE(stage.states(), u"parked"_qs);
        stage.platform.peer.listen();
        QTRY_COMPARE(stage.client->state().phase, Phase::Online);
        QCOMPARE(stage.platform.writes().size(), 0);
        const OperationId old = stage.operation().id;
        stage.client->outbox()->sendAgain(old);
        QTRY_COMPARE(stage.states(), u"done"_qs);
        QVERIFY(stage.operation().id != old);
    }

    void ROL_3_aBlockedMemberKeepsNoOperations()
    {
        ClientStage stage;
        stage.enter();
        const Member member = stage.member();
        stage.platform.override = [](const PeerRequest &request) -> std::optional<PeerAnswer> {
            if (!request.target.startsWith("/v1/workspaces/"))
                return std::nullopt;
            return ScriptedPlatform::problem(403, "ROL-3", "/problems/member-blocked");
        };
        QVERIFY(ClientStage::answer(
            stage.client->memberActions()->setAssignments(member, oneTeam(u"tea_canary"_qs))));
        QTRY_COMPARE(stage.states(), QString());
        QTRY_VERIFY(stage.client->members()->rowsOf({MemberId(u"mbr_1"_qs)})->empty());
        QTRY_VERIFY(stage.client->state().lastError);
        QCOMPARE(toString(stage.client->state().lastError->kind), u"MemberBlocked"_qs);
        for (QDirIterator files(stage.home.filePath(u"data/cache"_qs), QDir::Files,
                                QDirIterator::Subdirectories);
             files.hasNext();) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("tea_canary"), qPrintable(file.fileName()));
        }
    }

    void ROL_3_whoeverWaitsForAnOperationIsToldOfTheBlock()
    {
        ClientStage stage;
        stage.enter();
        stage.platform.write = [](const PeerRequest &) {
            return ScriptedPlatform::problem(403, "ROL-3", "/problems/member-blocked");
        };
        const Result<Operation> result =
            ClientStage::answer(stage.client->memberActions()->setRole(stage.member(), Role::Admin));
        QCOMPARE(toString(result.error().kind), u"MemberBlocked"_qs);
    }

    // The answer to an operation may be the older one.
    void ROL_3_whoIsLetInAgainSeesEverythingAgain()
    {
        ClientStage stage;
        stage.enter();
        stage.platform.write = [](const PeerRequest &) {
            return ScriptedPlatform::problem(403, "ROL-3", "/problems/member-blocked");
        };
        const Member member = stage.member();
        QVERIFY(
            ClientStage::answer(stage.client->memberActions()->setAssignments(member, oneTeam(u"tea_1"_qs))));
        QTRY_COMPARE(stage.states(), QString());
        QTRY_COMPARE(stage.member().revision, member.revision);
        QVERIFY(ClientStage::answer(stage.client->sync()));
        QCOMPARE(stage.member(), member);
    }

    void OFF_8_theOutboxIsForItsOwnerOnlyAndHoldsNoToken()
    {
        ClientStage stage;
        stage.platform.write = [](const PeerRequest &) { return PeerAnswer::reset(); };
        stage.enter();
        QVERIFY(ClientStage::answer(
            stage.client->memberActions()->setAssignments(stage.member(), oneTeam(u"tea_1"_qs))));
        QTRY_VERIFY(stage.operation().attempts > 1);
        int files = 0;
        for (QDirIterator all(stage.home.filePath(u"data"_qs), {u"*-outbox.sqlite*"_qs}, QDir::Files,
                              QDirIterator::Subdirectories);
             all.hasNext(); ++files) {
            QFile file(all.next());
            QCOMPARE(file.permissions() & ~(QFile::ReadUser | QFile::WriteUser),
                     QFile::ReadOwner | QFile::WriteOwner);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("canary"));
        }
        QVERIFY(files >= 1);
    }
};

QTEST_GUILESS_MAIN(TestMemberActions)
#include "tst_memberactions.moc"
