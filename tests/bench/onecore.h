#pragma once

#include <sched.h>

namespace Minideck {

// While it lives, all threads that this process has share one core.
class OneCore
{
public:
    OneCore();
    ~OneCore();
    OneCore(const OneCore &) = delete;
    OneCore &operator=(const OneCore &) = delete;

private:
    cpu_set_t m_before;
};

} // namespace Minideck
