#include "launch.h"

#include "display.h"
#include "process.h"
#include "processtree.h"

#include <chrono>
#include <thread>

namespace Minideck {

namespace {

using Clock = std::chrono::steady_clock;
constexpr double GiveUpMs = 20000;

double msSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void sleepUntil(Clock::time_point start, double seconds)
{
    std::this_thread::sleep_until(
        start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds)));
}

void watchWindow(Launch &launch, bool showsRows, Display &display, Process &process, Clock::time_point start)
{
    while (msSince(start) < GiveUpMs && process.lives()) {
        if (const auto window = display.mainWindow()) {
            const double seen = msSince(start);
            if (launch.mapped < 0)
                launch.mapped = seen;
            const Picture picture = display.read(*window);
            const double read = msSince(start); // the pixels were there at the latest now
            if (launch.painted < 0 && picture.holdsColours(6))
                launch.painted = read;
            if (showsRows && launch.rows < 0 && picture.textLinesInTheMiddle() >= 8)
                launch.rows = read;
            if (launch.painted >= 0 && (!showsRows || launch.rows >= 0))
                return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

} // namespace

Launch watchLaunch(const Contestant &contestant, Display &display, const std::string &home, IdleSpans spans)
{
    Launch launch;
    const auto start = Clock::now();
    Process process(contestant.arguments, display.name(), home);
    if (!process.started())
        return launch;
    watchWindow(launch, contestant.showsRows, display, process, start);

    sleepUntil(start, spans.settleSeconds);
    if (!process.lives())
        return {};
    const ProcessTree tree(process.pid());
    launch.cpuSeconds = tree.cpuSeconds();
    launch.pssMiB = tree.pssMiB();
    launch.processes = static_cast<int>(tree.size());

    const auto watchStart = Clock::now();
    const long wakeups = tree.voluntarySwitches();
    const double cpu = tree.cpuSeconds();
    sleepUntil(watchStart, spans.watchSeconds);
    const double seconds = msSince(watchStart) / 1000;
    if (!process.lives())
        return {};
    launch.wakeupsPerSecond = static_cast<double>(tree.voluntarySwitches() - wakeups) / seconds;
    launch.idleCpuMsPerSecond = (tree.cpuSeconds() - cpu) * 1000 / seconds;
    return launch;
}

} // namespace Minideck
