#include <client/sync/accountactions.h>
#include <models/sandbox/lettersmodel.h>
#include <support/awaited.h>
#include <support/demostage.h>
#include <support/quiet.h>

#include <QAbstractItemModelTester>

using namespace Minideck;

class TestLettersModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void ACC_10_listsTheMailNewestFirst();
    void ACC_10_whatIsReadStaysCurrent();
    void whatIsClearedDoesNotComeBack();
    void saysWhyThereIsNone();
    void ACC_11_actsAsAndComesBack();

private:
    void mailTo(DemoStage::Desk &desk, const QString &email)
    {
        QVERIFY(awaited(desk.client.accountActions().apply(m_stage.server().url(), email, u"Zoë"_qs,
                                                           Secret(QByteArray("seven blue herons")))));
    }
    static bool settled(const LettersModel &model)
    {
        return QTest::qWaitFor([&model] { return !model.isBusy(); }, 20'000);
    }

    DemoStage m_stage;
};

void TestLettersModel::ACC_10_listsTheMailNewestFirst()
{
    const auto desk = m_stage.openDesk(u"first"_qs);
    QVERIFY(desk);
    LettersModel model(desk->client, m_stage.clock());
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.state(), ListState::FirstLoad);
    model.refresh();
    QVERIFY(settled(model));
    QCOMPARE(model.state(), ListState::Empty);

    mailTo(*desk, u"one@guest.example"_qs);
    mailTo(*desk, u"two@guest.example"_qs);
    model.refresh();
    QVERIFY(settled(model));
    QCOMPARE(model.state(), ListState::Ready);
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex newest = model.index(0);
    QCOMPARE(newest.data(LettersModel::RecipientRole).toString(), u"two@guest.example"_qs);
    QVERIFY(!newest.data().toString().isEmpty());
    const QString code = newest.data(LettersModel::CodeRole).toString();
    QCOMPARE(code.size(), 11);
    QVERIFY(newest.data(LettersModel::TextRole).toString().contains(code));
}

void TestLettersModel::ACC_10_whatIsReadStaysCurrent()
{
    const auto desk = m_stage.openDesk(u"second"_qs);
    QVERIFY(desk);
    LettersModel model(desk->client, m_stage.clock());
    const QAbstractItemModelTester tester(&model);
    mailTo(*desk, u"three@guest.example"_qs);
    model.refresh();
    QVERIFY(settled(model));
    const QPersistentModelIndex read = model.index(0);
    mailTo(*desk, u"four@guest.example"_qs);
    model.refresh();
    QVERIFY(settled(model));
    QCOMPARE(read.row(), 1);
    QCOMPARE(read.data(LettersModel::RecipientRole).toString(), u"three@guest.example"_qs);
}

void TestLettersModel::whatIsClearedDoesNotComeBack()
{
    const auto desk = m_stage.openDesk(u"cleared"_qs);
    QVERIFY(desk);
    LettersModel model(desk->client, m_stage.clock());
    const QAbstractItemModelTester tester(&model);
    mailTo(*desk, u"five@guest.example"_qs);
    model.refresh();
    QVERIFY(settled(model));
    QVERIFY(model.rowCount() > 0);
    model.refresh();
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.state(), ListState::FirstLoad);
    // The answer of a later question comes after the one that nobody wants.
    QVERIFY(awaited(desk->client.accountActions().sandboxMail()));
    QCOMPARE(model.rowCount(), 0);
}

void TestLettersModel::saysWhyThereIsNone()
{
    TemporaryHome home;
    MemoryKeychain keychain;
    SystemRandom random;
    PlatformClient client({home.filePath(u"client"_qs), {}}, keychain, m_stage.clock(), random);
    LettersModel model(client, m_stage.clock());
    model.refresh();
    QVERIFY(settled(model));
    QCOMPARE(model.state(), ListState::Failed);
    QVERIFY(model.error()->kind == ErrorKind::Unauthenticated);
}

void TestLettersModel::ACC_11_actsAsAndComesBack()
{
    const auto desk = m_stage.openDesk(u"third"_qs);
    QVERIFY(desk);
    QSignalSpy signedIn(&desk->signIn, &SignInModel::signedIn);
    desk->signIn.actAs(DemoRole::Reviewer);
    QTRY_COMPARE(signedIn.count(), 1);
    QCOMPARE(desk->signIn.acting(), DemoRole::Reviewer);
    QVERIFY(desk->signIn.workspaces().first().role.is(Role::Reviewer));
    desk->signIn.actAs(DemoRole::Admin);
    QTRY_COMPARE(signedIn.count(), 2);
    QVERIFY(!desk->signIn.acting());
    QCOMPARE(desk->signIn.account().email, PlatformServer::demoEmail());

    QVERIFY(awaited(desk->client.signOut()));
    QSignalSpy refused(&desk->signIn, &SignInModel::actingRefused);
    desk->signIn.actAs(DemoRole::Reviewer);
    QTRY_COMPARE(refused.count(), 1);
    QVERIFY(!desk->signIn.isBusy());
}

QTEST_GUILESS_MAIN(TestLettersModel)
#include "tst_lettersmodel.moc"
