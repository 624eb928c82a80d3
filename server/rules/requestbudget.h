#pragma once

#include <core/limits.h>

#include <QHash>
#include <QString>

#include <chrono>
#include <mutex>
#include <optional>

namespace Minideck {

class Clock;

//! How many requests an account may send: so many a second evenly, and so many at once.
struct RequestRate
{
    int perSecond = Limits::RequestsPerSecond;
    int burst = Limits::RequestBurst;

    //! The policy as the field RateLimit-Policy writes it: the quota and the seconds in which it comes back
    //! (draft-ietf-httpapi-ratelimit-headers).
    QByteArray policy() const;
};

//! The token bucket of each account. Thread-safe.
class RequestBudget
{
public:
    explicit RequestBudget(const Clock &clock, RequestRate rate = {});

    //! Takes one request from the budget, or says how long to wait.
    std::optional<std::chrono::seconds> take(const QString &account);

    const RequestRate &rate() const { return m_rate; }

private:
    struct Bucket
    {
        double tokens = 0;
        std::chrono::milliseconds filledAt{0};
    };

    void fill(Bucket &bucket, std::chrono::milliseconds now) const;
    void forgetFull(std::chrono::milliseconds now);

    const Clock &m_clock;
    const RequestRate m_rate;
    std::mutex m_mutex;
    QHash<QString, Bucket> m_buckets;
    qsizetype m_sweepAt; //!< so many buckets are looked through for full ones
};

} // namespace Minideck
