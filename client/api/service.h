#pragma once

#include "reply.h"
#include "request.h"

#include <core/types/account.h>

namespace Minideck {

//! What a platform says about itself.
struct ServiceInfo
{
    QString name;
    QString apiVersion;
    WireEnum<Environment> environment;
    QStringList features;
};

//! GET /v1, the question to ask before any password is sent.
Request serviceRequest(const QUrl &platform);

//! Error: NotThePlatform, with the code `api.version` if it is a platform of another major version.
Result<ServiceInfo> parseService(const Reply &reply);

} // namespace Minideck
