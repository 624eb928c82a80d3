#include "clockskew.h"

#include <QLocale>

#include <algorithm>

namespace Minideck {

static constexpr qsizetype Samples = 5;

void ClockSkew::note(const QByteArray &date, const QDateTime &now)
{
    QDateTime there =
        QLocale::c().toDateTime(QString::fromLatin1(date), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_qs);
    if (!there.isValid())
        return;
    there.setTimeSpec(Qt::UTC);
    m_seconds.append(there.secsTo(now));
    if (m_seconds.size() > Samples)
        m_seconds.removeFirst();
}

std::optional<std::chrono::seconds> ClockSkew::ahead() const
{
    if (m_seconds.isEmpty())
        return std::nullopt;
    QList<qint64> sorted = m_seconds;
    std::sort(sorted.begin(), sorted.end());
    const std::chrono::seconds median(sorted[sorted.size() / 2]);
    return std::chrono::abs(median) < Worth ? std::nullopt : std::optional(median);
}

} // namespace Minideck
