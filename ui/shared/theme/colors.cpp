#include "colors.h"

#include <QPalette>

namespace Minideck {

const Colors &lightColors()
{
    static const Colors colors{
        .base = QColor(0xFFFFFF),
        .window = QColor(0xF5F6F8),
        .sunken = QColor(0xECEEF2),
        .sunkenSelected = QColor(0xE3E7EE),
        .token = QColor(0xE8EBF0),
        .raised = QColor(0xFFFFFF),
        .hover = QColor(0xF5F6F8),
        .text = QColor(0x1B1F27),
        .muted = QColor(0x5A6372),
        .off = QColor(0x656E7E),
        .line = QColor(0xE0E4EA),
        .buttonLine = QColor(0xC4CBD6),
        .controlLine = QColor(0x7C8696),
        .accent = QColor(0x1F5FBF),
        .onAccent = QColor(0xFFFFFF),
        .selection = QColor(0xD6E4FA),
        .selectionInactive = QColor(0xE4E8EE),
        .success = QColor(0x1B7A3D),
        .warning = QColor(0x8A5A00),
        .danger = QColor(0xB3261E),
        .suspended = QColor(0x6B3FA0),
        .successTint = QColor(0xE9F5ED),
        .warningTint = QColor(0xFDF4DF),
        .dangerTint = QColor(0xFCECEA),
        .accentTint = QColor(0xEDF3FC),
        .levelDebug = QColor(0x858E9D),
        .levelInfo = QColor(0x6C95D4),
        .levelWarn = QColor(0xB9801A),
        .levelError = QColor(0xC4453C),
        .toast = QColor(0x262B35),
        .toastText = QColor(0xFFFFFF),
        .toastLink = QColor(0x9CC2FF),
        .toastLine = QColor(0x262B35),
        .popupLine = QColor(0x7C8696),
        .stripProduction = QColor(0x8992A1),
        .stripTest = QColor(0x1F5FBF),
        .stripSandbox = QColor(0xB8790B),
        .dim = QColor(27, 31, 39, 92),
        .dark = false,
    };
    return colors;
}

const Colors &darkColors()
{
    static const Colors colors{
        .base = QColor(0x1E2127),
        .window = QColor(0x171A1F),
        .sunken = QColor(0x252932),
        .sunkenSelected = QColor(0x252932),
        .token = QColor(0x252932),
        .raised = QColor(0x252932),
        .hover = QColor(0x252932),
        .text = QColor(0xE8EAEE),
        .muted = QColor(0xA7AFBD),
        .off = QColor(0x8C95A4),
        .line = QColor(0x30353F),
        .buttonLine = QColor(0x464D5A),
        .controlLine = QColor(0x7D8796),
        .accent = QColor(0x7FB0FF),
        .onAccent = QColor(0x101318),
        .selection = QColor(0x2C4672),
        .selectionInactive = QColor(0x2F3540),
        .success = QColor(0x67C587),
        .warning = QColor(0xE6B450),
        .danger = QColor(0xFF8A80),
        .suspended = QColor(0xC7A4F2),
        .successTint = QColor(0x1D2D25),
        .warningTint = QColor(0x302A1B),
        .dangerTint = QColor(0x352423),
        .accentTint = QColor(0x212B3B),
        .levelDebug = QColor(0x6F7988),
        .levelInfo = QColor(0x4E77B5),
        .levelWarn = QColor(0xC7962F),
        .levelError = QColor(0xE0655B),
        .toast = QColor(0x363C49),
        .toastText = QColor(0xE8EAEE),
        .toastLink = QColor(0x9CC2FF),
        .toastLine = QColor(0x5A6373),
        .popupLine = QColor(0x565E6C),
        .stripProduction = QColor(0x6F7988),
        .stripTest = QColor(0x7FB0FF),
        .stripSandbox = QColor(0xE6B450),
        .dim = QColor(8, 10, 13, 140),
        .dark = true,
    };
    return colors;
}

const Colors &colorsOf(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Text).lightness() > 127 ? darkColors() : lightColors();
}

QColor between(const QColor &first, const QColor &second, qreal share)
{
    const auto mix = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(mix(first.red(), second.red()), mix(first.green(), second.green()),
                  mix(first.blue(), second.blue()));
}

} // namespace Minideck
