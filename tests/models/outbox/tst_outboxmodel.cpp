#include <client/sync/memberactions.h>
#include <client/sync/memberrepository.h>
#include <core/answer.h>
#include <models/outbox/outboxmodel.h>
#include <support/demostage.h>
#include <support/quiet.h>

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Minideck;
using View = OutboxModel::View;

// The outbox as a list, against a real platform.
class TestOutboxModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void OFF_3_whatIsDoneAndWhatIsRefusedStandsHere();
    void viewsShowTheirPart();
    void discardedOperationsGo();

private:
    Member member(const QString &name);
    void block(const QString &name);

    std::unique_ptr<DemoStage> m_stage;
    std::unique_ptr<DemoStage::Desk> m_desk;
    std::unique_ptr<OutboxModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestOutboxModel::init()
{
    failOnUnexpectedWarnings();
    m_stage = std::make_unique<DemoStage>();
    m_desk = m_stage->openDesk(u"desk"_qs);
    QVERIFY(m_desk);
    m_model = std::make_unique<OutboxModel>(m_stage->clock());
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    m_model->follow(m_desk->client);
    QCOMPARE(m_model->counts(), OutboxCounts());
}

void TestOutboxModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_desk.reset();
    m_stage.reset();
}

Member TestOutboxModel::member(const QString &name)
{
    Member found;
    bool answered = false;
    MemberQuery query;
    query.search = name;
    whenAnswered(m_desk->client.members()->firstPage(query), this, [&](const Result<MemberPage> &page) {
        answered = true;
        if (page && !page->members.isEmpty())
            found = page->members.first();
    });
    if (!QTest::qWaitFor([&answered] { return answered; }) || found.id.isEmpty())
        qFatal("%s is not there", qPrintable(name));
    return found;
}

void TestOutboxModel::block(const QString &name)
{
    bool answered = false;
    whenAnswered(m_desk->client.memberActions()->block(member(name)), this,
                 [&answered](const Result<Operation> &) { answered = true; });
    QTRY_VERIFY(answered);
}

void TestOutboxModel::OFF_3_whatIsDoneAndWhatIsRefusedStandsHere()
{
    QSignalSpy counted(m_model.get(), &OutboxModel::countsChanged);
    block(u"Ingrid Solheim"_qs);
    QTRY_COMPARE(m_model->counts(), (OutboxCounts{.needsYou = 0, .waiting = 0, .sent = 1}));
    block(u"Noor Rahman"_qs); // the last admin
    QTRY_COMPARE(m_model->counts(), (OutboxCounts{.needsYou = 1, .waiting = 0, .sent = 1}));
    QVERIFY(counted.count() >= 2);

    // What needs somebody stands first.
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->index(0, OutboxModel::What).data().toString(), u"Block Noor Rahman"_qs);
    QCOMPARE(m_model->index(0, OutboxModel::State).data().toString(), u"Refused"_qs);
    QCOMPARE(m_model->index(1, OutboxModel::What).data().toString(), u"Block Ingrid Solheim"_qs);
    QCOMPARE(m_model->index(1, OutboxModel::State).data().toString(), u"Done"_qs);
    QCOMPARE(m_model->operation(0)->error->code, u"ROL-4"_qs);
}

void TestOutboxModel::viewsShowTheirPart()
{
    block(u"Ingrid Solheim"_qs);
    QTRY_COMPARE(m_model->counts().sent, 1);
    m_model->setView(View::NeedsYou);
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setView(View::Waiting);
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setView(View::Sent);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->rowOf(m_model->operation(0)->place), 0);
    QCOMPARE(m_model->rowOf(m_model->operation(0)->place + 1), -1);
}

void TestOutboxModel::discardedOperationsGo()
{
    block(u"Ingrid Solheim"_qs);
    QTRY_COMPARE(m_model->rowCount(), 1);
    m_model->discard(*m_model->operation(0));
    QTRY_COMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->counts(), OutboxCounts());
}

QTEST_GUILESS_MAIN(TestOutboxModel)
#include "tst_outboxmodel.moc"
