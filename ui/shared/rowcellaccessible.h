#pragma once

#include <QAccessible>
#include <QPointer>

namespace Minideck {

class RowView;

// One cell of a RowView for screen readers. Holds numbers, not indexes: whether they still mean anything is
// asked anew each time, because screen readers keep cells longer than models do.
class RowCellAccessible : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    RowCellAccessible(RowView *view, int row, int column);

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override { }
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    bool isSelected() const override;
    QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override;

private:
    QPointer<RowView> m_view;
    int m_row;
    int m_column;
};

} // namespace Minideck
