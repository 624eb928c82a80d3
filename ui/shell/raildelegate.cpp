#include "raildelegate.h"

#include "sectionmodel.h"

#include <ui/shared/plaintext.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/indicators.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/typography.h>

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Minideck {

static constexpr int EntryHeight = 32;
static constexpr int SeparatorHeight = 17;
static constexpr int SidePadding = 8;
static constexpr int BadgeHeight = 12;
static constexpr qreal BadgeFactor = 10.0 / 13.0;

QSize RailDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int text = option.fontMetrics.height() + 10;
    return QSize(
        0, index.data(SectionModel::SeparatorRole).toBool() ? SeparatorHeight : qMax(EntryHeight, text));
}

void RailDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    const QRect rect = option.rect;
    if (index.data(SectionModel::SeparatorRole).toBool()) {
        painter->fillRect(rect.adjusted(SidePadding, SidePadding, -SidePadding, -SidePadding), colors.line);
        return;
    }
    painter->save();
    const bool chosen = option.state & QStyle::State_Selected;
    if (chosen || option.state & QStyle::State_MouseOver) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? colors.sunkenSelected : colors.sunken);
        painter->drawRoundedRect(rect, Metrics::ControlRadius, Metrics::ControlRadius);
        painter->setRenderHint(QPainter::Antialiasing, false);
    }
    if (m_collapsed)
        paintNarrow(*painter, rect, option, index);
    else
        paintWide(*painter, rect, option, index);
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        paintInnerRing(*painter, rect, colors);
    painter->restore();
}

void RailDelegate::paintWide(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    const bool chosen = option.state & QStyle::State_Selected;
    const QRect iconRect(rect.x() + SidePadding, rect.y(), Metrics::LeadIcon, rect.height());
    paintIcon(painter, iconRect, index.data(SectionModel::IconRole).toString(), Metrics::LeadIcon,
              chosen ? colors.accent : colors.muted);

    QRect words = rect.adjusted(SidePadding + Metrics::LeadIcon + Metrics::RailGap, 0, -SidePadding, 0);
    const QString badge = index.data(SectionModel::BadgeRole).toString();
    if (!badge.isEmpty()) {
        painter.setFont(textFont(chosen ? TextStyle::AuxStrong : TextStyle::Aux, option.font));
        painter.setPen(chosen ? colors.text : colors.muted);
        painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, badge);
        words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(badge) - Metrics::Space8);
    }
    const QFont font = textFont(chosen ? TextStyle::Strong : TextStyle::Base, option.font);
    painter.setFont(font);
    painter.setPen(colors.text);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, words.width()));
}

void RailDelegate::paintNarrow(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    const bool chosen = option.state & QStyle::State_Selected;
    paintIcon(painter, rect, index.data(SectionModel::IconRole).toString(), Metrics::LeadIcon,
              chosen ? colors.accent : colors.muted);
    const QString badge = index.data(SectionModel::BadgeRole).toString();
    if (badge.isEmpty())
        return;
    QFont font = textFont(TextStyle::Strong, option.font);
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * BadgeFactor));
    else
        font.setPointSizeF(font.pointSizeF() * BadgeFactor);
    const int width = QFontMetrics(font).horizontalAdvance(badge) + 2;
    const QRect place(rect.right() - 1 - width, rect.y(), width, BadgeHeight);
    painter.fillRect(place, colors.window);
    painter.setFont(font);
    painter.setPen(colors.text);
    painter.drawText(place, Qt::AlignCenter, badge);
}

bool RailDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    Q_UNUSED(option)
    const QString text = m_collapsed ? index.data(Qt::AccessibleTextRole).toString() : QString();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), toolTipText(text), view, view->visualRect(index));
    return true;
}

} // namespace Minideck
