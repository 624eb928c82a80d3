#include "syntheticmodel.h"

#include "syntheticmembers.h"

namespace Minideck {

SyntheticModel::SyntheticModel(const SyntheticMembers &members, QObject *parent)
    : QAbstractTableModel(parent)
{
    m_rows.reserve(members.count());
    for (qint64 i = 0; i < members.count(); ++i) {
        const SyntheticMember member = members.member(i);
        m_rows << QStringList{member.name,   member.email,     member.role,
                              member.status, member.startedAt, member.lastActivityAt};
    }
}

int SyntheticModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SyntheticModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SyntheticModel::data(const QModelIndex &index, int role) const
{
    return role == Qt::DisplayRole ? m_rows.at(index.row()).at(index.column()) : QVariant();
}

} // namespace Minideck
