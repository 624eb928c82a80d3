#pragma once

#include <core/types/account.h>

namespace Minideck {

// "Production", "Test", "Sandbox"; an unknown one as the platform wrote it.
QString environmentText(const WireEnum<Environment> &environment);

} // namespace Minideck
