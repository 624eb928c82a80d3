#pragma once

#include <QStyledItemDelegate>

namespace Minideck {

// Paints the categories of the settings: icon and words; the id of the icon is Qt::UserRole.
class CategoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace Minideck
