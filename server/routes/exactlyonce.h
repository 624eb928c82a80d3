#pragma once

#include "route.h"

#include <server/store/auditstore.h>

namespace Minideck {

class Clock;
class Random;

//! The frame of every change of a workspace (spec/api.md 3 and 4). After authentication: the key is looked
//! up and a known one answered as before; else the caller must be allowed, and the effect, its place in the
//! change feed, its audit event and the answer are written in the transaction that is running, all or none.
class ExactlyOnce
{
public:
    ExactlyOnce(const Clock &clock, Random &random)
        : m_clock(clock)
        , m_random(random)
    { }

    //! Only what was done is kept for the key: a refusal changed nothing, so asking again decides anew. A dry
    //! run needs no key and keeps none.
    Answer answer(const RouteCall &call, Connection &connection, const EffectHandler &handler) const;
    Answer answer(const RouteCall &call, Connection &connection, const PlatformEffectHandler &handler) const;

    //! The same for what belongs to no workspace: a known key is answered as before, else `act` runs, and its
    //! answer is kept unless it is a problem. What a problem leaves behind is for `act` to say. The keys of
    //! requests without a session are one common lot.
    Answer once(const RouteCall &call, Connection &connection, const QByteArray &fingerprint,
                const std::function<Answer()> &act) const;

    //! The Idempotency-Key of a request if it has exactly one that can be one.
    static std::optional<QByteArray> keyOf(const HttpRequest &request);

private:
    Answer once(const RouteCall &call, Connection &connection, const std::function<Answer()> &act) const;
    template <typename Handler>
    Answer tryOrDo(const RouteCall &call, Connection &connection, const Handler &handler) const;
    Answer act(const RouteCall &call, Connection &connection, const EffectHandler &handler) const;
    Answer act(const RouteCall &call, Connection &connection, const PlatformEffectHandler &handler) const;
    AuditEvent originOf(const RouteCall &call, const QDateTime &now) const;

    const Clock &m_clock;
    Random &m_random;
};

} // namespace Minideck
