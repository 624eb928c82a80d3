#include <support/quiet.h>
#include <ui/shared/rowview.h>
#include <ui/shared/theme/appearance.h>

#include <QAbstractItemModelTester>
#include <QAbstractTableModel>
#include <QAccessible>
#include <QCheckBox>
#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>

using namespace Minideck;

// As many rows as wanted, none of them stored.
class CountingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit CountingModel(int rows)
        : m_rows(rows)
    { }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 3; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        ++asked;
        return u"%1/%2"_qs.arg(index.row() + m_first).arg(index.column());
    }
    QVariant headerData(int section, Qt::Orientation, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(u"Column %1"_qs.arg(section)) : QVariant();
    }
    void insertAtTop(int count)
    {
        beginInsertRows({}, 0, count - 1);
        m_first -= count;
        m_rows += count;
        endInsertRows();
    }
    void removeAll()
    {
        beginResetModel();
        m_rows = 0;
        endResetModel();
    }

    mutable int asked = 0;

private:
    int m_rows;
    int m_first = 0;
};

class TestRowView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_appearance.apply(); }
    void init() { failOnUnexpectedWarnings(); }
    void rowsStandWhereArithmeticPutsThem();
    void aMillionRowsAreAskedForOnlyWhereSeen();
    void scrollingToARowShowsIt();
    void allOfAMillionRowsAreOneRange();
    void shiftSelectsRangesAndCtrlTogglesRows();
    void aClickOnTheBoxTogglesTheRowAlone();
    void theBoxInTheHeadShowsAndSetsTheSelection();
    void theSelectionMovesWithInsertedRows();
    void lettersAreCommands();
    void homeEndAndPagesMoveTheCurrentRow();
    void theRingIsForKeysAndTheBarForTheMouse();
    void barsStandForRowsOnlyAfterAWhile();
    void wideColumnsScrollSideways();
    void screenReadersSeeATableOfWhatIsVisible();

private:
    struct Fixture
    {
        explicit Fixture(int rows)
            : model(rows)
        {
            view.setModel(&model);
            view.setCheckColumn(true);
            view.setStretchColumn(1);
            view.resize(600, 348); // 28 head, 10 rows
            view.show();
            view.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&view));
            view.setFocus(Qt::MouseFocusReason);
        }
        void click(int row, Qt::KeyboardModifiers modifiers = {}, int x = 100)
        {
            QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers,
                              QPoint(x, view.rowRect(row).center().y()));
        }
        QList<RowRange> ranges() const
        {
            const auto &found = view.selectedRows().ranges();
            return QList<RowRange>(found.begin(), found.end());
        }

        CountingModel model;
        RowView view;
    };

    Appearance m_appearance;
};

