// Watches whole programs start on a virtual display and writes what it saw.
//
//   minideck-bench-outside PLAN RESULTS SCRATCH ROUNDS [PROGRAM ARGUMENTS…]
//
// PLAN has one program a line: name, "rows" or "-", the program and its arguments, with tabs between. RESULTS
// gets one line a start: name and the figures. At the end it becomes PROGRAM, if one is given: so nobody who
// maps Qt lives while shares of memory are counted.

#include "display.h"
#include "launch.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <unistd.h>

using namespace Minideck;

namespace {

std::vector<Contestant> readPlan(const char *file)
{
    std::vector<Contestant> plan;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        std::istringstream fields(line);
        Contestant contestant;
        std::string rows;
        std::getline(fields, contestant.name, '\t');
        std::getline(fields, rows, '\t');
        contestant.showsRows = rows == "rows";
        for (std::string argument; std::getline(fields, argument, '\t');)
            contestant.arguments.push_back(argument);
        if (!contestant.arguments.empty())
            plan.push_back(std::move(contestant));
    }
    return plan;
}

void watchAll(const std::vector<Contestant> &plan, const char *results, const std::string &scratch,
              int rounds)
{
    Display display;
    std::ofstream out(results);
    if (!display.works()) {
        std::fprintf(stderr, "No virtual display: is Xvfb installed?\n");
        return;
    }
    // Round 0 fills caches and first-run files and does not count.
    for (int round = 0; round <= rounds; ++round) {
        for (const Contestant &contestant : plan) {
            const IdleSpans spans = round == 0 ? IdleSpans{1.5, 0} : IdleSpans{};
            const Launch seen = watchLaunch(contestant, display, scratch + "/home-" + contestant.name, spans);
            std::fprintf(stderr, "  round %d  %-24s painted %6.1f ms  rows %6.1f ms  %5.1f MiB\n", round,
                         contestant.name.c_str(), seen.painted, seen.rows, seen.pssMiB);
            if (round == 0)
                continue;
            out << contestant.name << '\t' << seen.mapped << '\t' << seen.painted << '\t' << seen.rows << '\t'
                << seen.cpuSeconds << '\t' << seen.pssMiB << '\t' << seen.processes << '\t'
                << seen.wakeupsPerSecond << '\t' << seen.idleCpuMsPerSecond << std::endl;
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 5) {
        std::fprintf(stderr,
                     "usage: minideck-bench-outside PLAN RESULTS SCRATCH ROUNDS [PROGRAM ARGUMENTS...]\n");
        return 2;
    }
    watchAll(readPlan(argv[1]), argv[2], argv[3], std::atoi(argv[4]));
    if (argc > 5) {
        execv(argv[5], argv + 5);
        std::perror("minideck-bench-outside");
        return 1;
    }
    return 0;
}
