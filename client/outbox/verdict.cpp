#include "verdict.h"

#include <client/api/backoff.h>

namespace Minideck {

Verdict verdictOf(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return Verdict::Left;
    if (error.status < 400)
        return error.code == NotSentCode ? Verdict::NotSent : Verdict::Unknown;
    switch (error.status) {
    case 401:
        return Verdict::Renew;
    case 425:
    case 429:
    case 503:
        return Verdict::Retry;
    case 412:
        return Verdict::Conflict;
    case 408:
    case 409: // the same key is at work right now
        return Verdict::Unknown;
    case 501:
        return Verdict::Rejected;
    default:
        return error.status >= 500 ? Verdict::Unknown : Verdict::Rejected;
    }
}

} // namespace Minideck
