#pragma once

namespace Minideck {

struct CommandLine;

// Writes a picture of every screen in its states, in light and dark unless the settings name
// one theme, on the demo workspace in a profile that is thrown away. Needs a QApplication; returns the exit
// code.
int takeScreens(const CommandLine &commandLine);

} // namespace Minideck
