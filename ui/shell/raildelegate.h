#pragma once

#include <QStyledItemDelegate>

namespace Minideck {

// An entry of the rail: icon, word, count; icon alone with the count at its corner while the rail is narrow.
class RailDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setCollapsed(bool collapsed) { m_collapsed = collapsed; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintWide(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
    void paintNarrow(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const;

    bool m_collapsed = false;
};

} // namespace Minideck
