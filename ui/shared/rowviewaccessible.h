#pragma once

#include <QAccessibleWidget>
#include <QHash>

namespace Minideck {

class RowView;

// A RowView for screen readers: the whole table can be asked cell by cell, but only the visible cells are
// children, so that listing them costs what a screen costs and not what a million rows cost.
class RowViewAccessible : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit RowViewAccessible(RowView *view);
    ~RowViewAccessible() override;

    // For QAccessible::installFactory.
    static QAccessibleInterface *make(const QString &className, QObject *object);

    void *interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override;
    int selectedCellCount() const override;
    QList<QAccessibleInterface *> selectedCells() const override;
    QString columnDescription(int column) const override;
    QString rowDescription(int row) const override;
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override;
    int columnCount() const override;
    int rowCount() const override;
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override;
    bool isColumnSelected(int column) const override;
    bool isRowSelected(int row) const override;
    bool selectRow(int row) override;
    bool selectColumn(int column) override;
    bool unselectRow(int row) override;
    bool unselectColumn(int column) override;
    void modelChange(QAccessibleTableModelChangeEvent *event) override;

private:
    void forgetCells() const;

    RowView *m_view;
    mutable QHash<quint64, QAccessible::Id> m_cells;
};

} // namespace Minideck
