#pragma once

#include <QLoggingCategory>

namespace Minideck {

Q_DECLARE_LOGGING_CATEGORY(logHttp)

} // namespace Minideck
