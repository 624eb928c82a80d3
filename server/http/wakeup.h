#pragma once

#include <functional>
#include <mutex>

namespace Minideck {

//! A bell that any thread may ring for a connection, and that goes on existing without ringing once the
//! connection is gone. Thread-safe.
class Wakeup
{
public:
    explicit Wakeup(std::function<void()> bell);

    void ring();

    //! After it returned, the bell is not rung again.
    void silence();

private:
    std::mutex m_mutex;
    std::function<void()> m_bell;
};

} // namespace Minideck
