#include "account.h"

namespace Minideck {

QUrl platformIdentity(const KnownAccount &account)
{
    const QString host = account.platform.host();
    const bool here = host == u"127.0.0.1"_qs || host == u"localhost"_qs || host == u"::1"_qs;
    if (account.environment.is(Environment::Sandbox) && here)
        return QUrl(u"minideck:sandbox"_qs);
    return account.platform;
}

} // namespace Minideck
