#include "buttonstyle.h"

#include "buttonkind.h"
#include "colors.h"
#include "icons.h"
#include "metrics.h"
#include "typography.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace Minideck {

static constexpr int Padding = Metrics::Space12 + 1; // and the border
static constexpr int SmallPadding = Metrics::Space8 + 1;
static constexpr int Gap = Metrics::StateGap;
static constexpr int KeyGap = Gap + Metrics::Space4;

struct ButtonLook
{
    QColor fill;
    QColor border;
    QColor text;
    QColor icon;
};

static ButtonLook look(ButtonKind kind, QStyle::State state, const Colors &colors)
{
    const bool pressed = state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = state & QStyle::State_MouseOver;
    const QColor none = Qt::transparent;
    if (!(state & QStyle::State_Enabled)) {
        const bool bare = kind == ButtonKind::Flat || kind == ButtonKind::Link;
        return {none, bare ? none : colors.line, colors.off, colors.off};
    }
    switch (kind) {
    case ButtonKind::Primary: {
        const QColor towards = colors.dark ? QColor(Qt::white) : QColor(Qt::black);
        const QColor fill = between(colors.accent, towards, pressed ? 0.08 : hovered ? 0.04 : 0);
        return {fill, fill, colors.onAccent, colors.onAccent};
    }
    case ButtonKind::Flat:
        return {pressed       ? colors.sunkenSelected
                    : hovered ? colors.sunken
                              : none,
                state & QStyle::State_On ? colors.buttonLine : none, colors.text, colors.muted};
    case ButtonKind::Link:
        return {none, none, colors.accent, colors.accent};
    case ButtonKind::Normal:
    case ButtonKind::Danger: {
        const bool danger = kind == ButtonKind::Danger;
        const QColor fill = pressed ? colors.sunken : hovered ? colors.hover : colors.raised;
        return {colors.dark && hovered && !pressed ? between(colors.raised, colors.text, 0.04) : fill,
                colors.buttonLine, danger ? colors.danger : colors.text,
                danger ? colors.danger : colors.muted};
    }
    }
    Q_UNREACHABLE();
}

static void paintBevel(QPainter &painter, const QRect &rect, const ButtonLook &look)
{
    if (look.fill.alpha() == 0 && look.border.alpha() == 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look.border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(look.border, 1));
    painter.setBrush(look.fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::ControlRadius - 0.5,
                            Metrics::ControlRadius - 0.5);
    painter.restore();
}

static QFont labelFont(ButtonKind kind, const QWidget *widget)
{
    const QFont base = widget ? widget->font() : QFont();
    return kind == ButtonKind::Primary ? textFont(TextStyle::Strong, base) : base;
}

static ButtonKind kindOf(const QStyleOptionButton &option, const QWidget *widget)
{
    const ButtonKind kind = buttonKind(widget);
    return kind == ButtonKind::Normal && option.features & QStyleOptionButton::Flat ? ButtonKind::Flat : kind;
}

// Icon, word, key and arrow side by side: what each takes of the width.
struct Parts
{
    int icon = 0;
    int text = 0;
    int key = 0;
    int arrow = 0;

    int width() const
    {
        int sum = icon + text;
        if (icon > 0 && text > 0)
            sum += Gap;
        if (key > 0)
            sum += KeyGap + key;
        if (arrow > 0)
            sum += (sum > 0 ? Gap : 0) + arrow;
        return sum;
    }
};

static Parts measure(bool hasIcon, const QString &text, bool hasMenu, const QFont &font,
                     const QWidget *widget)
{
    Parts parts;
    parts.icon = hasIcon ? Metrics::Icon : 0;
    if (!text.isEmpty())
        parts.text = QFontMetrics(font).size(Qt::TextShowMnemonic, text).width();
    if (const QString key = keyHint(widget); !key.isEmpty())
        parts.key = QFontMetrics(textFont(TextStyle::Small, font)).horizontalAdvance(key);
    parts.arrow = hasMenu ? Metrics::SmallIcon : 0;
    return parts;
}

