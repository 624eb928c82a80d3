#pragma once

#include "cellpainter.h"
#include "rowselection.h"
#include "textpainter.h"

#include <QAbstractItemView>
#include <QBasicTimer>

#include <memory>

class QHeaderView;

namespace Minideck {

class RowHeader;

// A table of rows of one height whose positions are computed, never stored: a million rows cost what ten
// cost. Rows are selected as a whole (click, Shift, Ctrl, Ctrl+A, check boxes); a CellPainter draws the
// cells.
class RowView : public QAbstractItemView
{
    Q_OBJECT

public:
    enum class RowHeight { Compact, Default, TwoLines };
    Q_ENUM(RowHeight)

    explicit RowView(QWidget *parent = nullptr);
    ~RowView() override;

    void setModel(QAbstractItemModel *model) override;
    void setSelectionModel(QItemSelectionModel *selection) override;

    QHeaderView *header() const;
    void setRowHeight(RowHeight height);
    int rowHeight() const { return m_rowHeight; }
    // A short list inside a sheet: without a head and without lines between the rows.
    void setPlain(bool plain);
    void setCheckColumn(bool shown);
    bool hasCheckColumn() const { return m_checkColumn; }
    void setCellPainter(std::unique_ptr<CellPainter> painter);
    void setContentWidth(int column, int width); // without the gap of 12 to the next column
    void setStretchColumn(int column);

    // Grey bars instead of rows while nothing is known yet; they appear after 150 ms.
    void setLoading(bool loading);

    const RowSelection &selectedRows() const;
    int rowCount() const;
    int currentRow() const { return currentIndex().row(); }
    void setCurrentRow(int row, bool select = true);
    void toggleRow(int row);
    QRect rowRect(int row) const; // in the viewport
    int rowAt(int y) const;       // -1 below the last one
    RowRange visibleRows() const;

    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    void keyboardSearch(const QString &search) override;
    void reset() override;
    QSize sizeHint() const override;

signals:
    void selectedRowsChanged();

protected:
    void updateGeometries() override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    void scrollContentsBy(int dx, int dy) override;
    bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

    void paintEvent(QPaintEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void makeActions();
    void moveBy(int rows);
    void rowsMayHaveMoved();
    void showSelectionInHeader();
    void setHoveredRow(int row);
    int fullWidth() const;
    void updateRow(int row);
    void updateStrip();
    void paintStrip(const QRect &area);
    bool isInCheckColumn(const QPoint &point) const;
    int columnAt(int x) const;
    void paintRow(QPainter &painter, int row, const Colors &colors, bool active);
    void paintGround(QPainter &painter, int row, const Colors &colors, bool active) const;
    void paintMark(QPainter &painter, int row, const Colors &colors, bool active) const;
    void paintCells(QPainter &painter, const QRect &row, Cell cell);
    void paintSkeleton(QPainter &painter, const QRect &area, const Colors &colors) const;
    bool showToolTip(QHelpEvent *event);

    RowHeader *m_head;
    QWidget *m_aboveBar; // keeps the scroll bar below the head
    std::unique_ptr<CellPainter> m_cells;
    TextPainter m_text;
    mutable RowSelection m_selectedRows;
    mutable bool m_selectedRowsStale = true;
    QBasicTimer m_skeletonDelay;
    int m_rowHeight;
    int m_hoveredRow = -1;
    bool m_plain = false;
    bool m_checkColumn = false;
    bool m_loading = false;
    bool m_skeletonShown = false;
    bool m_movedByKeyboard = false;
    bool m_pressedBox = false;
};

} // namespace Minideck
