#pragma once

#include <string>
#include <vector>

namespace Minideck {

// A program to watch: name, whether it shows a list whose rows are waited for, and how it is started.
struct Contestant
{
    std::string name;
    bool showsRows = false;
    std::vector<std::string> arguments; // the program first
};

// What one start of it was like, seen from outside. Times are ms since just before exec; -1 = did not happen,
// and everything is -1 of a program that ended by itself.
struct Launch
{
    double mapped = -1;     // its window is viewable
    double painted = -1;    // the window holds 6 colours
    double rows = -1;       // 8 lines of text in the middle of the window
    double cpuSeconds = -1; // of the whole tree, from exec to the end of the first idle span
    double pssMiB = -1;
    int processes = -1;
    double wakeupsPerSecond = -1;
    double idleCpuMsPerSecond = -1;
};

// How long a program is left alone before memory is read, and how long it is watched while idle.
struct IdleSpans
{
    double settleSeconds = 5;
    double watchSeconds = 4;
};

class Display;

// Starts the program on the display in a home folder of its own, watches it, ends it.
Launch watchLaunch(const Contestant &contestant, Display &display, const std::string &home, IdleSpans spans);

} // namespace Minideck
