#pragma once

#include <core/error.h>

#include <QString>

namespace Minideck {

// Why the platform did not invite an address, in a few words without a full stop; empty if the error is not
// about the address (MEM-2).
QString invitationRefusalText(const Error &error);

} // namespace Minideck
