#include "headerstyle.h"

#include "colors.h"
#include "icons.h"
#include "metrics.h"
#include "typography.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace Minideck {

void paintHeaderArea(const QStyleOption &option, QPainter &painter)
{
    const Colors &colors = colorsOf(option.palette);
    painter.fillRect(option.rect, colors.base);
    painter.fillRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1, colors.line);
}

void paintHeaderSection(const QStyleOptionHeader &option, QPainter &painter, const QWidget *widget)
{
    const Colors &colors = colorsOf(option.palette);
    paintHeaderArea(option, painter);

    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const bool hovered = option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled;
    const QFont base = widget ? widget->font() : QFont();
    const QFont font = textFont(sorted ? TextStyle::AuxStrong : TextStyle::Aux, base);
    const QFontMetrics metrics(font);
    const QRect room = option.rect.adjusted(0, 0, -Metrics::ColumnGap, -1);
    const int arrow = sorted ? Metrics::Space4 + Metrics::TinyIcon : 0;
    const QString text = metrics.elidedText(option.text, Qt::ElideRight, room.width() - arrow);
    const int width = metrics.horizontalAdvance(text);
    const bool right = option.textAlignment & Qt::AlignRight;
    const int x = right ? room.right() + 1 - width - arrow : room.x();

    painter.setFont(font);
    painter.setPen(sorted || hovered ? colors.text : colors.muted);
    painter.drawText(QRect(x, room.y(), width + 1, room.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
    if (sorted) {
        // Qt's "down" means ascending.
        const bool ascending = option.sortIndicator == QStyleOptionHeader::SortDown;
        const QRect place(x + width + Metrics::Space4, room.y(), Metrics::TinyIcon, room.height());
        paintIcon(painter, place, ascending ? u"up"_qs : u"down"_qs, Metrics::TinyIcon, colors.text);
    }
}

QSize headerSectionSize(const QStyleOptionHeader &option, const QWidget *widget)
{
    const QFontMetrics metrics(textFont(TextStyle::AuxStrong, widget ? widget->font() : QFont()));
    return QSize(metrics.horizontalAdvance(option.text) + Metrics::Space4 + Metrics::TinyIcon
                     + Metrics::ColumnGap,
                 qMax(Metrics::ColumnHead, metrics.height() + 10));
}

} // namespace Minideck
