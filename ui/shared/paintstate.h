#pragma once

#include <ui/shared/theme/tone.h>

#include <QRect>
#include <QString>

class QPainter;

namespace Minideck {

struct Colors;
class TextPainter;

// A state as an icon and a word: shape first, colour last.
struct StateLook
{
    QString icon;
    QString word;
    Tone tone = Tone::Neutral; // of the icon
    bool mutedWord = false;
};

// On selected rows the word turns to the text colour and only the icon keeps its hue.
void paintState(QPainter &painter, const QRect &rect, const StateLook &state, bool selected,
                const Colors &colors, TextPainter &text);

} // namespace Minideck
