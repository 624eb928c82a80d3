#pragma once

#include "section.h"

#include <QAbstractListModel>

#include <optional>

namespace Minideck {

// The sections of one part of the rail with their counts, and a line between groups.
class SectionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum SectionRole { IconRole = Qt::UserRole + 1, BadgeRole, SeparatorRole, IdRole };

    explicit SectionModel(QObject *parent = nullptr);

    void setSections(const QList<Section> &sections);
    void setBadge(const QString &id, std::optional<qint64> badge);
    int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        QString id; // empty: a line
        QString title;
        QString icon;
        std::optional<qint64> badge;
    };

    QString accessibleText(const Row &row) const;

    QList<Row> m_rows;
};

} // namespace Minideck
