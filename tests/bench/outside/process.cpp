#include "process.h"

#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>

namespace Minideck {

Process::Process(const std::vector<std::string> &arguments, const std::string &display,
                 const std::string &home)
{
    std::error_code ignored;
    std::filesystem::create_directories(home, ignored);
    std::filesystem::permissions(home, std::filesystem::perms::owner_all, ignored);
    const char *path = std::getenv("PATH");
    const std::string variables[] = {
        "DISPLAY=" + display,
        "HOME=" + home,
        "XDG_RUNTIME_DIR=" + home,
        "DBUS_SESSION_BUS_ADDRESS=disabled:",
        "QT_QPA_PLATFORM=xcb",
        "LC_ALL=C.UTF-8",
        "TZ=UTC",
        "NO_AT_BRIDGE=1",
        "PATH=" + std::string(path ? path : "/usr/bin:/bin"),
    };
    std::vector<char *> environment;
    for (const std::string &variable : variables)
        environment.push_back(const_cast<char *>(variable.c_str()));
    environment.push_back(nullptr);
    std::vector<char *> argv;
    for (const std::string &argument : arguments)
        argv.push_back(const_cast<char *>(argument.c_str()));
    argv.push_back(nullptr);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    if (posix_spawnp(&m_pid, argv.front(), &files, &attributes, argv.data(), environment.data()) != 0)
        m_pid = -1;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
}

bool Process::lives()
{
    if (m_pid > 0 && waitpid(m_pid, nullptr, WNOHANG) == m_pid)
        m_pid = -1;
    return m_pid > 0;
}

Process::~Process()
{
    if (m_pid <= 0)
        return;
    kill(-m_pid, SIGTERM);
    for (int i = 0; i < 200; ++i) {
        if (waitpid(m_pid, nullptr, WNOHANG) == m_pid) {
            kill(-m_pid, SIGKILL); // children that stayed behind
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    kill(-m_pid, SIGKILL);
    waitpid(m_pid, nullptr, 0);
}

} // namespace Minideck
