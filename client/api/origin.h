#pragma once

#include <core/result.h>

#include <QUrl>

namespace Minideck {

//! The platform's address as scheme, host and port. http is accepted only for this computer itself, because a
//! token must not travel in the open. Error: Invalid with the field `/platform` and the code `url.invalid`,
//! `url.scheme` or `url.plainHttp`.
Result<QUrl> platformOrigin(const QUrl &url);

//! Whether both have the same scheme, host and port (RFC 6454), with default ports filled in.
bool sameOrigin(const QUrl &one, const QUrl &other);

} // namespace Minideck
