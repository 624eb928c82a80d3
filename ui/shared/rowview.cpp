#include "rowview.h"

#include "rowheader.h"
#include "rowviewaccessible.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/metrics.h>

#include <QCheckBox>
#include <QHeaderView>
#include <QScrollBar>

namespace Minideck {

static constexpr int LinesPerWheelStep = 1;

RowView::RowView(QWidget *parent)
    : QAbstractItemView(parent)
    , m_head(new RowHeader(this))
    , m_aboveBar(new QWidget)
    , m_cells(std::make_unique<CellPainter>())
    , m_text(font())
    , m_rowHeight(Metrics::DefaultRow)
{
    QAccessible::installFactory(RowViewAccessible::make);
    setFrameShape(NoFrame);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    addScrollBarWidget(m_aboveBar, Qt::AlignTop);
    verticalScrollBar()->parentWidget()->installEventFilter(this);
    m_head->raise();
    makeActions();
    setAutoScrollMargin(Metrics::DefaultRow / 2);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAttribute(
        Qt::WA_OpaquePaintEvent); // paints all of it, so what is filled before is lost work
    verticalScrollBar()->setSingleStep(m_rowHeight * LinesPerWheelStep);
    horizontalScrollBar()->setSingleStep(Metrics::Space24);

    connect(header(), &QHeaderView::sectionResized, this, [this] { updateGeometries(); });
    connect(header(), &QHeaderView::sectionMoved, viewport(), qOverload<>(&QWidget::update));
    connect(header(), &QHeaderView::sectionCountChanged, this, [this] { updateGeometries(); });
    connect(header(), &QHeaderView::geometriesChanged, this, [this] { updateGeometries(); });
    connect(header(), &QHeaderView::sortIndicatorChanged, this, [this] { m_head->update(); });
    connect(m_head, &RowHeader::selectAllWanted, this,
            [this](bool all) { all ? selectAll() : clearSelection(); });
}

RowView::~RowView()
{
    // The header outlives this part of the object and has news to the last.
    header()->disconnect(this);
    m_head->disconnect(this);
}

void RowView::setModel(QAbstractItemModel *model)
{
    if (this->model())
        disconnect(this->model(), nullptr, this, nullptr);
    QAbstractItemView::setModel(model);
    header()->setModel(model);
    if (model) {
        connect(model, &QAbstractItemModel::rowsRemoved, this, &RowView::rowsMayHaveMoved);
        connect(model, &QAbstractItemModel::rowsMoved, this, &RowView::rowsMayHaveMoved);
        connect(model, &QAbstractItemModel::layoutChanged, this, &RowView::rowsMayHaveMoved);
    }
    rowsMayHaveMoved();
}

void RowView::setSelectionModel(QItemSelectionModel *selection)
{
    QAbstractItemView::setSelectionModel(selection);
    m_selectedRowsStale = true;
}

QHeaderView *RowView::header() const
{
    return m_head->sections();
}

void RowView::setRowHeight(RowHeight height)
{
    const int firstRow = rowAt(0);
    m_rowHeight = height == RowHeight::Compact ? Metrics::CompactRow
        : height == RowHeight::TwoLines        ? Metrics::TwoLineRow
                                               : Metrics::DefaultRow;
    verticalScrollBar()->setSingleStep(m_rowHeight * LinesPerWheelStep);
    updateGeometries();
    if (firstRow > 0)
        verticalScrollBar()->setValue(firstRow * m_rowHeight);
    viewport()->update();
}

void RowView::setPlain(bool plain)
{
    m_plain = plain;
    updateGeometries();
    viewport()->update();
}

void RowView::setCheckColumn(bool shown)
{
    m_checkColumn = shown;
    m_head->setBoxVisible(shown);
    updateGeometries();
    viewport()->update();
}

void RowView::setCellPainter(std::unique_ptr<CellPainter> painter)
{
    m_cells = std::move(painter);
    viewport()->update();
}

void RowView::setContentWidth(int column, int width)
{
    header()->setSectionResizeMode(column, QHeaderView::Interactive);
    header()->resizeSection(column, width + Metrics::ColumnGap);
}

void RowView::setStretchColumn(int column)
{
    header()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void RowView::setLoading(bool loading)
{
    if (m_loading == loading)
        return;
    m_loading = loading;
    m_skeletonShown = false;
    if (loading)
        m_skeletonDelay.start(static_cast<int>(Metrics::SkeletonDelay.count()), this);
    else
        m_skeletonDelay.stop();
    viewport()->update();
}

void RowView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_skeletonDelay.timerId()) {
        QAbstractItemView::timerEvent(event);
        return;
    }
    m_skeletonDelay.stop();
    m_skeletonShown = true;
    viewport()->update();
}

int RowView::rowCount() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

const RowSelection &RowView::selectedRows() const
{
    if (m_selectedRowsStale) {
        m_selectedRows = selectionModel() ? RowSelection(selectionModel()->selection()) : RowSelection();
        m_selectedRowsStale = false;
    }
    return m_selectedRows;
}

void RowView::setCurrentRow(int row, bool select)
{
    if (!model() || row < 0 || row >= rowCount())
        return;
    const QModelIndex index = model()->index(row, 0, rootIndex());
    const auto command = select ? QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                                : QItemSelectionModel::SelectionFlags(QItemSelectionModel::NoUpdate);
    selectionModel()->setCurrentIndex(index, command);
}

void RowView::toggleRow(int row)
{
    if (!model() || row < 0 || row >= rowCount())
        return;
    const QModelIndex index = model()->index(row, 0, rootIndex());
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    selectionModel()->select(index, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
}

void RowView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    m_selectedRowsStale = true;
    updateStrip();
    showSelectionInHeader();
    emit selectedRowsChanged();
}

void RowView::showSelectionInHeader()
{
    const int selected = selectedRows().count();
    m_head->setSelected(selected == 0               ? Qt::Unchecked
                            : selected < rowCount() ? Qt::PartiallyChecked
                                                    : Qt::Checked);
}

void RowView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    updateRow(previous.row());
    updateRow(current.row());
}

void RowView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    Q_UNUSED(roles)
    const RowRange visible = visibleRows();
    const int first = qMax(topLeft.row(), visible.first);
    const int last = qMin(bottomRight.row(), visible.last);
    if (first <= last)
        viewport()->update(rowRect(first).united(rowRect(last)));
}

void RowView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    rowsMayHaveMoved();
}

void RowView::rowsMayHaveMoved()
{
    const int before = m_selectedRows.count();
    m_selectedRowsStale = true;
    m_hoveredRow = -1;
    updateGeometries();
    showSelectionInHeader();
    viewport()->update();
    updateStrip();
    if (before != selectedRows().count())
        emit selectedRowsChanged();
}

void RowView::reset()
{
    QAbstractItemView::reset();
    rowsMayHaveMoved();
}

void RowView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_text.setBaseFont(font());
        updateGeometries();
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::ActivationChange) {
        viewport()->update();
        updateStrip();
    }
}

} // namespace Minideck
