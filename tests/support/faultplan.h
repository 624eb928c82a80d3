#pragma once

#include "fault.h"
#include "scriptedpeer.h"

#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace Minideck {

//! Which requests meet which fault. May be changed from any thread while a FaultProxy goes by it.
class FaultPlan
{
public:
    //! Whether a request meets the fault; asked on the thread of the proxy.
    using Concern = std::function<bool(const PeerRequest &)>;

    struct Meeting
    {
        Fault fault;
        Fault::Moment moment = Fault::Moment::Before;
    };

    //! Each request that is concerned meets it so many times, and then gets through: a request that is sent
    //! again is known by its Idempotency-Key, or else by its target.
    void add(const Fault &fault, Fault::Moment moment, Concern concern, int times);
    void clear();

    std::optional<Meeting> meet(const PeerRequest &request);

    //! How often a fault was met since the last clear().
    int meetings() const;

private:
    struct Entry
    {
        Meeting meeting;
        Concern concern;
        int times = 0;
        std::map<QByteArray, int> met;
    };

    mutable std::mutex m_mutex;
    std::vector<Entry> m_entries;
    int m_meetings = 0;
};

} // namespace Minideck
