#include "typography.h"

#include "fonts.h"

#include <QFontInfo>
#include <QGuiApplication>

namespace Minideck {

static constexpr qreal SmallFactor = 0.85;
static constexpr qreal AuxFactor = 0.92;
static constexpr qreal TitleFactor = 1.25;
static constexpr qreal LargeFactor = 1.6;

static qreal factor(TextStyle style)
{
    switch (style) {
    case TextStyle::Base:
    case TextStyle::Strong:
        return 1;
    case TextStyle::Aux:
    case TextStyle::AuxStrong:
    case TextStyle::Mono:
    case TextStyle::MonoStrong:
        return AuxFactor;
    case TextStyle::Small:
    case TextStyle::SmallStrong:
        return SmallFactor;
    case TextStyle::Title:
        return TitleFactor;
    case TextStyle::Large:
        return LargeFactor;
    }
    Q_UNREACHABLE();
}

static bool isStrong(TextStyle style)
{
    return style == TextStyle::Strong || style == TextStyle::AuxStrong || style == TextStyle::SmallStrong
        || style == TextStyle::Title || style == TextStyle::Large || style == TextStyle::MonoStrong;
}

QFont textFont(TextStyle style, const QFont &base)
{
    QFont font = base;
    if (style == TextStyle::Mono || style == TextStyle::MonoStrong)
        font.setFamilies(fixedFont().families());
    if (base.pixelSize() > 0)
        font.setPixelSize(qMax(1, qRound(base.pixelSize() * factor(style))));
    else
        font.setPointSizeF(base.pointSizeF() * factor(style));
    font.setWeight(isStrong(style) ? QFont::DemiBold : QFont::Normal);
    return font;
}

QFont textFont(TextStyle style)
{
    return textFont(style, QGuiApplication::font());
}

// Line heights of the design over the sizes that they belong to.
static qreal linesPerPixel(TextStyle style)
{
    switch (style) {
    case TextStyle::Base:
    case TextStyle::Strong:
        return 18.0 / 13.0;
    case TextStyle::Aux:
    case TextStyle::AuxStrong:
    case TextStyle::Mono:
    case TextStyle::MonoStrong:
        return 18.0 / 12.0;
    case TextStyle::Small:
    case TextStyle::SmallStrong:
        return 16.0 / 11.0;
    case TextStyle::Title:
        return 22.0 / 16.0;
    case TextStyle::Large:
        return 28.0 / 21.0;
    }
    Q_UNREACHABLE();
}

int lineHeight(TextStyle style, const QFont &base)
{
    return qRound(QFontInfo(textFont(style, base)).pixelSize() * linesPerPixel(style));
}

} // namespace Minideck
