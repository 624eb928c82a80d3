#include "rowviewaccessible.h"

#include "rowcellaccessible.h"
#include "rowview.h"

#include <QHeaderView>

namespace Minideck {

// A reader that walks a long table leaves cells behind; these many are kept.
static constexpr int KeptCells = 2000;
static constexpr int ListedSelection = 1000;

RowViewAccessible::RowViewAccessible(RowView *view)
    : QAccessibleWidget(view, QAccessible::Table)
    , m_view(view)
{ }

RowViewAccessible::~RowViewAccessible()
{
    forgetCells();
}

QAccessibleInterface *RowViewAccessible::make(const QString &className, QObject *object)
{
    auto *view = className == QLatin1String(RowView::staticMetaObject.className())
        ? qobject_cast<RowView *>(object)
        : nullptr;
    return view ? new RowViewAccessible(view) : nullptr;
}

void RowViewAccessible::forgetCells() const
{
    for (const QAccessible::Id id : std::as_const(m_cells))
        QAccessible::deleteAccessibleInterface(id);
    m_cells.clear();
}

void *RowViewAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this)
                                               : QAccessibleWidget::interface_cast(type);
}

int RowViewAccessible::childCount() const
{
    const RowRange visible = m_view->visibleRows();
    return qMax(0, visible.count()) * columnCount();
}

QAccessibleInterface *RowViewAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    return cellAt(m_view->visibleRows().first + index / columnCount(), index % columnCount());
}

int RowViewAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    if (!child || child->role() != QAccessible::Cell)
        return -1;
    auto *cell = const_cast<QAccessibleInterface *>(child)->tableCellInterface();
    return (cell->rowIndex() - m_view->visibleRows().first) * columnCount() + cell->columnIndex();
}

QAccessibleInterface *RowViewAccessible::childAt(int x, int y) const
{
    const QModelIndex index = m_view->indexAt(m_view->viewport()->mapFromGlobal(QPoint(x, y)));
    return index.isValid() ? cellAt(index.row(), index.column()) : nullptr;
}

QAccessibleInterface *RowViewAccessible::focusChild() const
{
    const QModelIndex current = m_view->currentIndex();
    return m_view->hasFocus() && current.isValid() ? cellAt(current.row(), current.column()) : nullptr;
}

QAccessibleInterface *RowViewAccessible::cellAt(int row, int column) const
{
    if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount())
        return nullptr;
    const quint64 key = quint64(row) << 16 | quint64(column);
    if (const auto known = m_cells.constFind(key); known != m_cells.cend())
        return QAccessible::accessibleInterface(*known);
    if (m_cells.size() >= KeptCells)
        forgetCells();
    auto *cell = new RowCellAccessible(m_view, row, column);
    m_cells.insert(key, QAccessible::registerAccessibleInterface(cell));
    return cell;
}

int RowViewAccessible::rowCount() const
{
    return m_view->rowCount();
}

int RowViewAccessible::columnCount() const
{
    return m_view->model() ? m_view->model()->columnCount(m_view->rootIndex()) : 0;
}

QString RowViewAccessible::columnDescription(int column) const
{
    return m_view->model() ? m_view->model()->headerData(column, Qt::Horizontal).toString() : QString();
}

QString RowViewAccessible::rowDescription(int row) const
{
    return QString::number(row + 1);
}

int RowViewAccessible::selectedRowCount() const
{
    return m_view->selectedRows().count();
}

int RowViewAccessible::selectedCellCount() const
{
    return selectedRowCount() * columnCount();
}

QList<int> RowViewAccessible::selectedRows() const
{
    QList<int> rows;
    for (const RowRange &range : m_view->selectedRows().ranges()) {
        for (int row = range.first; row <= range.last && rows.size() < ListedSelection; ++row)
            rows << row;
    }
    return rows;
}

QList<QAccessibleInterface *> RowViewAccessible::selectedCells() const
{
    QList<QAccessibleInterface *> cells;
    const RowRange visible = m_view->visibleRows();
    for (int row = visible.first; row <= visible.last; ++row) {
        for (int column = 0; m_view->selectedRows().contains(row) && column < columnCount(); ++column)
            cells << cellAt(row, column);
    }
    return cells;
}

bool RowViewAccessible::isColumnSelected(int) const
{
    return false;
}

bool RowViewAccessible::isRowSelected(int row) const
{
    return m_view->selectedRows().contains(row);
}

bool RowViewAccessible::selectRow(int row)
{
    if (row < 0 || row >= rowCount() || isRowSelected(row))
        return false;
    m_view->toggleRow(row);
    return true;
}

bool RowViewAccessible::unselectRow(int row)
{
    if (!isRowSelected(row))
        return false;
    m_view->toggleRow(row);
    return true;
}

bool RowViewAccessible::selectColumn(int)
{
    return false;
}

bool RowViewAccessible::unselectColumn(int)
{
    return false;
}

void RowViewAccessible::modelChange(QAccessibleTableModelChangeEvent *)
{
    // Cells know rows by number, and a number that is too large is no longer valid: nothing to renumber.
}

} // namespace Minideck
