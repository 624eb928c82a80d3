#pragma once

#include "route.h"

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

    //! Only what was done is kept for the key: a refusal changed nothing, so asking again decides anew.
    Answer answer(const RouteCall &call, Connection &connection, const EffectHandler &handler) const;

private:
    Answer act(const RouteCall &call, Connection &connection, const EffectHandler &handler) const;

    const Clock &m_clock;
    Random &m_random;
};

} // namespace Minideck
