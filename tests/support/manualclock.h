#pragma once

#include <core/clock.h>

#include <atomic>

namespace Minideck {

//! A clock that stands until it is moved; may be asked from any thread.
class ManualClock final : public Clock
{
public:
    QDateTime now() const override
    {
        return QDateTime::fromMSecsSinceEpoch(Start + m_passed.load(), Qt::UTC);
    }
    std::chrono::milliseconds monotonic() const override
    {
        return std::chrono::milliseconds(m_passed.load());
    }

    void advance(std::chrono::milliseconds time) { m_passed += time.count(); }

private:
    static constexpr qint64 Start = 1'770'000'000'000; // early in 2026

    std::atomic<qint64> m_passed = 0;
};

} // namespace Minideck
