#pragma once

#include <core/clock.h>

namespace Minideck {

//! A clock that stands still at 2026-03-05 12:00 UTC until a test moves it.
class FixedClock final : public Clock
{
public:
    QDateTime now() const override { return m_now; }
    std::chrono::milliseconds monotonic() const override
    {
        return std::chrono::milliseconds(m_now.toMSecsSinceEpoch());
    }

    void advance(std::chrono::milliseconds time) { m_now = m_now.addMSecs(time.count()); }

private:
    QDateTime m_now = QDateTime({2026, 3, 5}, {12, 0}, Qt::UTC);
};

} // namespace Minideck
