#include "requestbudget.h"

#include <core/clock.h>

#include <algorithm>
#include <cmath>

namespace Minideck {

using namespace std::chrono;

RequestBudget::RequestBudget(const Clock &clock)
    : m_clock(clock)
{ }

std::optional<seconds> RequestBudget::take(const QString &account)
{
    const std::lock_guard lock(m_mutex);
    const milliseconds now = m_clock.monotonic();
    auto bucket = m_buckets.find(account);
    if (bucket == m_buckets.end())
        bucket = m_buckets.insert(account, Bucket{.filledAt = now});
    const double gained = duration<double>(now - bucket->filledAt).count() * Limits::RequestsPerSecond;
    bucket->tokens = std::min<double>(Limits::RequestBurst, bucket->tokens + gained);
    bucket->filledAt = now;
    if (bucket->tokens < 1) {
        const double missing = (1 - bucket->tokens) / Limits::RequestsPerSecond;
        return std::max(1s, seconds(static_cast<qint64>(std::ceil(missing))));
    }
    bucket->tokens -= 1;
    return std::nullopt;
}

} // namespace Minideck
