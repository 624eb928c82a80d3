#include "relativetime.h"

#include <QCoreApplication>
#include <QLocale>

namespace Minideck {

namespace {

struct RelativeTime
{
    Q_DECLARE_TR_FUNCTIONS(RelativeTime)

public:
    static QString day(const QDateTime &moment, const QDate &today)
    {
        const QDate date = moment.toLocalTime().date();
        if (date.year() == today.year())
            return QLocale().toString(date, tr("d MMM", "date without the year, in the letters of QDate"));
        return dateText(moment);
    }

    static QString text(const QDateTime &moment, const QDateTime &now, bool ago)
    {
        if (!moment.isValid())
            return tr("–", "nothing stands here");

        // Clocks of platform and computer differ: what lies a little ahead is now.
        const qint64 seconds = moment.secsTo(now);
        const QDate today = now.toLocalTime().date();
        if (seconds < -Hour)
            return day(moment, today);
        if (seconds < Minute)
            return tr("now");
        if (seconds < Hour)
            return (ago ? tr("%1 min ago") : tr("%1 min")).arg(seconds / Minute);
        if (seconds < Day)
            return (ago ? tr("%1 h ago") : tr("%1 h")).arg(seconds / Hour);
        if (moment.toLocalTime().date().daysTo(today) == 1)
            return tr("yesterday");
        if (seconds < 7 * Day)
            return (ago ? tr("%1 d ago") : tr("%1 d")).arg(seconds / Day);
        return day(moment, today);
    }

    static QString date(const QDateTime &moment)
    {
        if (!moment.isValid())
            return tr("–", "nothing stands here");
        return QLocale().toString(moment.toLocalTime().date(),
                                  tr("d MMM yyyy", "date, in the letters of QDate"));
    }

private:
    static constexpr qint64 Minute = 60;
    static constexpr qint64 Hour = 60 * Minute;
    static constexpr qint64 Day = 24 * Hour;
};

} // namespace

QString relativeTime(const QDateTime &moment, const QDateTime &now)
{
    return RelativeTime::text(moment, now, false);
}

QString relativeTimeAgo(const QDateTime &moment, const QDateTime &now)
{
    return RelativeTime::text(moment, now, true);
}

QString dateText(const QDateTime &moment)
{
    return RelativeTime::date(moment);
}

QString absoluteTime(const QDateTime &moment)
{
    if (!moment.isValid())
        return {};
    const QDateTime local = moment.toLocalTime();
    return QLocale().toString(local, QLocale::LongFormat);
}

} // namespace Minideck
