#pragma once

#include <core/clock.h>

#include <atomic>

namespace Minideck {

//! The computer's own clock, which a test may push on, and whose date it may set wrong; may be asked from any
//! thread.
class ShiftedClock final : public Clock
{
public:
    QDateTime now() const override { return m_system.now().addMSecs(m_passed + m_wrong); }
    std::chrono::milliseconds monotonic() const override
    {
        return m_system.monotonic() + std::chrono::milliseconds(m_passed);
    }

    //! Time goes by.
    void pass(std::chrono::milliseconds time) { m_passed += time.count(); }

    //! Somebody sets the date: it is so much off from now on.
    void setWrong(std::chrono::milliseconds by) { m_wrong = by.count(); }

private:
    SystemClock m_system;
    std::atomic<qint64> m_passed = 0;
    std::atomic<qint64> m_wrong = 0;
};

} // namespace Minideck
