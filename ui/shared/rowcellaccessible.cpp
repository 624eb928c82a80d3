#include "rowcellaccessible.h"

#include "rowview.h"

namespace Minideck {

RowCellAccessible::RowCellAccessible(RowView *view, int row, int column)
    : m_view(view)
    , m_row(row)
    , m_column(column)
{ }

bool RowCellAccessible::isValid() const
{
    return m_view && m_view->model() && m_row < m_view->rowCount()
        && m_column < m_view->model()->columnCount(m_view->rootIndex());
}

QAccessibleInterface *RowCellAccessible::parent() const
{
    return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
}

QAccessibleInterface *RowCellAccessible::table() const
{
    return parent();
}

QString RowCellAccessible::text(QAccessible::Text kind) const
{
    if (!isValid() || kind != QAccessible::Name)
        return {};
    const QModelIndex index = m_view->model()->index(m_row, m_column, m_view->rootIndex());
    const QString own = index.data(Qt::AccessibleTextRole).toString();
    return own.isEmpty() ? index.data(Qt::DisplayRole).toString() : own;
}

QRect RowCellAccessible::rect() const
{
    if (!isValid())
        return {};
    const QRect cell = m_view->visualRect(m_view->model()->index(m_row, m_column, m_view->rootIndex()));
    return QRect(m_view->viewport()->mapToGlobal(cell.topLeft()), cell.size());
}

QAccessible::State RowCellAccessible::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.selectable = true;
    state.focusable = true;
    state.readOnly = true;
    state.selected = isSelected();
    state.focused = m_view->hasFocus() && m_view->currentIndex().row() == m_row
        && m_view->currentIndex().column() == m_column;
    state.offscreen = !m_view->viewport()->rect().intersects(m_view->rowRect(m_row));
    return state;
}

bool RowCellAccessible::isSelected() const
{
    return isValid() && m_view->selectedRows().contains(m_row);
}

void *RowCellAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this)
                                                   : nullptr;
}

} // namespace Minideck
