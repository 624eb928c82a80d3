#pragma once

#include <QColor>

class QPalette;

namespace Minideck {

// The colour roles of both themes. Roles that QPalette knows stand in it too; the others are asked from here.
struct Colors
{
    QColor base;           // lists, details, fields
    QColor window;         // menu bar, rail, status bar, selection bar, group headers
    QColor sunken;         // tracks, monograms
    QColor sunkenSelected; // the chosen section of the rail, the chosen segment
    QColor token;          // filter tokens
    QColor raised;         // push buttons, pop-ups
    QColor hover;          // row under the pointer
    QColor text;
    QColor muted; // labels, second lines, column heads
    QColor off;   // disabled but readable
    QColor line;  // hairlines
    QColor buttonLine;
    QColor controlLine;
    QColor accent;
    QColor onAccent;
    QColor selection;
    QColor selectionInactive;

    QColor success;
    QColor warning;
    QColor danger;
    QColor suspended;
    QColor successTint;
    QColor warningTint;
    QColor dangerTint;
    QColor accentTint;

    QColor levelDebug;
    QColor levelInfo;
    QColor levelWarn;
    QColor levelError;

    QColor toast;
    QColor toastText;
    QColor toastLink;
    QColor toastLine;
    QColor popupLine;

    QColor stripProduction;
    QColor stripTest;
    QColor stripSandbox;
    QColor dim; // behind the palette of commands

    bool dark = false;
};

const Colors &lightColors();
const Colors &darkColors();

// The set that a palette was made from, so that a widget needs nothing but its own palette to paint itself.
const Colors &colorsOf(const QPalette &palette);

// What stands between two colours; 0 is the first, 1 the second.
QColor between(const QColor &first, const QColor &second, qreal share);

} // namespace Minideck
