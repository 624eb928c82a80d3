#include "letterdelegate.h"

#include <models/sandbox/lettersmodel.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/indicators.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/typography.h>

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Minideck {

static int textHeight(const QStyleOptionViewItem &option)
{
    return lineHeight(TextStyle::Base, option.font) + lineHeight(TextStyle::Small, option.font);
}

static void drawWords(QPainter &painter, const QRect &rect, const QFont &font, const QColor &color,
                      const QString &text, Qt::Alignment side = Qt::AlignLeft)
{
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(rect, static_cast<int>(side | Qt::AlignVCenter),
                     QFontMetrics(font).elidedText(singleLine(text), Qt::ElideRight, rect.width()));
}

void LetterDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    if (selected)
        painter->fillRect(option.rect, colors.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colors.sunken);

    const QFont small = textFont(TextStyle::Small, option.font);
    const QString age = index.data(LettersModel::AgeRole).toString();
    const int ageWidth = QFontMetrics(small).horizontalAdvance(age);
    const QColor second = selected ? colors.text : colors.muted;
    QRect line(option.rect.x() + Metrics::ListEdge,
               option.rect.y() + (option.rect.height() - textHeight(option)) / 2,
               option.rect.width() - 2 * Metrics::ListEdge, lineHeight(TextStyle::Base, option.font));
    drawWords(*painter, line, textFont(TextStyle::Strong, option.font), colors.text, index.data().toString());
    line = QRect(line.x(), line.bottom() + 1, line.width(), lineHeight(TextStyle::Small, option.font));
    drawWords(*painter, line, small, second, age, Qt::AlignRight);
    drawWords(*painter, line.adjusted(0, 0, -ageWidth - Metrics::Space8, 0), small, second,
              index.data(LettersModel::RecipientRole).toString());
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        paintInnerRing(*painter, option.rect, colors);
    painter->restore();
}

QSize LetterDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return QSize(0, qMax(Metrics::CardRow, textHeight(option) + Metrics::Space12));
}

bool LetterDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &,
                               const QModelIndex &index)
{
    if (index.isValid())
        QToolTip::showText(event->globalPos(), toolTipText(index.data(Qt::AccessibleTextRole).toString()),
                           view, view->visualRect(index));
    return true;
}

} // namespace Minideck
