#include "backoff.h"

#include <core/random.h>

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace Minideck {

namespace {

QDateTime httpDate(QByteArrayView text)
{
    // IMF-fixdate of RFC 9110 5.6.7; the two obsolete forms are not worth a line.
    QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_qs);
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace

bool isPassing(const Error &error)
{
    switch (error.status) {
    case 0:
        return error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout;
    case 408:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
        return true;
    default:
        return error.kind == ErrorKind::Offline;
    }
}

std::chrono::milliseconds backoff(const NetworkPolicy &policy, int tries, const Error &error, Random &random)
{
    const int doublings = std::clamp(tries - 1, 0, 20);
    const auto most = std::min(policy.backoffMaximum, policy.backoffBase * (1 << doublings));
    const auto jitter = std::chrono::milliseconds(random.below(static_cast<quint32>(most.count()) + 1));
    const auto asked = std::min(error.retryAfter.value_or(std::chrono::seconds(0)), policy.retryAfterMaximum);
    return asked + jitter;
}

std::optional<std::chrono::seconds> parseRetryAfter(QByteArrayView value, QByteArrayView date,
                                                    std::chrono::seconds maximum)
{
    const QByteArrayView text = value.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        const qlonglong seconds = text.toByteArray().toLongLong(&fits);
        return fits ? std::min(std::chrono::seconds(seconds), maximum) : maximum;
    }
    const QDateTime until = httpDate(text);
    const QDateTime from = httpDate(date);
    if (!until.isValid() || !from.isValid())
        return std::nullopt;
    return std::clamp(std::chrono::seconds(from.secsTo(until)), std::chrono::seconds(0), maximum);
}

} // namespace Minideck
