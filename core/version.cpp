#include "version.h"

namespace Minideck {

QString version()
{
    return QStringLiteral(MINIDECK_VERSION);
}

QString productName()
{
    return QStringLiteral("Minideck");
}

QString applicationId()
{
    return QStringLiteral("io.github.minideck.Minideck");
}

} // namespace Minideck