static void paintParts(QPainter &painter, const QRect &rect, const Parts &parts, const ButtonLook &look,
                       const QString &icon, const QString &text, const QFont &font, const QWidget *widget)
{
    const bool link = buttonKind(widget) == ButtonKind::Link;
    int x = rect.x() + (link ? 0 : qMax(0, (rect.width() - parts.width()) / 2));
    if (parts.icon > 0) {
        paintIcon(painter, QRect(x, rect.y(), parts.icon, rect.height()), icon, parts.icon, look.icon);
        x += parts.icon + (parts.text > 0 ? Gap : 0);
    }
    painter.setFont(font);
    painter.setPen(look.text);
    if (parts.text > 0) {
        const int room = qMin(parts.text, rect.right() + 1 - x);
        painter.drawText(QRect(x, rect.y(), room, rect.height()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextDontClip, text);
        x += parts.text;
    }
    if (parts.key > 0) {
        x += KeyGap;
        painter.setFont(textFont(TextStyle::Small, font));
        painter.setPen(look.icon);
        painter.drawText(QRect(x, rect.y(), parts.key, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         keyHint(widget));
        x += parts.key;
    }
    if (parts.arrow > 0) {
        x += x > rect.x() ? Gap : 0;
        paintIcon(painter, QRect(x, rect.y(), parts.arrow, rect.height()), u"down"_qs, parts.arrow,
                  look.icon);
    }
}

static int controlHeight(const QWidget *widget, const QFont &font)
{
    const bool small = isSmall(widget);
    const int text = QFontMetrics(font).height();
    return qMax(small ? Metrics::SmallControl : Metrics::Control, text + (small ? 6 : 10));
}

void paintPushButtonBevel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget)
{
    paintBevel(painter, option.rect, look(kindOf(option, widget), option.state, colorsOf(option.palette)));
}

void paintPushButtonLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget)
{
    const ButtonKind kind = kindOf(option, widget);
    const bool hasMenu = option.features & QStyleOptionButton::HasMenu;
    QFont font = labelFont(kind, widget);
    if (kind == ButtonKind::Link && option.state & QStyle::State_MouseOver)
        font.setUnderline(true);
    const Parts parts = measure(!option.icon.isNull(), option.text, hasMenu, font, widget);
    paintParts(painter, option.rect, parts, look(kind, option.state, colorsOf(option.palette)),
               option.icon.name(), option.text, font, widget);
}

QSize pushButtonSize(const QStyleOptionButton &option, const QWidget *widget)
{
    const ButtonKind kind = kindOf(option, widget);
    const QFont font = labelFont(kind, widget);
    const bool hasMenu = option.features & QStyleOptionButton::HasMenu;
    const Parts parts = measure(!option.icon.isNull(), option.text, hasMenu, font, widget);
    if (kind == ButtonKind::Link)
        return QSize(parts.width(), qMax(lineHeight(TextStyle::Base, font), QFontMetrics(font).height()));
    const int height = controlHeight(widget, font);
    if (parts.text == 0)
        return QSize(qMax(height, parts.width() + 2 * (SmallPadding - Metrics::Space4)), height);
    return QSize(parts.width() + 2 * (isSmall(widget) ? SmallPadding : Padding), height);
}

void paintToolButton(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget)
{
    const ButtonLook shown = look(ButtonKind::Flat, option.state, colorsOf(option.palette));
    paintBevel(painter, option.rect, shown);
    const QFont font = widget ? widget->font() : QFont();
    const QString text =
        option.toolButtonStyle == Qt::ToolButtonIconOnly && !option.icon.isNull() ? QString() : option.text;
    const bool hasMenu = option.features & QStyleOptionToolButton::HasMenu && !text.isEmpty();
    const Parts parts = measure(!option.icon.isNull(), text, hasMenu, font, widget);
    paintParts(painter, option.rect, parts, shown, option.icon.name(), text, font, widget);
}

QSize toolButtonSize(const QStyleOptionToolButton &option, const QWidget *widget)
{
    const QFont font = widget ? widget->font() : QFont();
    const int height = controlHeight(widget, font);
    const QString text =
        option.toolButtonStyle == Qt::ToolButtonIconOnly && !option.icon.isNull() ? QString() : option.text;
    if (text.isEmpty())
        return QSize(height, height);
    const bool hasMenu = option.features & QStyleOptionToolButton::HasMenu;
    return QSize(measure(!option.icon.isNull(), text, hasMenu, font, widget).width() + 2 * SmallPadding,
                 height);
}

void paintComboBox(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *)
{
    const ButtonLook shown =
        look(ButtonKind::Normal, option.state & ~QStyle::State_On, colorsOf(option.palette));
    paintBevel(painter, option.rect, shown);
    const QRect arrow(option.rect.right() - Padding - Metrics::SmallIcon + 2, option.rect.y(),
                      Metrics::SmallIcon, option.rect.height());
    paintIcon(painter, arrow, u"down"_qs, Metrics::SmallIcon, shown.icon);
}

void paintComboBoxLabel(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget)
{
    const ButtonLook shown = look(ButtonKind::Normal, option.state, colorsOf(option.palette));
    const QFont font = widget ? widget->font() : QFont();
    const QRect room = option.rect.adjusted(Padding, 0, -Padding - Metrics::SmallIcon - Gap, 0);
    painter.setFont(font);
    painter.setPen(shown.text);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(option.currentText, Qt::ElideRight, room.width()));
}

QSize comboBoxSize(const QSize &contents, const QWidget *widget)
{
    const QFont font = widget ? widget->font() : QFont();
    // Widths are rounded to whole pixels, and a rounded one may be too small for the words.
    return QSize(contents.width() + 2 * Padding + Gap + Metrics::SmallIcon + 2, controlHeight(widget, font));
}

} // namespace Minideck
