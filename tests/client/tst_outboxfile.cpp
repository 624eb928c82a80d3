#include <client/cache/cachefile.h>
#include <client/outbox/outboxfile.h>
#include <client/outbox/outboxqueue.h>
#include <client/outbox/outboxstore.h>
#include <support/quiet.h>
#include <support/temporaryhome.h>

#include <QtTest>

using namespace Minideck;

namespace {

const QDateTime Now({2026, 3, 4}, {10, 0}, Qt::UTC);

Operation makeOperation(const QString &target, OperationState state = OperationState::Queued,
                        OperationKind kind = OperationKind::SetAssignments)
{
    static int number = 0;
    return {.id = OperationId(u"opn_%1"_qs.arg(++number, 26, 10, QLatin1Char('0'))),
            .place = number,
            .kind = kind,
            .target = MemberId(target),
            .targetName = u"Zoë"_qs,
            .state = state,
            .baseRevision = 3,
            .body = "{}",
            .createdAt = Now};
}

Member memberAt(qint64 revision, Role role)
{
    Member member;
    member.id = MemberId(u"mbr_1"_qs);
    member.revision = revision;
    member.role = role;
    return member;
}

QString places(const QList<Operation> &operations, const QList<Operation> &of)
{
    QStringList places;
    for (const Operation &operation : operations) {
        const auto found =
            std::find_if(of.begin(), of.end(), [&](const Operation &one) { return one.id == operation.id; });
        places << QString::number(found - of.begin());
    }
    return places.join(u' ');
}

OutboxQueue queueOf(const QList<Operation> &operations)
{
    OutboxQueue queue;
    for (const Operation &operation : operations)
        queue.put(operation);
    return queue;
}

} // namespace

class TestOutboxFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void liesBesideTheCache()
    {
        QCOMPARE(outboxPath(u"/data/cache/x/Demo.sqlite"_qs), u"/data/cache/x/Demo-outbox.sqlite"_qs);
    }

    void OFF_4_aCommitIsOnTheDisk()
    {
        TemporaryHome home;
        const Result<OpenedOutbox> outbox = openOutbox(home.filePath(u"a/o.sqlite"_qs), Now);
        QVERIFY(outbox);
        QVERIFY(!outbox->warning);
        QCOMPARE(*outbox->database.number("PRAGMA synchronous"), 2);
        QCOMPARE(*outbox->database.number("PRAGMA secure_delete"), 1);
        QCOMPARE(*outbox->database.number("PRAGMA user_version"), outboxSchemaVersion());
        const auto mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        for (const QString &file : {u"a/o.sqlite"_qs, u"a/o.sqlite-wal"_qs, u"a/o.sqlite-shm"_qs})
            QCOMPARE(QFile::permissions(home.filePath(file)), mine);
    }

    void keepsEveryFieldOfAnOperation()
    {
        TemporaryHome home;
        Operation operation = makeOperation(u"mbr_1"_qs);
        {
            const Result<OpenedOutbox> outbox = openOutbox(home.filePath(u"o.sqlite"_qs), Now);
            OutboxStore store(outbox->database);
            operation.place = *store.add(operation);
            QCOMPARE(*store.all(), QList{operation});
            operation.state = OperationState::Conflict;
            operation.baseRevision = 9;
            operation.attempts = 4;
            operation.mayHaveHappened = true;
            operation.error = Error{.kind = ErrorKind::PreconditionFailed,
                                    .code = u"PRECONDITION-2"_qs,
                                    .serverText = u"Somebody else"_qs,
                                    .requestId = u"req_1"_qs,
                                    .status = 412,
                                    .fields = {{.pointer = u"/role"_qs, .code = u"x"_qs, .detail = {}}}};
            operation.current = Member{.id = MemberId(u"mbr_1"_qs),
                                       .revision = 12,
                                       .name = u"Zoë"_qs,
                                       .email = u"z@example.com"_qs,
                                       .role = WireEnum<Role>(u"owner"_qs),
                                       .programCreator = true,
                                       .status = MemberStatus::Active,
                                       .startedAt = Now,
                                       .lastActivityAt = {},
                                       .invitedByName = u"Ana"_qs,
                                       .assignments = {{.kind = AssignmentKind::Team,
                                                        .targetId = u"tea_1"_qs,
                                                        .targetName = u"Payments"_qs,
                                                        .role = AssignmentRole::TeamAdmin}}};
            QVERIFY(store.put({operation}, Now));
        }
        const Result<OpenedOutbox> outbox = openOutbox(home.filePath(u"o.sqlite"_qs), Now);
        QCOMPARE(*OutboxStore(outbox->database).all(), QList{operation});
    }

    void whatCannotBeReadIsSetAsideAndNeverDeleted()
    {
        TemporaryHome home;
        const QString path = home.filePath(u"box/o.sqlite"_qs);
        for (int time = 0; time < 5; ++time) {
            QVERIFY(makePrivateFolder(QFileInfo(path).path()));
            QFile::remove(path + u"-wal"_qs);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(QByteArray(9000, 'x'));
            file.close();
            const Result<OpenedOutbox> outbox = openOutbox(path, Now.addSecs(time));
            QVERIFY(outbox);
            QCOMPARE(toString(outbox->warning->kind), u"CacheDamaged"_qs);
        }
        const QStringList aside =
            QFileInfo(path).dir().entryList({u"o.sqlite.damaged-????????T?????????"_qs});
        QCOMPARE(aside.size(), 5);
    }

    void theFileOfANewerProgramIsSetAside()
    {
        TemporaryHome home;
        const QString path = home.filePath(u"box/o.sqlite"_qs);
        QVERIFY(openOutbox(path, Now)->database.execute("PRAGMA user_version=99"));
        QCOMPARE(toString(openOutbox(path, Now)->warning->kind), u"CacheTooNew"_qs);
    }

    void historyGoesAfterItsTimeAndWhatIsOpenStays()
    {
        TemporaryHome home;
        const Result<OpenedOutbox> outbox = openOutbox(home.filePath(u"o.sqlite"_qs), Now);
        OutboxStore store(outbox->database);
        for (const OperationState state :
             {OperationState::Done, OperationState::Cancelled, OperationState::Rejected,
              OperationState::Conflict, OperationState::Queued}) {
            Operation operation = makeOperation(u"mbr_1"_qs);
            operation.place = *store.add(operation);
            operation.state = state;
            QVERIFY(store.put({operation}, Now));
        }
        QVERIFY(store.removeHistory(Now));
        QCOMPARE(store.all()->size(), 5);
        QVERIFY(store.removeHistory(Now.addSecs(1)));
        QCOMPARE(store.all()->size(), 3);
    }

    void OFF_4_orderIsKeptPerMember()
    {
        const QList<Operation> all{makeOperation(u"mbr_1"_qs), makeOperation(u"mbr_1"_qs),
                                   makeOperation(u"mbr_2"_qs), makeOperation(u"mbr_1"_qs)};
        OutboxQueue queue = queueOf(all);
        QCOMPARE(places(queue.ready({}), all), u"0 2"_qs);
        QCOMPARE(places(queue.ready({all[0].place}), all), u"2"_qs);
        Operation first = all[0];
        first.state = OperationState::Sending;
        queue.put(first);
        QCOMPARE(places(queue.ready({}), all), u"2"_qs);
        first.state = OperationState::Done;
        queue.put(first);
        QCOMPARE(places(queue.ready({}), all), u"1 2"_qs);
    }

    void fourAreOnTheirWayAtMost()
    {
        QList<Operation> all;
        for (int i = 0; i < 6; ++i)
            all << makeOperation(u"mbr_"_qs + QString::number(i));
        all[2].state = OperationState::Sending;
        QCOMPARE(places(queueOf(all).ready({}), all), u"0 1 3"_qs);
    }

    void OFF_6_aConflictHoldsBackWhatDidNotKnowOfIt()
    {
        QList<Operation> all{makeOperation(u"mbr_1"_qs, OperationState::Conflict), makeOperation(u"mbr_1"_qs),
                             makeOperation(u"mbr_1"_qs)};
        all[2].baseRevision = 4;
        QCOMPARE(places(queueOf(all).ready({}), all), u"2"_qs);
    }

    void OFF_4_whatWasMeantToFollowIsBasedOnWhatItFollows()
    {
        QList<Operation> all{makeOperation(u"mbr_1"_qs),
                             makeOperation(u"mbr_1"_qs),
                             makeOperation(u"mbr_2"_qs),
                             makeOperation(u"mbr_1"_qs),
                             makeOperation(u"mbr_1"_qs, OperationState::Parked),
                             makeOperation(u"mbr_1"_qs, OperationState::Rejected)};
        all[3].baseRevision = 8;
        const Member made = memberAt(4, Role::Reviewer);
        const QList<Operation> rebased = queueOf(all).rebased(all[0], 4, made);
        QCOMPARE(places(rebased, all), u"1 4"_qs);
        QCOMPARE(rebased.constFirst().baseRevision, 4);
        QCOMPARE(rebased.constFirst().base, std::optional(made));
    }

    void OFF_6_whatFollowsOneThatMovesOnMovesOnIfItOverwritesNothing()
    {
        QList<Operation> all{makeOperation(u"mbr_1"_qs), makeOperation(u"mbr_1"_qs),
                             makeOperation(u"mbr_1"_qs), makeOperation(u"mbr_2"_qs)};
        for (Operation &operation : all)
            operation.base = memberAt(3, Role::Developer);
        all[2].kind = OperationKind::SetRole;
        const Member current = memberAt(4, Role::Reviewer);
        const QList<Operation> moved = queueOf(all).movedOn(all[0], current);
        QCOMPARE(places(moved, all), u"1"_qs);
        QCOMPARE(moved.constFirst().baseRevision, 4);
        QCOMPARE(moved.constFirst().base, std::optional(current));
    }

    void OFF_4_whatWasAskedForBeforeTheAnswerCameFollowsIt()
    {
        OutboxQueue queue;
        Operation first = makeOperation(u"mbr_1"_qs);
        queue.noteMade(first, 4, memberAt(4, Role::Developer));
        first.baseRevision = 4;
        queue.noteMade(first, 5, memberAt(5, Role::Reviewer));
        QCOMPARE(queue.upToDate(makeOperation(u"mbr_1"_qs)).baseRevision, 5);
        QCOMPARE(queue.upToDate(makeOperation(u"mbr_1"_qs)).base->role, WireEnum<Role>(Role::Reviewer));
        QCOMPARE(queue.upToDate(makeOperation(u"mbr_2"_qs)).baseRevision, 3);
        first.baseRevision = 6;
        QCOMPARE(queue.upToDate(first).baseRevision, 6);
        // Somebody else came between: what was seen before is not based on what came after.
        queue.noteMade(first, 7, memberAt(7, Role::Admin));
        QCOMPARE(queue.upToDate(makeOperation(u"mbr_1"_qs)).baseRevision, 3);
    }

    void OFF_3_afterACrashNothingIsTakenForFailed()
    {
        const QList<Operation> all{
            makeOperation(u"mbr_1"_qs, OperationState::Sending, OperationKind::Block),
            makeOperation(u"mbr_2"_qs, OperationState::Queued, OperationKind::Block),
            makeOperation(u"mbr_3"_qs, OperationState::Queued),
            makeOperation(u"mbr_4"_qs, OperationState::Rejected),
            makeOperation(u"mbr_2"_qs, OperationState::Queued),
        };
        OutboxQueue queue;
        queue.begin(all, Now);
        QStringList states;
        for (const Operation &operation : queue.all())
            states << toWire(operation.state);
        QCOMPARE(states,
                 QStringList({u"unknown"_qs, u"parked"_qs, u"queued"_qs, u"rejected"_qs, u"parked"_qs}));
        QVERIFY(queue.all().constFirst().mayHaveHappened);
        queue.begin(all, Now.addDays(3).addSecs(1));
        states.clear();
        for (const Operation &operation : queue.all())
            states << toWire(operation.state);
        QCOMPARE(states,
                 QStringList({u"parked"_qs, u"parked"_qs, u"parked"_qs, u"rejected"_qs, u"parked"_qs}));
    }
};

QTEST_GUILESS_MAIN(TestOutboxFile)
#include "tst_outboxfile.moc"
