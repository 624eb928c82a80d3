// Where things stand in a RowView: pure arithmetic on the row height.
#include "rowheader.h"
#include "rowview.h"

#include <ui/shared/theme/metrics.h>

#include <QHeaderView>
#include <QScrollBar>

namespace Minideck {

int RowView::fullWidth() const
{
    return viewport()->width()
        + (verticalScrollBar()->isVisibleTo(this) ? verticalScrollBar()->parentWidget()->width() : 0);
}

QRect RowView::rowRect(int row) const
{
    const qint64 top = qint64(row) * m_rowHeight - verticalOffset();
    // Qt's coordinates are ints and some of its arithmetic adds to them.
    constexpr qint64 Far = 1 << 30;
    return QRect(0, static_cast<int>(qBound(-Far, top, Far)), fullWidth(), m_rowHeight);
}

int RowView::rowAt(int y) const
{
    const qint64 row = (qint64(y) + verticalOffset()) / m_rowHeight;
    return y + verticalOffset() >= 0 && row < rowCount() ? static_cast<int>(row) : -1;
}

RowRange RowView::visibleRows() const
{
    const int first = verticalOffset() / m_rowHeight;
    const int last = (verticalOffset() + viewport()->height() - 1) / m_rowHeight;
    return {first, qMin(last, rowCount() - 1)};
}

QRect RowView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || header()->isSectionHidden(index.column()))
        return {};
    const QRect row = rowRect(index.row());
    const int x = m_head->inset() + header()->sectionViewportPosition(index.column());
    return QRect(x, row.top(), header()->sectionSize(index.column()), row.height());
}

int RowView::columnAt(int x) const
{
    const int column = header()->logicalIndexAt(x - m_head->inset());
    return column >= 0 ? column : header()->logicalIndex(0);
}

QModelIndex RowView::indexAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    return row < 0 ? QModelIndex() : model()->index(row, columnAt(point.x()), rootIndex());
}

bool RowView::isInCheckColumn(const QPoint &point) const
{
    return m_checkColumn && point.x() < m_head->inset();
}

int RowView::horizontalOffset() const
{
    return horizontalScrollBar()->value();
}

int RowView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool RowView::isIndexHidden(const QModelIndex &index) const
{
    return header()->isSectionHidden(index.column());
}

void RowView::updateGeometries()
{
    const int headHeight = m_plain ? 0 : m_head->sizeHint().height();
    if (viewportMargins().top() != headHeight)
        setViewportMargins(0, headHeight, 0, 0);
    const QRect area = viewport()->geometry();
    m_aboveBar->setFixedHeight(headHeight);

    const qint64 content = qint64(rowCount()) * m_rowHeight;
    const qint64 hidden = qBound(qint64(0), content - area.height(), qint64(1 << 30));
    verticalScrollBar()->setRange(0, static_cast<int>(hidden));
    verticalScrollBar()->setPageStep(qMax(m_rowHeight, area.height()));

    m_head->setGeometry(area.x(), area.y() - headHeight, fullWidth(), headHeight);
    const int columns = header()->length();
    const int room = fullWidth() - m_head->inset() - RowHeader::rightInset();
    horizontalScrollBar()->setRange(0, qMax(0, columns - room));
    horizontalScrollBar()->setPageStep(qMax(1, room));
    header()->setOffset(horizontalOffset());
    QAbstractItemView::updateGeometries();
}

void RowView::scrollContentsBy(int dx, int dy)
{
    if (dx != 0) {
        // The check boxes stay where they are, so the picture cannot simply be moved.
        header()->setOffset(horizontalOffset());
        viewport()->update();
    } else {
        viewport()->scroll(0, dy);
    }
    updateStrip();
    setHoveredRow(-1);
}

void RowView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const qint64 top = qint64(index.row()) * m_rowHeight;
    const int height = viewport()->height();
    const int offset = verticalOffset();
    const bool above = top < offset;
    const bool below = top + m_rowHeight > qint64(offset) + height;
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(
            static_cast<int>(qMin<qint64>(top - (height - m_rowHeight) / 2, 1 << 30)));
    else if (hint == PositionAtTop || (hint == EnsureVisible && above))
        verticalScrollBar()->setValue(static_cast<int>(qMin<qint64>(top, 1 << 30)));
    else if (hint == PositionAtBottom || (hint == EnsureVisible && below))
        verticalScrollBar()->setValue(static_cast<int>(qMin<qint64>(top - height + m_rowHeight, 1 << 30)));
}

void RowView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const int rows = rowCount();
    if (rows == 0 || model()->columnCount(rootIndex()) == 0)
        return;
    const QRect area = rect.normalized();
    const qint64 top = qint64(area.top()) + verticalOffset();
    const qint64 bottom = qint64(area.bottom()) + verticalOffset();
    const qint64 first = qMax<qint64>(0, top / m_rowHeight);
    const qint64 last = qMin<qint64>(rows - 1, bottom / m_rowHeight);
    QItemSelection selection;
    if (bottom >= 0 && first <= last) {
        selection.select(
            model()->index(static_cast<int>(first), 0, rootIndex()),
            model()->index(static_cast<int>(last), model()->columnCount(rootIndex()) - 1, rootIndex()));
    }
    selectionModel()->select(selection, command);
}

QRegion RowView::visualRegionForSelection(const QItemSelection &selection) const
{
    const RowRange visible = visibleRows();
    QRect area;
    for (const QItemSelectionRange &range : selection) {
        const int first = qMax(range.top(), visible.first);
        const int last = qMin(range.bottom(), visible.last);
        if (first <= last)
            area |= rowRect(first) | rowRect(last);
    }
    return area;
}

QModelIndex RowView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = rowCount();
    if (rows == 0)
        return {};
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return model()->index(0, header()->logicalIndex(0), rootIndex());
    const int page = qMax(1, viewport()->height() / m_rowHeight - 1);
    int row = current.row();
    switch (action) {
    case MoveUp:
    case MovePrevious:
        --row;
        break;
    case MoveDown:
    case MoveNext:
        ++row;
        break;
    case MovePageUp:
        row -= page;
        break;
    case MovePageDown:
        row += page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = rows - 1;
        break;
    case MoveLeft:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
        break;
    case MoveRight:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        break;
    }
    return model()->index(qBound(0, row, rows - 1), current.column(), rootIndex());
}

QSize RowView::sizeHint() const
{
    return QSize(m_head->sizeHint().width(), m_head->sizeHint().height() + 8 * m_rowHeight);
}

} // namespace Minideck
