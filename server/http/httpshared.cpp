#include "httpshared.h"

#include <core/random.h>

namespace Minideck {

QString newRequestId()
{
    return QString::fromLatin1(SystemRandom().bytes(8).toHex());
}

} // namespace Minideck
