#include <client/sync/accountactions.h>
#include <models/sandbox/lettersmodel.h>
#include <support/awaited.h>
#include <support/demostage.h>
#include <support/quiet.h>
#include <ui/sandbox/lettersdialog.h>
#include <ui/sandbox/letterview.h>
#include <ui/shared/emptystate.h>
#include <ui/shared/theme/appearance.h>

#include <QClipboard>
#include <QListView>
#include <QPushButton>

using namespace Minideck;

class TestLettersDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_appearance.apply(); }
    void init() { failOnUnexpectedWarnings(); }
    void ACC_10_theCodeIsAButton();

private:
    Appearance m_appearance;
    DemoStage m_stage;
};

void TestLettersDialog::ACC_10_theCodeIsAButton()
{
    const auto desk = m_stage.openDesk(u"desk"_qs);
    QVERIFY(desk);
    LettersModel model(desk->client, m_stage.clock());
    QPointer<LettersDialog> dialog = new LettersDialog(model);
    dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_COMPARE(dialog->findChild<EmptyState *>()->title(), u"No letters yet"_qs);

    QVERIFY(awaited(desk->client.accountActions().apply(m_stage.server().url(), u"zoe@guest.example"_qs,
                                                        u"Zoë"_qs, Secret(QByteArray("seven blue herons")))));
    QTest::keyClick(dialog, Qt::Key_F5);
    QTRY_COMPARE(model.rowCount(), 1);
    auto *list = dialog->findChild<QListView *>();
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(list->currentIndex().row(), 0);
    QPushButton *code = dialog->findChild<LetterView *>()->code();
    QVERIFY(code->isVisible());
    const QString text = model.index(0).data(LettersModel::CodeRole).toString();
    QCOMPARE(code->text(), text);
    code->setFocus();
    QTest::keyClick(code, Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
}

QTEST_MAIN(TestLettersDialog)
#include "tst_lettersdialog.moc"
