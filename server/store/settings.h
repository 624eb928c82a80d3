#pragma once

#include <QString>

namespace Minideck {

class Connection;

//! Single values that belong to the data, not to the program.
namespace Settings {

//! Account id of the administrator of the demo workspace, whom the one-time token signs in.
inline const QString DemoAdministrator = QStringLiteral("demoAdministrator");

//! The value of that name, or a null string.
QString value(Connection &connection, const QString &name);
void setValue(Connection &connection, const QString &name, const QString &value);

} // namespace Settings
} // namespace Minideck
