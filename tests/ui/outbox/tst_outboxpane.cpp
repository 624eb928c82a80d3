#include <core/answer.h>
#include <models/members/memberactionsmodel.h>
#include <models/members/membersmodel.h>
#include <models/outbox/outboxmodel.h>
#include <support/demostage.h>
#include <support/englishplurals.h>
#include <support/fixedclock.h>
#include <support/members.h>
#include <support/quiet.h>
#include <ui/outbox/operationdetail.h>
#include <ui/outbox/outboxpane.h>
#include <ui/shared/emptystate.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/rowview.h>
#include <ui/shared/theme/appearance.h>

#include <QApplication>
#include <QDialog>
#include <QPushButton>
#include <QtTest>

using namespace Minideck;

// The pane of the outbox: a detail for every state, and the way through a real platform.
class TestOutboxPane : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void saysThatItIsEmpty();
    void OFF_6_aConflictShowsBothSides();
    void aRefusalSaysWhy();
    void everyStateOffersWhatHasAnEffect_data();
    void everyStateOffersWhatHasAnEffect();
    void discardingAsksAndForgets();

private:
    static Operation operation(OperationState state);
    static QStringList words(QWidget *inside);
    static QStringList verbs(QWidget *inside);

    FixedClock m_clock;
};

Operation TestOutboxPane::operation(OperationState state)
{
    Operation made;
    made.id = OperationId(u"opn_1"_qs);
    made.place = 1;
    made.kind = OperationKind::SetRole;
    made.targetName = u"<b>Amara</b> Okafor"_qs;
    made.state = state;
    made.baseRevision = 41;
    made.body = R"({"role":"reviewer"})";
    made.createdAt = QDateTime({2026, 3, 5}, {11, 50}, Qt::UTC);
    made.attempts = 1;
    return made;
}

QStringList TestOutboxPane::words(QWidget *inside)
{
    QStringList texts;
    for (PlainLabel *label : inside->findChildren<PlainLabel *>()) {
        if (label->isVisible())
            texts << label->fullText();
    }
    return texts;
}

QStringList TestOutboxPane::verbs(QWidget *inside)
{
    QStringList texts;
    for (QPushButton *button : inside->findChildren<QPushButton *>()) {
        if (button->isVisible())
            texts << button->text();
    }
    return texts;
}

void TestOutboxPane::saysThatItIsEmpty()
{
    OutboxModel model(m_clock);
    OutboxPane pane(model, m_clock);
    pane.resize(1072, 702);
    pane.show();
    QVERIFY(pane.findChild<EmptyState *>()->isVisible());
    QCOMPARE(pane.findChild<EmptyState *>()->title(), u"The outbox is empty"_qs);
    QVERIFY(!pane.badge());
    QVERIFY(!pane.findChild<OperationDetail *>()->isVisible());
    pane.setCurrentView(1);
    QCOMPARE(pane.findChild<EmptyState *>()->title(), u"Nothing needs you"_qs);
    const QByteArray state = pane.saveState();
    OutboxPane other(model, m_clock);
    QVERIFY(other.restoreState(state));
    QCOMPARE(other.currentView(), 1);
    QVERIFY(!other.restoreState("garbage"));
}

