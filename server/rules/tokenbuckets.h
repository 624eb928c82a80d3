#pragma once

#include <QHash>
#include <QString>

#include <chrono>
#include <mutex>
#include <optional>

namespace Minideck {

class Clock;

//! Lets each name do something so many times at once, and once more after each pause. Thread-safe; forgets
//! names that have their full number again.
class TokenBuckets
{
public:
    struct Rate
    {
        int atOnce = 1;
        std::chrono::milliseconds pause{1000}; //!< until one more
    };

    TokenBuckets(const Clock &clock, Rate rate);

    //! Takes one, or says how long to wait for it.
    std::optional<std::chrono::seconds> take(const QString &name);

private:
    void forgetFull(std::chrono::milliseconds now);

    const Clock &m_clock;
    const Rate m_rate;
    std::mutex m_mutex;
    // When the bucket will be full again: the one number that says it all.
    QHash<QString, std::chrono::milliseconds> m_fullAt;
};

} // namespace Minideck
