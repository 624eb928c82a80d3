#pragma once

#include <core/clock.h>

#include <atomic>

namespace Minideck {

//! A clock that stands still until it is told to move.
class ManualClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_now, Qt::UTC); }
    std::chrono::milliseconds monotonic() const override { return std::chrono::milliseconds(m_now); }
    void advance(std::chrono::milliseconds step) { m_now += step.count(); }

private:
    std::atomic<qint64> m_now{
        QDateTime::fromString(QStringLiteral("2026-03-04T10:00:00.000Z"), Qt::ISODateWithMs)
            .toMSecsSinceEpoch()};
};

} // namespace Minideck