void TestRowView::rowsStandWhereArithmeticPutsThem()
{
    Fixture f(1'000'000);
    QCOMPARE(f.view.rowRect(5).top(), 160);
    QCOMPARE(f.view.visualRect(f.model.index(999'999, 0)).top(), 999'999 * 32);
    QCOMPARE(f.view.visualRect(f.model.index(3, 0)).left(), 16 + 16 + 12);
    f.view.verticalScrollBar()->setValue(320);
    QCOMPARE(f.view.rowRect(10).top(), 0);
    QCOMPARE(f.view.indexAt({100, 40}), f.model.index(11, 0));
    QCOMPARE(f.view.visibleRows(), (RowRange{10, 19}));
    f.view.setRowHeight(RowView::RowHeight::TwoLines);
    QCOMPARE(f.view.rowAt(0), 10);
    QCOMPARE(f.view.rowRect(11).height(), 40);
}

void TestRowView::aMillionRowsAreAskedForOnlyWhereSeen()
{
    Fixture f(1'000'000);
    f.model.asked = 0;
    f.view.grab();
    QVERIFY2(f.model.asked <= 11 * 3 * 2, qPrintable(QString::number(f.model.asked)));
    f.view.verticalScrollBar()->setValue(f.view.verticalScrollBar()->maximum());
    QCOMPARE(f.view.rowAt(f.view.viewport()->height() - 1), 999'999);
}

void TestRowView::scrollingToARowShowsIt()
{
    Fixture f(1'000'000);
    f.view.scrollTo(f.model.index(500'000, 0));
    QCOMPARE(f.view.visibleRows().last, 500'000);
    f.view.scrollTo(f.model.index(400'000, 0), QAbstractItemView::PositionAtTop);
    QCOMPARE(f.view.visibleRows().first, 400'000);
    f.view.scrollTo(f.model.index(400'005, 0));
    QCOMPARE(f.view.visibleRows().first, 400'000);
    f.view.scrollTo(f.model.index(3, 0), QAbstractItemView::PositionAtCenter);
    QCOMPARE(f.view.visibleRows().first, 0);
}

void TestRowView::allOfAMillionRowsAreOneRange()
{
    Fixture f(1'000'000);
    f.model.asked = 0;
    QTest::keySequence(&f.view, QKeySequence::SelectAll);
    QCOMPARE(f.ranges(), (QList<RowRange>{{0, 999'999}}));
    QCOMPARE(f.view.selectedRows().count(), 1'000'000);
    QVERIFY(f.model.asked < 1000);
    QVERIFY(f.view.selectedRows().contains(777'777));
}

void TestRowView::shiftSelectsRangesAndCtrlTogglesRows()
{
    Fixture f(100);
    f.click(2);
    f.click(5, Qt::ShiftModifier);
    QCOMPARE(f.ranges(), (QList<RowRange>{{2, 5}}));
    f.click(8, Qt::ControlModifier);
    QCOMPARE(f.ranges(), (QList<RowRange>{{2, 5}, {8, 8}}));
    f.click(3, Qt::ControlModifier);
    QCOMPARE(f.ranges(), (QList<RowRange>{{2, 2}, {4, 5}, {8, 8}}));
    f.click(1);
    QTest::keyClick(&f.view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&f.view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(f.ranges(), (QList<RowRange>{{1, 3}}));
}

void TestRowView::aClickOnTheBoxTogglesTheRowAlone()
{
    Fixture f(100);
    f.click(1);
    f.click(4, {}, 24);
    QCOMPARE(f.ranges(), (QList<RowRange>{{1, 1}, {4, 4}}));
    f.click(1, {}, 24);
    QCOMPARE(f.ranges(), (QList<RowRange>{{4, 4}}));
    QCOMPARE(f.view.currentRow(), 1);
}

void TestRowView::theBoxInTheHeadShowsAndSetsTheSelection()
{
    Fixture f(100);
    auto *box = f.view.findChild<QCheckBox *>();
    QCOMPARE(box->checkState(), Qt::Unchecked);
    f.click(1);
    QCOMPARE(box->checkState(), Qt::PartiallyChecked);
    QTest::mouseClick(box, Qt::LeftButton, {}, {12, 12});
    QCOMPARE(f.view.selectedRows().count(), 0);
    QTest::mouseClick(box, Qt::LeftButton, {}, {12, 12});
    QCOMPARE(f.view.selectedRows().count(), 100);
    QCOMPARE(box->checkState(), Qt::Checked);
}

void TestRowView::theSelectionMovesWithInsertedRows()
{
    Fixture f(100);
    const QAbstractItemModelTester tester(&f.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy changed(&f.view, &RowView::selectedRowsChanged);
    f.click(4);
    f.model.insertAtTop(3);
    QCOMPARE(f.ranges(), (QList<RowRange>{{7, 7}}));
    QCOMPARE(f.view.currentRow(), 7);
    f.model.removeAll();
    QCOMPARE(f.view.selectedRows().count(), 0);
    QVERIFY(changed.size() >= 2);
}

void TestRowView::lettersAreCommands()
{
    Fixture f(100);
    f.click(0);
    QTest::keyClick(&f.view, Qt::Key_J);
    QTest::keyClick(&f.view, Qt::Key_J);
    QTest::keyClick(&f.view, Qt::Key_K);
    QCOMPARE(f.view.currentRow(), 1);
    QTest::keyClick(&f.view, Qt::Key_X);
    QCOMPARE(f.view.selectedRows().count(), 0);
    QTest::keyClick(&f.view, Qt::Key_N); // none: and nothing is searched for
    QCOMPARE(f.view.currentRow(), 1);
}

void TestRowView::homeEndAndPagesMoveTheCurrentRow()
{
    Fixture f(1'000'000);
    f.click(0);
    QTest::keyClick(&f.view, Qt::Key_End);
    QCOMPARE(f.view.currentRow(), 999'999);
    QCOMPARE(f.view.visibleRows().last, 999'999);
    QTest::keyClick(&f.view, Qt::Key_PageUp);
    QCOMPARE(f.view.currentRow(), 999'990);
    QTest::keyClick(&f.view, Qt::Key_Home);
    QCOMPARE(f.view.currentRow(), 0);
}

void TestRowView::theRingIsForKeysAndTheBarForTheMouse()
{
    Fixture f(100);
    const QColor accent = f.view.palette().color(QPalette::Link);
    const auto colorAt = [&f](int x, int y) { return f.view.viewport()->grab().toImage().pixelColor(x, y); };
    f.click(2);
    const QRect row = f.view.rowRect(2);
    QCOMPARE(colorAt(2, row.center().y()), accent);
    QVERIFY(colorAt(300, row.top()) != accent);
    QTest::keyClick(&f.view, Qt::Key_Down);
    QCOMPARE(colorAt(300, f.view.rowRect(3).top()), accent);
    QCOMPARE(colorAt(300, f.view.rowRect(3).bottom()), accent);
}

void TestRowView::barsStandForRowsOnlyAfterAWhile()
{
    Fixture f(0);
    const auto blank = [&f] {
        const QImage image = f.view.viewport()->grab().toImage();
        return image.pixelColor(50, 16) == image.pixelColor(50, 2);
    };
    f.view.setLoading(true);
    QVERIFY(blank());
    QTRY_VERIFY(!blank());
    f.view.setLoading(false);
    QVERIFY(blank());
}

void TestRowView::wideColumnsScrollSideways()
{
    Fixture f(100);
    f.view.setContentWidth(1, 900);
    QVERIFY(f.view.horizontalScrollBar()->maximum() > 300);
    f.view.horizontalScrollBar()->setValue(200);
    QCOMPARE(f.view.visualRect(f.model.index(0, 0)).left(), 44 - 200);
    QCOMPARE(f.view.header()->offset(), 200);
    f.click(1, {}, 24); // the boxes stay
    QCOMPARE(f.ranges(), (QList<RowRange>{{1, 1}}));
}

void TestRowView::screenReadersSeeATableOfWhatIsVisible()
{
    Fixture f(1'000'000);
    f.view.setAccessibleName(u"Members"_qs);
    f.click(3);
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(&f.view);
    QCOMPARE(face->role(), QAccessible::Table);
    QCOMPARE(face->text(QAccessible::Name), u"Members"_qs);
    QVERIFY(face->childCount() <= 12 * 3);
    QAccessibleTableInterface *table = face->tableInterface();
    QVERIFY(table);
    QCOMPARE(table->rowCount(), 1'000'000);
    QCOMPARE(table->columnDescription(1), u"Column 1"_qs);
    QAccessibleInterface *cell = table->cellAt(500'000, 2);
    QVERIFY(cell);
    QCOMPARE(cell->text(QAccessible::Name), u"500000/2"_qs);
    QVERIFY(!table->cellAt(1'000'000, 0));
    QVERIFY(table->isRowSelected(3));
    QCOMPARE(table->selectedRowCount(), 1);
    f.model.removeAll();
    QVERIFY(!cell->isValid());
}

QTEST_MAIN(TestRowView)
#include "tst_rowview.moc"
