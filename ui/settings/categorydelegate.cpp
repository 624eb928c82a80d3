#include "categorydelegate.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/indicators.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/typography.h>

#include <QPainter>

namespace Minideck {

QSize CategoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return QSize(0, qMax(Metrics::DefaultRow, option.fontMetrics.height() + 10));
}

void CategoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    const bool chosen = option.state & QStyle::State_Selected;
    painter->save();
    if (chosen)
        painter->fillRect(option.rect, colors.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colors.hover);
    const QRect inside = option.rect.adjusted(Metrics::ListEdge, 0, -Metrics::ListEdge, 0);
    paintIcon(*painter, QRect(inside.topLeft(), QSize(Metrics::LeadIcon, inside.height())),
              index.data(Qt::UserRole).toString(), Metrics::LeadIcon, chosen ? colors.text : colors.muted);
    const QFont font = textFont(chosen ? TextStyle::Strong : TextStyle::Base, option.font);
    const QRect words = inside.adjusted(Metrics::LeadIcon + Metrics::RailGap, 0, 0, 0);
    painter->setFont(font);
    painter->setPen(colors.text);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        paintInnerRing(*painter, option.rect, colors);
    painter->restore();
}

} // namespace Minideck
