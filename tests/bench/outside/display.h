#pragma once

#include "picture.h"

#include <optional>
#include <string>
#include <sys/types.h>
#include <xcb/xcb.h>

namespace Minideck {

// A virtual X server of our own without a window manager, and our eyes on it.
class Display
{
public:
    Display();
    ~Display();
    Display(const Display &) = delete;
    Display &operator=(const Display &) = delete;

    bool works() const { return m_connection != nullptr; }
    const std::string &name() const { return m_name; }

    struct Window
    {
        xcb_window_t id;
        int width;
        int height;
    };

    // The largest viewable top-level window, if there is one that is not a speck.
    std::optional<Window> mainWindow() const;

    Picture read(const Window &window) const;

private:
    pid_t m_server = -1;
    std::string m_name;
    xcb_connection_t *m_connection = nullptr;
    xcb_window_t m_root = 0;
};

} // namespace Minideck
