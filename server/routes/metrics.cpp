#include "metrics.h"

#include <core/clock.h>
#include <core/version.h>

namespace Minideck {

Metrics::Metrics(const Clock &clock)
    : m_clock(clock)
    , m_startedAt(clock.monotonic())
{ }

void Metrics::count(const QString &route, int status)
{
    const std::lock_guard lock(m_mutex);
    ++m_answers[{route, status}];
}

QByteArray Metrics::text() const
{
    const std::lock_guard lock(m_mutex);
    QString text = u"# HELP minideck_build_info The version that runs.\n"
                   u"# TYPE minideck_build_info gauge\n"
                   u"minideck_build_info{version=\"%1\"} 1\n"
                   u"# HELP minideck_uptime_seconds Seconds since the start.\n"
                   u"# TYPE minideck_uptime_seconds gauge\n"
                   u"minideck_uptime_seconds %2\n"
                   u"# HELP minideck_http_answers_total Answers by route and status.\n"
                   u"# TYPE minideck_http_answers_total counter\n"_qs.arg(version())
                       .arg((m_clock.monotonic() - m_startedAt).count() / 1000);
    for (auto answer = m_answers.begin(); answer != m_answers.end(); ++answer) {
        text += u"minideck_http_answers_total{route=\"%1\",status=\"%2\"} %3\n"_qs
                    .arg(answer.key().first, QString::number(answer.key().second))
                    .arg(answer.value());
    }
    return text.toUtf8();
}

} // namespace Minideck
