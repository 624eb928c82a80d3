#pragma once

#include <QHash>
#include <QString>

#include <chrono>
#include <mutex>
#include <optional>

namespace Minideck {

class Clock;

//! Slows down guessing: five failures of one address and e-mail are free, each further one doubles the wait.
//! An attempt counts as a failure until it succeeded, so attempts side by side gain nothing. Thread-safe.
class SignInThrottle
{
public:
    static constexpr int FreeFailures = 5;
    static constexpr std::chrono::seconds FirstWait{5};
    static constexpr std::chrono::seconds LongestWait{900};

    explicit SignInThrottle(const Clock &clock);

    //! Starts an attempt, or says how long to wait before the next one.
    std::optional<std::chrono::seconds> admit(const QString &who);
    void succeeded(const QString &who);

private:
    struct Record
    {
        int failures = 0;
        std::chrono::milliseconds last{0};
    };

    static std::chrono::milliseconds waitAfter(int failures);
    void forgetOld(std::chrono::milliseconds now);

    const Clock &m_clock;
    std::mutex m_mutex;
    QHash<QString, Record> m_records;
};

} // namespace Minideck
