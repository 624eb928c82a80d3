#pragma once

#include <QAbstractTableModel>

// Rows that are made up when they are asked for, so that the view is all that costs.
class RowsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit RowsModel(int rows, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int m_rows;
};
