#pragma once

#include <QString>

namespace Minideck {

class Clock;
class Random;

//! A ULID: 26 characters of Crockford's base 32, 48 bits of milliseconds followed by 80 random bits, so ids
//! sort by creation.
QString makeUlid(const Clock &clock, Random &random);

//! The same for a given moment in milliseconds since 1970 (0 ≤ moment < 2^48); for seeds.
QString makeUlid(qint64 millisecondsSinceEpoch, Random &random);

//! A new id of the given kind: prefix, underscore, ULID.
template <typename IdType>
IdType makeId(const Clock &clock, Random &random)
{
    return IdType(IdType::prefix() + u'_' + makeUlid(clock, random));
}

} // namespace Minideck
