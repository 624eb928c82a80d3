#include "sectionmodel.h"

#include <QLocale>

namespace Minideck {

SectionModel::SectionModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void SectionModel::setSections(const QList<Section> &sections)
{
    beginResetModel();
    m_rows.clear();
    std::optional<Section::Group> group;
    for (const Section &section : sections) {
        if (group && *group != section.group)
            m_rows << Row{};
        group = section.group;
        m_rows << Row{section.id, section.title, section.icon, std::nullopt};
    }
    endResetModel();
}

void SectionModel::setBadge(const QString &id, std::optional<qint64> badge)
{
    const int row = rowOf(id);
    if (row < 0 || m_rows.at(row).badge == badge)
        return;
    m_rows[row].badge = badge;
    emit dataChanged(index(row), index(row), {BadgeRole, Qt::AccessibleTextRole});
}

int SectionModel::rowOf(const QString &id) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).id == id)
            return row;
    }
    return -1;
}

int SectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString SectionModel::accessibleText(const Row &row) const
{
    return row.badge ? tr("%1, %2").arg(row.title, QLocale().toString(*row.badge)) : row.title;
}

QVariant SectionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::AccessibleTextRole:
        return accessibleText(row);
    case IconRole:
        return row.icon;
    case BadgeRole:
        return row.badge ? QLocale().toString(*row.badge) : QString();
    case SeparatorRole:
        return row.id.isEmpty();
    case IdRole:
        return row.id;
    default:
        return {};
    }
}

Qt::ItemFlags SectionModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows.at(index.row()).id.isEmpty())
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace Minideck
