#include "tone.h"

#include "colors.h"

namespace Minideck {

QColor toneColor(const Colors &colors, Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return colors.text;
    case Tone::Muted:
        return colors.muted;
    case Tone::Accent:
        return colors.accent;
    case Tone::Success:
        return colors.success;
    case Tone::Warning:
        return colors.warning;
    case Tone::Danger:
        return colors.danger;
    case Tone::Suspended:
        return colors.suspended;
    }
    Q_UNREACHABLE();
}

QColor toneTint(const Colors &colors, Tone tone)
{
    switch (tone) {
    case Tone::Accent:
        return colors.accentTint;
    case Tone::Success:
        return colors.successTint;
    case Tone::Warning:
        return colors.warningTint;
    case Tone::Danger:
        return colors.dangerTint;
    case Tone::Neutral:
    case Tone::Muted:
    case Tone::Suspended:
        return colors.window;
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
