#pragma once

#include <core/error.h>

namespace Minideck {

//! Why a request is not let through to the handlers: the status to answer with and one sentence about it.
inline Error refusal(int status, const QString &detail)
{
    return Error{.kind = ErrorKind::Invalid, .detail = detail, .status = status};
}

} // namespace Minideck
