#pragma once

#include <core/error.h>

namespace Minideck {

//! What an answer that is no success means for an operation.
enum class Verdict {
    NotSent,  //!< it cannot have reached the platform
    Retry,    //!< the platform took no notice of it
    Unknown,  //!< nobody knows: the same key again
    Renew,    //!< the session has to be renewed first
    Conflict, //!< somebody else was first
    Rejected, //!< the platform says no, and will say so again
    Left,     //!< ended here; what is in the file decides at the next start
};

//! Whatever may have had an effect is Unknown and never a failure.
Verdict verdictOf(const Error &error);

} // namespace Minideck
