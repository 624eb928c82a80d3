#pragma once

#include <QColor>

namespace Minideck {

struct Colors;

// What a colour says. Always stands beside a shape and a word, never alone.
enum class Tone { Neutral, Muted, Accent, Success, Warning, Danger, Suspended };

QColor toneColor(const Colors &colors, Tone tone);

// The background of banners and notes; text on it is the ordinary text colour.
QColor toneTint(const Colors &colors, Tone tone);

} // namespace Minideck
