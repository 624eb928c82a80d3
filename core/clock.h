#pragma once

#include <QDateTime>

#include <chrono>

namespace Minideck {

//! The seam through which all product code asks for the time, so that tests can set it.
class Clock
{
public:
    virtual ~Clock() = default;

    //! Wall-clock time in UTC with milliseconds. May jump.
    virtual QDateTime now() const = 0;

    //! Time since an arbitrary start; never goes back. For deadlines and token expiry.
    virtual std::chrono::milliseconds monotonic() const = 0;
};

//! The computer's own clock.
class SystemClock final : public Clock
{
public:
    QDateTime now() const override;
    std::chrono::milliseconds monotonic() const override;
};

} // namespace Minideck
