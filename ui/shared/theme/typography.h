#pragma once

#include <QFont>

namespace Minideck {

// The type scale. Sizes are multiples of the base font, so that a larger text size enlarges all of them.
enum class TextStyle { Base, Strong, Aux, AuxStrong, Small, SmallStrong, Title, Large, Mono, MonoStrong };
inline constexpr int TextStyleCount = 10;

// The font of a style for a base font, which is the widget's or the application's.
QFont textFont(TextStyle style, const QFont &base);
QFont textFont(TextStyle style); // of the application's font

// Height of a line of text, 18 px at 13 px.
int lineHeight(TextStyle style, const QFont &base);

} // namespace Minideck
