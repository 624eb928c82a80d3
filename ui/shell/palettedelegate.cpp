#include "palettedelegate.h"

#include <models/shell/palettemodel.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/typography.h>

#include <QPainter>

namespace Minideck {

static constexpr int HeadingAbove = 8;
static constexpr int HeadingBelow = 2;
static constexpr int KeyColumn = 52;

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(PaletteModel::HeadingRole).toBool())
        return QSize(0, lineHeight(TextStyle::Small, option.font) + HeadingAbove + HeadingBelow);
    return QSize(0, qMax(Metrics::DefaultRow, option.fontMetrics.height() + 10));
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    painter->save();
    QRect inside = option.rect.adjusted(Metrics::ListEdge, 0, -Metrics::ListEdge, 0);
    if (index.data(PaletteModel::HeadingRole).toBool()) {
        painter->setFont(textFont(TextStyle::Small, option.font));
        painter->setPen(colors.muted);
        painter->drawText(inside.adjusted(0, HeadingAbove, 0, -HeadingBelow),
                          Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        painter->restore();
        return;
    }
    const bool selected = option.state & QStyle::State_Selected;
    const bool possible = index.data(PaletteModel::PossibleRole).toBool();
    if (selected)
        painter->fillRect(option.rect, colors.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colors.dark ? colors.sunkenSelected.lighter(115) : colors.hover);

    paintIcon(*painter, QRect(inside.topLeft(), QSize(Metrics::Icon, inside.height())),
              index.data(PaletteModel::IconRole).toString(), Metrics::Icon,
              selected ? colors.accent : colors.muted);
    inside.setLeft(inside.left() + Metrics::Icon + Metrics::ColumnGap);
    const QColor second = selected ? colors.text : colors.muted;
    const QFont small = textFont(TextStyle::Small, option.font);
    if (const QString keys = index.data(PaletteModel::KeysRole).toString(); possible) {
        painter->setFont(small);
        painter->setPen(second);
        painter->drawText(inside, Qt::AlignRight | Qt::AlignVCenter, keys);
        // Longer keys take of the gap first, so that what stands before them keeps its edge.
        inside.setRight(inside.right()
                        - qMax(KeyColumn + Metrics::ColumnGap,
                               QFontMetrics(small).horizontalAdvance(keys) + Metrics::StateGap));
    }
    painter->setFont(textFont(TextStyle::Base, option.font));
    if (const QString detail = singleLine(index.data(PaletteModel::DetailRole).toString());
        possible && !detail.isEmpty()) {
        const QFontMetrics metrics(painter->font());
        const QString shown = metrics.elidedText(detail, Qt::ElideRight, inside.width() / 2);
        painter->setPen(second);
        painter->drawText(inside, Qt::AlignRight | Qt::AlignVCenter, shown);
        inside.setRight(inside.right() - metrics.horizontalAdvance(shown) - Metrics::ColumnGap);
    }
    const int end = paintTitle(*painter, inside, option, index);
    if (const QString reason = singleLine(index.data(PaletteModel::ReasonRole).toString());
        !possible && !reason.isEmpty()) {
        painter->setFont(textFont(TextStyle::Base, option.font));
        painter->setPen(second);
        const QRect rest(end + Metrics::Space8, inside.y(), inside.right() - end - Metrics::Space8,
                         inside.height());
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(reason, Qt::ElideRight, rest.width()));
    }
    painter->restore();
}

int PaletteDelegate::paintTitle(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    const bool plain =
        index.data(PaletteModel::PossibleRole).toBool() || option.state & QStyle::State_Selected;
    const QString whole = index.data().toString();
    const QString title = singleLine(whole);
    auto spans = index.data(PaletteModel::SpansRole).value<QList<QPair<int, int>>>();
    if (title.size() != whole.size())
        spans.clear(); // places would be wrong
    int x = rect.left();
    int at = 0;
    const auto draw = [&](int length, bool strong) {
        if (length <= 0 || x >= rect.right())
            return;
        painter.setFont(textFont(strong ? TextStyle::Strong : TextStyle::Base, option.font));
        painter.setPen(plain || strong ? colors.text : colors.off);
        const QFontMetrics metrics(painter.font());
        const QString part = metrics.elidedText(title.mid(at, length), Qt::ElideRight, rect.right() - x);
        painter.drawText(QRect(x, rect.y(), rect.right() - x + 1, rect.height()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, part);
        x += metrics.horizontalAdvance(part);
    };
    for (const auto &[start, length] : std::as_const(spans)) {
        draw(start - at, false);
        at = start;
        draw(length, true);
        at = start + length;
    }
    draw(static_cast<int>(title.size()) - at, false);
    return x;
}

} // namespace Minideck
