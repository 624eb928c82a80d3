#pragma once

#include <core/limits.h>

#include <QHash>
#include <QString>

#include <chrono>
#include <mutex>
#include <optional>

namespace Minideck {

class Clock;

//! The token bucket of each account: Limits::RequestsPerSecond evenly, up to Limits::RequestBurst at once.
//! Thread-safe.
class RequestBudget
{
public:
    explicit RequestBudget(const Clock &clock);

    //! Takes one request from the budget, or says how long to wait.
    std::optional<std::chrono::seconds> take(const QString &account);

private:
    struct Bucket
    {
        double tokens = Limits::RequestBurst;
        std::chrono::milliseconds filledAt{0};
    };

    const Clock &m_clock;
    std::mutex m_mutex;
    QHash<QString, Bucket> m_buckets;
};

} // namespace Minideck
