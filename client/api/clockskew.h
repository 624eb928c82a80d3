#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <chrono>
#include <optional>

namespace Minideck {

//! How far the clock of this computer is from that of the platform, by the Date of its answers (RFC
//! 9110 6.6.1).
class ClockSkew
{
public:
    //! From here on people should hear of it: times of releases and ages of data are read against this clock.
    static constexpr std::chrono::minutes Worth{2};

    //! Notes an answer that came now; one without a readable date says nothing.
    void note(const QByteArray &date, const QDateTime &now);

    //! How much this computer is ahead: the median of the last five answers. Nothing below Worth.
    std::optional<std::chrono::seconds> ahead() const;

private:
    QList<qint64> m_seconds;
};

} // namespace Minideck
