#include <models/members/memberjob.h>
#include <support/members.h>
#include <support/quiet.h>

#include <QPromise>
#include <QtTest>

using namespace Minideck;

// Many members, one call for each, a result for each.
class TestMemberJob : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void MEM_6_everyMemberHasAResult();
    void asksAFewAtATime();
};

void TestMemberJob::MEM_6_everyMemberHasAResult()
{
    const QList<Member> people = makePeople(8);
    MemberJob job({MemberVerb::Block, {}}, people, [&people](const Member &member) {
        if (member.id == people[2].id)
            return QtFuture::makeReadyFuture(
                Result<Operation>(Error{.kind = ErrorKind::Invalid, .code = u"ROL-4"_qs}));
        if (member.id == people[5].id)
            return QtFuture::makeReadyFuture(Result<Operation>(Error{.kind = ErrorKind::Timeout}));
        return QtFuture::makeReadyFuture(Result<Operation>(Operation{}));
    });
    QSignalSpy progressed(&job, &MemberJob::progressed);
    QSignalSpy finished(&job, &MemberJob::finished);
    job.start();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(progressed.count(), 8);
    QCOMPARE(job.report().done.size(), 6);
    QCOMPARE(job.report().pending, QList<Member>{people[5]});
    QCOMPARE(job.report().failed.size(), 1);
    QCOMPARE(job.report().failed.first().member, people[2]);
    QCOMPARE(job.report().failed.first().error.code, u"ROL-4"_qs);
}

void TestMemberJob::asksAFewAtATime()
{
    std::vector<std::unique_ptr<QPromise<Result<Operation>>>> open;
    MemberJob job({MemberVerb::Block, {}}, makePeople(10), [&open](const Member &) {
        open.push_back(std::make_unique<QPromise<Result<Operation>>>());
        open.back()->start();
        return open.back()->future();
    });
    QSignalSpy finished(&job, &MemberJob::finished);
    job.start();
    QCOMPARE(open.size(), 4);
    for (size_t i = 0; i < 10; ++i) {
        QTRY_VERIFY(open.size() > i);
        open[i]->addResult(Result<Operation>(Operation{}));
        open[i]->finish();
    }
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(job.report().done.size(), 10);
}

QTEST_GUILESS_MAIN(TestMemberJob)
#include "tst_memberjob.moc"
