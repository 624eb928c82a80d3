#include "signinthrottle.h"

#include <core/clock.h>

#include <algorithm>

namespace Minideck {

using namespace std::chrono;

static constexpr int MaximumRecords = 10000;

SignInThrottle::SignInThrottle(const Clock &clock)
    : m_clock(clock)
{ }

milliseconds SignInThrottle::waitAfter(int failures)
{
    if (failures < FreeFailures)
        return 0ms;
    const int doublings = std::min(failures - FreeFailures, 10);
    return std::min<milliseconds>(FirstWait * (1 << doublings), LongestWait);
}

std::optional<seconds> SignInThrottle::admit(const QString &who)
{
    const std::lock_guard lock(m_mutex);
    const milliseconds now = m_clock.monotonic();
    forgetOld(now);
    Record &record = m_records[who];
    const milliseconds rest = record.last + waitAfter(record.failures) - now;
    if (record.failures > 0 && rest > 0ms)
        return ceil<seconds>(rest);
    ++record.failures;
    record.last = now;
    return std::nullopt;
}

void SignInThrottle::succeeded(const QString &who)
{
    const std::lock_guard lock(m_mutex);
    m_records.remove(who);
}

void SignInThrottle::forgetOld(milliseconds now)
{
    if (m_records.size() < MaximumRecords)
        return;
    m_records.removeIf([now](const auto &entry) { return entry.value().last + LongestWait < now; });
    // Many addresses at once: forgetting is worse than nothing only for them, memory stays bounded.
    if (m_records.size() >= MaximumRecords)
        m_records.clear();
}

} // namespace Minideck
