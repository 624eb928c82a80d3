#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace Minideck {

// A program in a process group of its own, so that it and its children can be ended together. It sees the
// display and the home folder, and no session bus.
class Process
{
public:
    Process(const std::vector<std::string> &arguments, const std::string &display, const std::string &home);
    ~Process(); // asks it to end, insists after two seconds
    Process(const Process &) = delete;
    Process &operator=(const Process &) = delete;

    bool started() const { return m_pid > 0; }
    pid_t pid() const { return m_pid; }
    bool lives(); // false once it has ended by itself

private:
    pid_t m_pid = -1;
};

} // namespace Minideck
