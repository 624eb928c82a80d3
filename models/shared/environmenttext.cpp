#include "environmenttext.h"

#include <QCoreApplication>

namespace Minideck {

QString environmentText(const WireEnum<Environment> &environment)
{
    const auto known = environment.known();
    if (!known)
        return environment.text();
    switch (*known) {
    case Environment::Production:
        return QCoreApplication::translate("Environment", "Production");
    case Environment::Test:
        return QCoreApplication::translate("Environment", "Test");
    case Environment::Sandbox:
        return QCoreApplication::translate("Environment", "Sandbox");
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
