#pragma once

#include <sys/types.h>
#include <vector>

namespace Minideck {

// A process and all below it, as they are at the moment of construction.
class ProcessTree
{
public:
    explicit ProcessTree(pid_t root);

    size_t size() const { return m_pids.size(); }
    double cpuSeconds() const;
    double pssMiB() const;
    long voluntarySwitches() const; // of all threads: each is a wake-up

private:
    std::vector<pid_t> m_pids;
};

} // namespace Minideck
