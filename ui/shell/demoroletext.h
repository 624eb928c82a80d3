#pragma once

#include <core/types/demorole.h>

#include <QString>

namespace Minideck {

// "Admin", "Program admin": the kind of person that somebody acts as in the sandbox.
QString demoRoleText(DemoRole role);

} // namespace Minideck
