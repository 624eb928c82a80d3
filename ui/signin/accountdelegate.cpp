#include "accountdelegate.h"

#include <models/signin/accountsmodel.h>
#include <ui/shared/monogram.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/indicators.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/tone.h>
#include <ui/shared/theme/typography.h>

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Minideck {

static constexpr int RowHeight = 64;
static constexpr int LineHeight = 16;

struct StateIcon
{
    QString icon;
    Tone tone;
};

static StateIcon stateIcon(AccountsModel::AccountState state)
{
    switch (state) {
    case AccountsModel::AccountState::SignedIn:
    case AccountsModel::AccountState::Kept:
        return {u"st-active"_qs, Tone::Success};
    case AccountsModel::AccountState::Offline:
        return {u"st-queued"_qs, Tone::Warning};
    case AccountsModel::AccountState::SessionEnded:
        return {u"info"_qs, Tone::Danger};
    case AccountsModel::AccountState::SignedOut:
        return {u"st-superseded"_qs, Tone::Muted};
    }
    Q_UNREACHABLE();
}

static void drawLine(QPainter &painter, const QRect &rect, const QFont &font, const QColor &color,
                     const QString &text)
{
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(singleLine(text), Qt::ElideRight, rect.width()));
}

void AccountDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    const QRect row = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    if (selected)
        painter->fillRect(row, colors.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(row, colors.sunken);

    const QString name = index.data().toString();
    const QRect mark(row.x() + Metrics::ListEdge, row.y() + (row.height() - MonogramSize) / 2, MonogramSize,
                     MonogramSize);
    paintMonogram(*painter, mark, monogram(name), option.font, colors.base, colors);

    const int title = lineHeight(TextStyle::Base, option.font);
    const int left = mark.right() + 1 + Metrics::Space12;
    QRect line(left, row.y() + (row.height() - title - 2 * LineHeight) / 2,
               row.right() + 1 - Metrics::ListEdge - left, title);
    drawLine(*painter, line, textFont(TextStyle::Strong, option.font), colors.text, name);
    const QFont small = textFont(TextStyle::Small, option.font);
    line = QRect(line.x(), line.bottom() + 1, line.width(), LineHeight);
    drawLine(*painter, line, small, selected ? colors.text : colors.muted,
             index.data(AccountsModel::SubtitleRole).toString());
    line.translate(0, LineHeight);
    const StateIcon state =
        stateIcon(index.data(AccountsModel::StateRole).value<AccountsModel::AccountState>());
    paintIcon(*painter, QRect(line.x(), line.y(), Metrics::TinyIcon, LineHeight), state.icon,
              Metrics::TinyIcon, toneColor(colors, state.tone));
    drawLine(*painter, line.adjusted(Metrics::Icon, 0, 0, 0), small, colors.text,
             index.data(AccountsModel::StateTextRole).toString());
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        paintInnerRing(*painter, row, colors);
    painter->restore();
}

QSize AccountDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return QSize(
        0, qMax(RowHeight, lineHeight(TextStyle::Base, option.font) + 2 * LineHeight + 2 * Metrics::Space4));
}

bool AccountDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &,
                                const QModelIndex &index)
{
    if (index.isValid())
        QToolTip::showText(event->globalPos(),
                           toolTipText(index.data(AccountsModel::SubtitleRole).toString()), view,
                           view->visualRect(index));
    return true;
}

} // namespace Minideck
