#include "display.h"

#include <cstring>
#include <fcntl.h>
#include <memory>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace Minideck {

namespace {

struct Free
{
    void operator()(void *reply) const { free(reply); }
};
template <typename T>
using Reply = std::unique_ptr<T, Free>;

// Xvfb picks a free number and writes it to the pipe when it is ready.
std::string startServer(pid_t &pid)
{
    int pipe[2];
    if (pipe2(pipe, 0) != 0)
        return {};
    const std::string number = std::to_string(pipe[1]);
    const char *arguments[] = {"Xvfb",         "-displayfd", number.c_str(), "-screen", "0",
                               "1400x1000x24", "-noreset",   "-nolisten",    "tcp",     nullptr};
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclose(&files, pipe[0]);
    if (posix_spawnp(&pid, "Xvfb", &files, nullptr, const_cast<char **>(arguments), environ) != 0)
        pid = -1;
    posix_spawn_file_actions_destroy(&files);
    close(pipe[1]);
    std::string digits;
    char byte = 0;
    while (pid > 0 && ::read(pipe[0], &byte, 1) == 1 && byte != '\n')
        digits += byte;
    close(pipe[0]);
    return digits.empty() ? std::string() : ':' + digits;
}

} // namespace

Display::Display()
{
    m_name = startServer(m_server);
    if (m_name.empty())
        return;
    m_connection = xcb_connect(m_name.c_str(), nullptr);
    if (xcb_connection_has_error(m_connection) != 0) {
        xcb_disconnect(m_connection);
        m_connection = nullptr;
        return;
    }
    m_root = xcb_setup_roots_iterator(xcb_get_setup(m_connection)).data->root;
}

Display::~Display()
{
    if (m_connection)
        xcb_disconnect(m_connection);
    if (m_server > 0) {
        kill(m_server, SIGTERM);
        waitpid(m_server, nullptr, 0);
    }
}

std::optional<Display::Window> Display::mainWindow() const
{
    const Reply<xcb_query_tree_reply_t> tree(
        xcb_query_tree_reply(m_connection, xcb_query_tree(m_connection, m_root), nullptr));
    if (!tree)
        return {};
    std::optional<Window> best;
    const xcb_window_t *children = xcb_query_tree_children(tree.get());
    for (int i = 0; i < xcb_query_tree_children_length(tree.get()); ++i) {
        const auto askAttributes = xcb_get_window_attributes(m_connection, children[i]);
        const auto askGeometry = xcb_get_geometry(m_connection, children[i]);
        const Reply<xcb_get_window_attributes_reply_t> attributes(
            xcb_get_window_attributes_reply(m_connection, askAttributes, nullptr));
        const Reply<xcb_get_geometry_reply_t> geometry(
            xcb_get_geometry_reply(m_connection, askGeometry, nullptr));
        if (!attributes || !geometry || attributes->map_state != XCB_MAP_STATE_VIEWABLE
            || attributes->_class != XCB_WINDOW_CLASS_INPUT_OUTPUT)
            continue;
        const Window window{children[i], geometry->width, geometry->height};
        if (window.width < 32 || window.height < 12)
            continue;
        if (!best || window.width * window.height > best->width * best->height)
            best = window;
    }
    return best;
}

Picture Display::read(const Window &window) const
{
    std::vector<xcb_get_image_cookie_t> asked;
    for (int y = 0; y < window.height; y += Picture::LineStep) {
        asked.push_back(xcb_get_image(m_connection, XCB_IMAGE_FORMAT_Z_PIXMAP, window.id, 0,
                                      static_cast<int16_t>(y), static_cast<uint16_t>(window.width), 1, ~0u));
    }
    Picture picture;
    for (const auto &cookie : asked) {
        const Reply<xcb_get_image_reply_t> line(xcb_get_image_reply(m_connection, cookie, nullptr));
        std::vector<uint32_t> pixels(static_cast<size_t>(window.width));
        if (line && xcb_get_image_data_length(line.get()) >= window.width * 4)
            std::memcpy(pixels.data(), xcb_get_image_data(line.get()), pixels.size() * 4);
        picture.addLine(std::move(pixels));
    }
    return picture;
}

} // namespace Minideck
