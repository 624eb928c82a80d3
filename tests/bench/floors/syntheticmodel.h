#pragma once

#include <QAbstractTableModel>
#include <QStringList>

namespace Minideck {

class SyntheticMembers;

// The members in memory, as the obvious program would hold them: for default views and proxies.
class SyntheticModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit SyntheticModel(const SyntheticMembers &members, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    static constexpr int ColumnCount = 6;

    QList<QStringList> m_rows;
};

} // namespace Minideck
