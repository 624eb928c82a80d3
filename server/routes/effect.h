#pragma once

#include "membership.h"

#include <server/rules/changejournal.h>

namespace Minideck {

class Random;

//! A change at work: who asks, already allowed, and where what is done is written down.
struct Effect
{
    const RouteCall &call;
    Connection &connection;
    const Membership &membership;
    const QDateTime now;
    Random &random;
    ChangeJournal &journal;
};

} // namespace Minideck
