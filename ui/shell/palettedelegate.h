#pragma once

#include <QStyledItemDelegate>

namespace Minideck {

// Paints the rows of the palette: headings; icon, title with what matches in strong letters, why it cannot be
// done, what it is, its key.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    // Returns where it ends.
    int paintTitle(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
};

} // namespace Minideck
