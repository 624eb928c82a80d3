// How a RowView looks. This runs for every frame of scrolling: it asks the style for nothing.
#include "rowheader.h"
#include "rowview.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/indicators.h>
#include <ui/shared/theme/metrics.h>

#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace Minideck {

void RowView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const Colors &colors = colorsOf(palette());
    painter.fillRect(event->rect(), colors.base);
    if (rowCount() == 0) {
        if (m_skeletonShown)
            paintSkeleton(painter, event->rect(), colors);
        return;
    }
    const bool active = hasFocus() && isActiveWindow();
    const int first = qMax(0, (event->rect().top() + verticalOffset()) / m_rowHeight);
    const int last = qMin(rowCount() - 1, (event->rect().bottom() + verticalOffset()) / m_rowHeight);
    for (int row = first; row <= last; ++row) {
        if (event->region().intersects(rowRect(row)))
            paintRow(painter, row, colors, active);
    }
}

void RowView::paintGround(QPainter &painter, int row, const Colors &colors, bool active) const
{
    const QRect rect = rowRect(row);
    if (selectedRows().contains(row))
        painter.fillRect(rect, active ? colors.selection : colors.selectionInactive);
    else if (row == m_hoveredRow)
        painter.fillRect(rect, colors.hover);
    if (!m_plain)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colors.line);
}

void RowView::paintMark(QPainter &painter, int row, const Colors &colors, bool active) const
{
    if (!active || row != currentRow())
        return;
    const QRect rect = rowRect(row);
    if (m_movedByKeyboard)
        paintInnerRing(painter, rect, colors);
    else
        painter.fillRect(rect.x(), rect.y(), Metrics::CurrentRowBar, rect.height(), colors.accent);
}

void RowView::paintRow(QPainter &painter, int row, const Colors &colors, bool active)
{
    paintGround(painter, row, colors, active);
    const Cell cell{.index = model()->index(row, 0, rootIndex()),
                    .rect = {},
                    .colors = colors,
                    .text = m_text,
                    .selected = selectedRows().contains(row),
                    .hovered = row == m_hoveredRow,
                    .current = active && row == currentRow()};
    paintCells(painter, rowRect(row).adjusted(0, 0, 0, -1), cell);
    paintMark(painter, row, colors, active);
}

// The rows go on below the scroll bar, which stands beside the viewport.
void RowView::paintStrip(const QRect &area)
{
    QWidget *strip = verticalScrollBar()->parentWidget();
    QPainter painter(strip);
    const Colors &colors = colorsOf(palette());
    painter.fillRect(area, colors.base);
    painter.translate(viewport()->pos() - strip->pos());
    const bool active = hasFocus() && isActiveWindow();
    const RowRange visible = visibleRows();
    for (int row = visible.first; row <= visible.last; ++row) {
        paintGround(painter, row, colors, active);
        paintMark(painter, row, colors, active);
    }
}

void RowView::updateRow(int row)
{
    if (row < 0)
        return;
    viewport()->update(rowRect(row));
    updateStrip();
}

void RowView::updateStrip()
{
    verticalScrollBar()->parentWidget()->update();
}

bool RowView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && watched == verticalScrollBar()->parentWidget())
        paintStrip(static_cast<QPaintEvent *>(event)->rect());
    return QAbstractItemView::eventFilter(watched, event);
}

void RowView::paintCells(QPainter &painter, const QRect &row, Cell cell)
{
    const int inset = m_head->inset();
    if (m_checkColumn) {
        const QRect box(Metrics::ListEdge, row.y() + (row.height() - Metrics::CheckBox + 1) / 2,
                        Metrics::CheckBox, Metrics::CheckBox);
        paintCheckBox(painter, box, cell.selected ? Qt::Checked : Qt::Unchecked, true, cell.colors);
    }
    const bool clips = horizontalOffset() > 0;
    if (clips) {
        painter.save();
        painter.setClipRect(QRect(inset, row.y(), row.width() - inset, row.height()));
    }
    const int sections = header()->count();
    for (int visual = 0; visual < sections; ++visual) {
        const int column = header()->logicalIndex(visual);
        if (header()->isSectionHidden(column))
            continue;
        const int x = inset + header()->sectionViewportPosition(column);
        const int width = header()->sectionSize(column) - Metrics::ColumnGap;
        if (x >= row.right())
            break;
        if (x + width <= inset)
            continue;
        cell.index = cell.index.siblingAtColumn(column);
        cell.rect = QRect(x, row.y(), width, row.height());
        m_cells->paint(painter, cell);
    }
    if (clips)
        painter.restore();
}

void RowView::paintSkeleton(QPainter &painter, const QRect &area, const Colors &colors) const
{
    static constexpr int BarHeight = 8;
    static constexpr qreal Shares[] = {0.6, 0.4};
    const int inset = m_head->inset();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.sunken);
    for (int row = area.top() / m_rowHeight; row <= area.bottom() / m_rowHeight; ++row) {
        const int y = row * m_rowHeight + (m_rowHeight - BarHeight) / 2;
        const int half = (viewport()->width() - inset - Metrics::ListEdge - Metrics::ColumnGap) / 2;
        for (int bar = 0; bar < 2; ++bar) {
            const int x = inset + bar * (half + Metrics::ColumnGap);
            painter.drawRoundedRect(QRectF(x, y, half * Shares[bar], BarHeight), Metrics::ControlRadius,
                                    Metrics::ControlRadius);
        }
    }
    painter.restore();
}

} // namespace Minideck
