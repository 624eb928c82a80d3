#include "menustyle.h"

#include "colors.h"
#include "icons.h"
#include "indicators.h"
#include "metrics.h"
#include "typography.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace Minideck {

static constexpr int BarItemPadding = 8;
static constexpr int BarItemInset = 3; // the hover is 22 of 28 high
static constexpr int MenuRow = 28;
static constexpr int SeparatorRow = 9;
static constexpr int SidePadding = 12;
static constexpr int MarkColumn = 16 + 8; // tick or icon, and the gap behind it
static constexpr int KeyGap = 32;
static constexpr int SubmenuColumn = 16;

void paintMenuBarItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget)
{
    const Colors &colors = colorsOf(option.palette);
    paintMenuBarArea(option, painter);
    if (option.state & (QStyle::State_Selected | QStyle::State_Sunken)) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.sunkenSelected);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0, BarItemInset, 0, -BarItemInset),
                                Metrics::ControlRadius, Metrics::ControlRadius);
        painter.restore();
    }
    painter.setFont(widget ? widget->font() : QFont());
    painter.setPen(option.state & QStyle::State_Enabled ? colors.text : colors.off);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
}

void paintMenuBarArea(const QStyleOption &option, QPainter &painter)
{
    const Colors &colors = colorsOf(option.palette);
    painter.fillRect(option.rect, colors.window);
    painter.fillRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1, colors.line);
}

QSize menuBarItemSize(const QStyleOptionMenuItem &option, const QWidget *widget)
{
    const QFontMetrics metrics(widget ? widget->font() : QFont());
    return QSize(metrics.size(Qt::TextShowMnemonic, option.text).width() + 2 * BarItemPadding,
                 qMax(Metrics::MenuBar, metrics.height() + 10));
}

void paintMenuPanel(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const Colors &colors = colorsOf(option.palette);
    painter.save();
    if (widget && widget->testAttribute(Qt::WA_TranslucentBackground)) {
        painter.setCompositionMode(QPainter::CompositionMode_Source);
        painter.fillRect(option.rect, Qt::transparent);
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colors.popupLine, 1));
        painter.setBrush(colors.raised);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5),
                                Metrics::PanelRadius - 0.5, Metrics::PanelRadius - 0.5);
    } else {
        painter.setPen(QPen(colors.popupLine, 1));
        painter.setBrush(colors.raised);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter.restore();
}

static void paintMark(const QStyleOptionMenuItem &option, QPainter &painter, const QRect &rect,
                      const QColor &color)
{
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option.checked)
            paintIcon(painter, rect, u"check"_qs, Metrics::Icon, color);
    } else if (!option.icon.isNull()) {
        paintIcon(painter, rect, option.icon.name(), Metrics::Icon, color);
    }
}

void paintMenuItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget)
{
    const Colors &colors = colorsOf(option.palette);
    const QRect rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(rect.x() + SidePadding, rect.center().y(), rect.width() - 2 * SidePadding, 1,
                         colors.line);
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter.fillRect(rect, enabled ? colors.selection : colors.sunken);

    const QColor text = enabled ? colors.text : colors.off;
    const QColor mark = enabled ? (selected ? colors.text : colors.muted) : colors.off;
    int left = rect.x() + SidePadding;
    if (option.maxIconWidth > 0 || option.menuHasCheckableItems) {
        paintMark(option, painter, QRect(left, rect.y(), Metrics::Icon, rect.height()), mark);
        left += MarkColumn;
    }
    const QStringList parts = option.text.split(u'\t');
    const QRect room(left, rect.y(), rect.right() - SidePadding - left, rect.height());
    const QFont font = widget ? widget->font() : QFont();
    painter.setFont(font);
    painter.setPen(text);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     parts.first());
    if (parts.size() > 1) {
        painter.setFont(textFont(TextStyle::Small, font));
        painter.setPen(enabled && !selected ? colors.muted : text);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, parts.at(1));
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        paintIcon(painter,
                  QRect(room.right() - Metrics::SmallIcon, rect.y(), Metrics::SmallIcon, rect.height()),
                  u"right"_qs, Metrics::SmallIcon, mark);
    }
}

QSize menuItemSize(const QStyleOptionMenuItem &option, const QWidget *widget)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return QSize(2 * SidePadding, SeparatorRow);
    const QFont font = widget ? widget->font() : QFont();
    const QStringList parts = option.text.split(u'\t');
    int width = 2 * SidePadding + QFontMetrics(font).size(Qt::TextShowMnemonic, parts.first()).width();
    if (option.maxIconWidth > 0 || option.menuHasCheckableItems)
        width += MarkColumn;
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += SubmenuColumn;
    // QMenu adds the width of the widest key itself.
    if (parts.size() > 1 || option.reservedShortcutWidth > 0)
        width += KeyGap;
    return QSize(width, qMax(MenuRow, QFontMetrics(font).height() + 10));
}

} // namespace Minideck
