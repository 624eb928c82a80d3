#pragma once

#include <QMap>
#include <QString>

#include <chrono>
#include <mutex>

namespace Minideck {

class Clock;

//! What the server counts, in the text format of Prometheus 0.0.4. Thread-safe.
class Metrics
{
public:
    explicit Metrics(const Clock &clock);

    //! One answer: the path of its route as in the contract, empty if there was none, and its status.
    void count(const QString &route, int status);

    QByteArray text() const;

private:
    const Clock &m_clock;
    const std::chrono::milliseconds m_startedAt;
    mutable std::mutex m_mutex;
    QMap<std::pair<QString, int>, qint64> m_answers;
};

} // namespace Minideck