void TestOutboxPane::OFF_6_aConflictShowsBothSides()
{
    Operation conflict = operation(OperationState::Conflict);
    conflict.current = makeMember(1, u"Amara Okafor"_qs, u"amara@example.com"_qs, Role::Admin);
    conflict.current->revision = 42;
    conflict.base = makeMember(1, u"Amara Okafor"_qs, u"amara@example.com"_qs, Role::Developer);
    OperationDetail detail(m_clock);
    detail.setOperation(conflict);
    detail.resize(420, 600);
    detail.show();
    const QStringList texts = words(&detail);
    for (const QString &text :
         {u"Role of <b>Amara</b> Okafor: Reviewer"_qs, u"Before"_qs, u"Yours"_qs, u"Revision 41"_qs,
          u"Platform"_qs, u"Revision 42"_qs, u"Role"_qs, u"Developer"_qs, u"Reviewer"_qs, u"Admin"_qs,
          u"10 min ago"_qs, u"If you apply it again: Role becomes Reviewer."_qs})
        QVERIFY2(texts.contains(text), qPrintable(text));
    for (QLabel *label : detail.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(verbs(&detail), (QStringList{u"Apply again"_qs, u"Discard…"_qs}));
}

void TestOutboxPane::aRefusalSaysWhy()
{
    Operation refused = operation(OperationState::Rejected);
    refused.error = Error{.kind = ErrorKind::Invalid,
                          .code = u"ROL-4"_qs,
                          .serverText = u"The last active admin stays."_qs,
                          .requestId = u"req_8f21"_qs};
    OperationDetail detail(m_clock);
    detail.setOperation(refused);
    detail.resize(420, 600);
    detail.show();
    QCOMPARE(detail.findChild<Note *>()->text(),
             u"The platform refused the input. The last active admin stays."_qs);
    QVERIFY(words(&detail).contains(u"req_8f21"_qs));
}

void TestOutboxPane::everyStateOffersWhatHasAnEffect_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("held") << u"held"_qs << QStringList{u"Cancel sending"_qs};
    QTest::newRow("queued") << u"queued"_qs << QStringList{u"Cancel sending"_qs};
    QTest::newRow("sending") << u"sending"_qs << QStringList();
    QTest::newRow("unknown") << u"unknown"_qs << QStringList{u"Send now"_qs};
    QTest::newRow("retry") << u"retry"_qs << QStringList{u"Send now"_qs, u"Cancel sending"_qs};
    QTest::newRow("conflict") << u"conflict"_qs << QStringList{u"Apply again"_qs, u"Discard…"_qs};
    QTest::newRow("rejected") << u"rejected"_qs << QStringList{u"Send again"_qs, u"Discard…"_qs};
    QTest::newRow("parked") << u"parked"_qs << QStringList{u"Send again"_qs, u"Discard…"_qs};
    QTest::newRow("done") << u"done"_qs << QStringList{u"Remove from list"_qs};
    QTest::newRow("cancelled") << u"cancelled"_qs << QStringList{u"Remove from list"_qs};
}

void TestOutboxPane::everyStateOffersWhatHasAnEffect()
{
    QFETCH(QString, state);
    QFETCH(QStringList, expected);
    OperationDetail detail(m_clock);
    detail.setOperation(operation(*fromWire<OperationState>(state)));
    detail.resize(420, 600);
    detail.show();
    QCOMPARE(verbs(&detail), expected);
}

void TestOutboxPane::discardingAsksAndForgets()
{
    DemoStage stage;
    const auto desk = stage.openDesk(u"desk"_qs);
    QVERIFY(desk);
    MembersModel members(stage.clock());
    members.follow(desk->client);
    MemberActionsModel actions;
    actions.follow(desk->client);
    OutboxModel model(stage.clock());
    model.follow(desk->client);
    OutboxPane pane(model, stage.clock());
    pane.resize(1072, 702);
    pane.show();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QTRY_COMPARE(members.rowCount(), 24);
    QSignalSpy finished(&actions, &MemberActionsModel::finished);
    for (const QString &name : {u"Ingrid Solheim"_qs, u"Noor Rahman"_qs}) {
        for (int row = 0; row < members.rowCount(); ++row) {
            if (members.member(row)->name == name) {
                actions.start({MemberVerb::Block, {}}, {*members.member(row)});
                break;
            }
        }
        QTRY_COMPARE(finished.count(), 1);
        finished.clear();
    }
    QTRY_COMPARE(model.counts().needsYou, 1);
    QCOMPARE(pane.badge(), std::optional<qint64>(1));
    pane.takeFocus();
    auto *list = pane.findChild<RowView *>();
    QCOMPARE(list->currentRow(), 1); // it stays on what it was on
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_VERIFY(QApplication::activeModalWidget());
    auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
    QVERIFY(words(dialog).contains(u"Discard this change?"_qs));
    QVERIFY(verbs(dialog).contains(u"Discard"_qs));
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == u"Discard"_qs)
            button->click();
    }
    QTRY_COMPARE(model.counts().needsYou, 0);
    QVERIFY(!pane.badge());
    QCOMPARE(list->currentRow(), 0); // the one that is done
}

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale::c());
    EnglishPlurals plurals;
    Appearance appearance;
    appearance.apply();
    appearance.setTheme(Appearance::Theme::Light);
    TestOutboxPane test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_outboxpane.moc"
