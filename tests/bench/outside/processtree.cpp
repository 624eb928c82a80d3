#include "processtree.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <time.h>

namespace Minideck {

namespace {

// The number behind "Key:" in one of the kernel's tables.
long valueOf(const std::string &file, const std::string &key)
{
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with(key + ':'))
            return std::stol(line.substr(key.size() + 1));
    }
    return 0;
}

std::multimap<pid_t, pid_t> childrenOfAll()
{
    std::multimap<pid_t, pid_t> children;
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator("/proc", error)) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") != std::string::npos)
            continue;
        children.emplace(static_cast<pid_t>(valueOf(entry.path() / "status", "PPid")), std::stoi(name));
    }
    return children;
}

} // namespace

ProcessTree::ProcessTree(pid_t root)
    : m_pids{root}
{
    const auto children = childrenOfAll();
    for (size_t i = 0; i < m_pids.size(); ++i) {
        const auto [first, last] = children.equal_range(m_pids[i]);
        for (auto child = first; child != last; ++child)
            m_pids.push_back(child->second);
    }
}

double ProcessTree::cpuSeconds() const
{
    double sum = 0;
    for (pid_t pid : m_pids) {
        clockid_t clock = 0;
        timespec time{};
        if (clock_getcpuclockid(pid, &clock) == 0 && clock_gettime(clock, &time) == 0)
            sum += static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    }
    return sum;
}

double ProcessTree::pssMiB() const
{
    double sum = 0;
    for (pid_t pid : m_pids)
        sum += static_cast<double>(valueOf("/proc/" + std::to_string(pid) + "/smaps_rollup", "Pss")) / 1024;
    return sum;
}

long ProcessTree::voluntarySwitches() const
{
    long sum = 0;
    for (pid_t pid : m_pids) {
        std::error_code error;
        const std::string tasks = "/proc/" + std::to_string(pid) + "/task";
        for (const auto &task : std::filesystem::directory_iterator(tasks, error))
            sum += valueOf(task.path() / "status", "voluntary_ctxt_switches");
    }
    return sum;
}

} // namespace Minideck
