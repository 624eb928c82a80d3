#pragma once

#include <QString>

namespace Minideck {

//! Version of this program as "X.Y.Z"; it stands in the project() line of the root CMakeLists.txt and nowhere
//! else.
QString version();

//! Product name for people, and the reverse-DNS id under which desktop files, icons and keychain entries are
//! kept.
QString productName();
QString applicationId();

} // namespace Minideck
