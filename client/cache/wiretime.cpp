#include "wiretime.h"

#include <QDateTime>

#include <chrono>

namespace Minideck {

namespace {

constexpr std::string_view Shape = "dddd-dd-ddTdd:dd:dd.dddZ";

bool hasOurShape(std::string_view text)
{
    if (text.size() != Shape.size())
        return false;
    for (size_t i = 0; i < Shape.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (Shape[i] == 'd' ? !digit : text[i] != Shape[i])
            return false;
    }
    return true;
}

int number(std::string_view text, size_t from, size_t digits)
{
    int value = 0;
    for (size_t i = from; i < from + digits; ++i)
        value = value * 10 + (text[i] - '0');
    return value;
}

} // namespace

std::optional<qint64> parseWireTime(std::string_view text)
{
    using namespace std::chrono;
    if (hasOurShape(text)) {
        const year_month_day date(year(number(text, 0, 4)), month(static_cast<unsigned>(number(text, 5, 2))),
                                  day(static_cast<unsigned>(number(text, 8, 2))));
        const int hour = number(text, 11, 2);
        const int minute = number(text, 14, 2);
        const int second = number(text, 17, 2);
        if (!date.ok() || hour > 23 || minute > 59 || second > 60)
            return std::nullopt;
        const seconds moment =
            sys_days(date).time_since_epoch() + hours(hour) + minutes(minute) + seconds(second);
        return duration_cast<milliseconds>(moment).count() + number(text, 20, 3);
    }
    const QDateTime other = QDateTime::fromString(
        QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), Qt::ISODateWithMs);
    // Without a zone it would be taken for the computer's own time, and RFC 3339 asks for a zone.
    if (!other.isValid() || other.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return other.toMSecsSinceEpoch();
}

} // namespace Minideck
