#pragma once

#include "mail.h"

#include <QByteArray>

namespace Minideck {

//! The letter as an internet message (RFC 5322, MIME), lines ended by CR LF and at most 76 characters long
//! apart from addresses. The text is UTF-8 in Base64, the subject an encoded word (RFC 2047) where it has to
//! be. Control characters of subject and addresses become spaces, so that nothing can begin a field of its
//! own.
QByteArray toInternetMessage(const Mail &mail, const QString &sender);

} // namespace Minideck
