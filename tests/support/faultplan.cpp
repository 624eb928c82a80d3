#include "faultplan.h"

namespace Minideck {

void FaultPlan::add(const Fault &fault, Fault::Moment moment, Concern concern, int times)
{
    const std::lock_guard lock(m_mutex);
    m_entries.push_back({.meeting = {.fault = fault, .moment = moment},
                         .concern = std::move(concern),
                         .times = times,
                         .met = {}});
}

void FaultPlan::clear()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
    m_meetings = 0;
}

std::optional<FaultPlan::Meeting> FaultPlan::meet(const PeerRequest &request)
{
    const QByteArray key = request.field("Idempotency-Key");
    const QByteArray who = key.isEmpty() ? request.target.split('?').first() : key;
    const std::lock_guard lock(m_mutex);
    for (Entry &entry : m_entries) {
        if (!entry.concern(request) || entry.met[who] >= entry.times)
            continue;
        ++entry.met[who];
        ++m_meetings;
        return entry.meeting;
    }
    return std::nullopt;
}

int FaultPlan::meetings() const
{
    const std::lock_guard lock(m_mutex);
    return m_meetings;
}

} // namespace Minideck
