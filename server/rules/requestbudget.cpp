#include "requestbudget.h"

#include <core/clock.h>

#include <algorithm>
#include <cmath>

namespace Minideck {

using namespace std::chrono;

static constexpr qsizetype FewBuckets = 10000;

QByteArray RequestRate::policy() const
{
    const int window = std::max(1, (burst + perSecond - 1) / perSecond);
    return "\"account\";q=" + QByteArray::number(burst) + ";w=" + QByteArray::number(window);
}

RequestBudget::RequestBudget(const Clock &clock, RequestRate rate)
    : m_clock(clock)
    , m_rate(rate)
    , m_sweepAt(FewBuckets)
{ }

void RequestBudget::fill(Bucket &bucket, milliseconds now) const
{
    const double gained = duration<double>(now - bucket.filledAt).count() * m_rate.perSecond;
    bucket.tokens = std::min<double>(m_rate.burst, bucket.tokens + gained);
    bucket.filledAt = now;
}

//! A full bucket is the same as none. Looking through all is worth it only when they have become many more.
void RequestBudget::forgetFull(milliseconds now)
{
    if (m_buckets.size() < m_sweepAt)
        return;
    m_buckets.removeIf([this, now](auto entry) {
        fill(entry.value(), now);
        return entry.value().tokens >= m_rate.burst;
    });
    m_sweepAt = std::max(FewBuckets, 2 * m_buckets.size());
}

std::optional<seconds> RequestBudget::take(const QString &account)
{
    const std::lock_guard lock(m_mutex);
    const milliseconds now = m_clock.monotonic();
    auto bucket = m_buckets.find(account);
    if (bucket == m_buckets.end()) {
        forgetFull(now);
        bucket =
            m_buckets.insert(account, Bucket{.tokens = static_cast<double>(m_rate.burst), .filledAt = now});
    }
    fill(*bucket, now);
    if (bucket->tokens < 1) {
        const double missing = (1 - bucket->tokens) / m_rate.perSecond;
        return std::max(1s, seconds(static_cast<qint64>(std::ceil(missing))));
    }
    bucket->tokens -= 1;
    return std::nullopt;
}

} // namespace Minideck
