#pragma once

#include <chrono>
#include <functional>

namespace Minideck {

// Milliseconds since it was made.
class Stopwatch
{
public:
    double ms() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

inline double msOf(const std::function<void()> &work)
{
    const Stopwatch watch;
    work();
    return watch.ms();
}

} // namespace Minideck
