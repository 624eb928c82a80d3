#pragma once

#include "reply.h"

#include <core/error.h>

#include <chrono>

namespace Minideck {

//! The Error of an answer with status 400 or above: problem details (RFC 9457) if they are there and
//! readable, else what the status says. The status of the answer wins over the one in the text, an unknown
//! type falls back to the status, texts are cut to a length.
Error errorOfReply(const Reply &reply, std::chrono::seconds retryAfterMaximum);

} // namespace Minideck
