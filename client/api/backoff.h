#pragma once

#include "networkpolicy.h"

#include <core/error.h>

#include <QByteArrayView>

#include <optional>

namespace Minideck {

class Random;

//! The code of an error without an answer, if the request cannot have reached the platform.
inline constexpr QStringView NotSentCode = u"network.notSent";

//! Whether the same GET may succeed a little later: no connection, 408, 429, 500, 502, 503, 504.
bool isPassing(const Error &error);

//! How long to wait before try number `tries` + 1, after `tries` ≥ 1 failed ones: exponential with full
//! jitter, so that many clients do not come back together. What the server asked for is a lower bound.
std::chrono::milliseconds backoff(const NetworkPolicy &policy, int tries, const Error &error, Random &random);

//! The value of a Retry-After field (RFC 9110 10.2.3): seconds, or a date that is compared with the answer's
//! own Date, because the clock here may be wrong. Nothing for garbage; at least 0, at most `maximum`.
std::optional<std::chrono::seconds> parseRetryAfter(QByteArrayView value, QByteArrayView date,
                                                    std::chrono::seconds maximum);

} // namespace Minideck
