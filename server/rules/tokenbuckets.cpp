#include "tokenbuckets.h"

#include <core/clock.h>

#include <algorithm>

namespace Minideck {

using namespace std::chrono;

static constexpr int MaximumNames = 10000;

TokenBuckets::TokenBuckets(const Clock &clock, Rate rate)
    : m_clock(clock)
    , m_rate(rate)
{ }

std::optional<seconds> TokenBuckets::take(const QString &name)
{
    const std::lock_guard lock(m_mutex);
    const milliseconds now = m_clock.monotonic();
    forgetFull(now);
    const milliseconds fullAt = std::max(m_fullAt.value(name, now), now) + m_rate.pause;
    const milliseconds rest = fullAt - now - m_rate.atOnce * m_rate.pause;
    if (rest > 0ms)
        return ceil<seconds>(rest);
    m_fullAt[name] = fullAt;
    return std::nullopt;
}

void TokenBuckets::forgetFull(milliseconds now)
{
    if (m_fullAt.size() < MaximumNames)
        return;
    m_fullAt.removeIf([now](const auto &entry) { return entry.value() <= now; });
    // Many names at once: memory stays bounded, and only they gain by it.
    if (m_fullAt.size() >= MaximumNames)
        m_fullAt.clear();
}

} // namespace Minideck
