#include "httplog.h"

namespace Minideck {

Q_LOGGING_CATEGORY(logHttp, "minideck.http")

} // namespace Minideck
