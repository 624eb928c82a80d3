#include "rowsmodel.h"

RowsModel::RowsModel(int rows, QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows(rows)
{ }

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 6;
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    static const char *const words[] = {"Maria Garcia", "maria.garcia", "Developer",
                                        "Active",       "Team",         "12 min"};
    return QString(QLatin1String(words[index.column()]) + QLatin1Char(' ') + QString::number(index.row()));
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation == Qt::Vertical)
        return QAbstractTableModel::headerData(section, orientation, role);
    static const char *const titles[] = {"Name", "E-mail", "Role", "Status", "Assigned", "Activity"};
    return QString::fromLatin1(titles[section]);
}
