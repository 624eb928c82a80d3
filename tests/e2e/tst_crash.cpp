#include "livestage.h"

#include <support/quiet.h>

#include <QProcess>
#include <QRandomGenerator>
#include <QTextStream>

using namespace Minideck;

namespace {

constexpr int Members = 6;

// The n-th operation of the script. Each one is a real change: whatever one does, the next on that member
// undoes.
QFuture<Result<Operation>> act(const LiveClient &live, int number, const MemberId &id)
{
    const Member member = live.member(id);
    const bool there = (number / Members) % 2 == 0;
    switch (number % 3) {
    case 0:
        return live.actions().setRole(member, there ? Role::Reviewer : Role::Developer);
    case 1:
        return live.actions().setProgramCreator(member, there);
    default:
        return live.actions().setAssignments(member, there ? live.inTeam(0) : QList<Assignment>());
    }
}

bool isOpen(const Operation &operation)
{
    return operation.state != OperationState::Done;
}

// A client that carries out the script from where the outbox says it stands, until all is done or it is
// killed.
int drive(const QStringList &arguments)
{
    LiveClient live(arguments.at(1), QUrl(arguments.at(0)));
    const int count = arguments.at(2).toInt();
    if (!live.enter())
        return 2;
    QTextStream(stdout) << "ready" << Qt::endl;
    Outbox &outbox = live.outbox();
    while (true) {
        const QList<Operation> operations = outbox.operations();
        const auto pending = std::count_if(operations.begin(), operations.end(), isOpen);
        for (const Operation &operation : operations) {
            // What was kept but not sent before a crash waits for somebody to confirm it.
            if (operation.state == OperationState::Parked)
                outbox.sendAgain(operation.id);
            else if (isSettled(operation.state) && isOpen(operation)) {
                const Error error = operation.error.value_or(Error{});
                qWarning("operation %lld is %s: %s %s", operation.place, qPrintable(toWire(operation.state)),
                         qPrintable(toString(error.kind)), qPrintable(error.code + error.detail));
                return 3;
            }
        }
        if (pending == 0 && operations.size() >= count)
            return 0;
        // The next one only when this one is in the outbox, because their number tells where the script
        // stands.
        const bool more = operations.size() < count && pending < 2 * Members;
        if (more)
            act(live, static_cast<int>(operations.size()),
                MemberId(arguments.at(3 + operations.size() % Members)));
        const auto moved = [&] {
            return more ? outbox.operations().size() > operations.size() : outbox.operations() != operations;
        };
        if (!QTest::qWaitFor(moved, 20000))
            return 4;
    }
}

} // namespace

// A client is killed again and again while it works; afterwards the server has each operation once.
class TestCrash : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void OFF_4_whateverIsKilledEachOperationHappensOnce();
};

void TestCrash::OFF_4_whateverIsKilledEachOperationHappensOnce()
{
    const int kills = qEnvironmentVariableIntValue("MINIDECK_KILLS") > 0
        ? qEnvironmentVariableIntValue("MINIDECK_KILLS")
        : 5;
    const auto seed = qEnvironmentVariableIsSet("MINIDECK_SEED")
        ? qEnvironmentVariableIntValue("MINIDECK_SEED")
        : static_cast<int>(QRandomGenerator::global()->bounded(1000000));
    qInfo("seed %d, %d kills", seed, kills);
    QRandomGenerator random(static_cast<quint32>(seed));
    const int count = 12 * (kills + 1);

    TemporaryHome home;
    LiveServer server(home.filePath(u"server"_qs));
    QList<Member> before;
    {
        LiveClient live(home.filePath(u"witness"_qs), server.url());
        QVERIFY(live.enter());
        QList<Member> free;
        QList<Member> assigned;
        for (const Member &member : live.members()) {
            if (member.role.is(Role::Developer) && member.status.is(MemberStatus::Active)
                && !member.programCreator)
                (member.assignments.isEmpty() ? free : assigned) << member;
        }
        QVERIFY(free.size() >= 2 && assigned.size() >= 4);
        before = {assigned[0], assigned[1], free[0], assigned[2], assigned[3], free[1]};
    }
    QStringList arguments{u"--drive"_qs, server.url().toString(), home.filePath(u"client"_qs),
                          QString::number(count)};
    for (const Member &member : before)
        arguments << member.id.text();

    int killed = 0;
    for (bool done = false; !done;) {
        QProcess driver;
        driver.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        driver.start(QCoreApplication::applicationFilePath(), arguments);
        QVERIFY(QTest::qWaitFor(
            [&] { return driver.canReadLine() || driver.state() == QProcess::NotRunning; }, 60000));
        const bool kill = killed < kills;
        const int patience = kill ? random.bounded(400) : 120000;
        done = QTest::qWaitFor([&] { return driver.state() == QProcess::NotRunning; }, patience);
        if (done) {
            QCOMPARE(driver.exitStatus(), QProcess::NormalExit);
            QCOMPARE(driver.exitCode(), 0);
        } else {
            QVERIFY2(kill, "the driver does not come to an end");
            driver.kill();
            QVERIFY(QTest::qWaitFor([&] { return driver.state() == QProcess::NotRunning; }, 10000));
            ++killed;
        }
    }
    qInfo("%d kills", killed);

    LiveClient live(home.filePath(u"client"_qs), server.url());
    QVERIFY(live.enter());
    QHash<QString, QStringList> asked;
    for (const Operation &operation : live.outbox().operations())
        asked[operation.target.text()] << operation.id.text();
    QCOMPARE(live.outbox().operations().size(), count);
    for (const Member &member : before) {
        QCOMPARE(server.changesOf(member.id), asked[member.id.text()]);
        QCOMPARE(live.member(member.id).revision, member.revision + count / Members);
    }
    QVERIFY(PlatformServer::verifyAudit(server.folder()));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--drive")
        return drive(arguments.mid(2));
    TestCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_crash.moc"
