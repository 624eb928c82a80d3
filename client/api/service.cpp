#include "service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Minideck {

Request serviceRequest(const QUrl &platform)
{
    Request request;
    request.url = platform;
    request.url.setPath(u"/v1"_qs);
    return request;
}

Result<ServiceInfo> parseService(const Reply &reply)
{
    const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
    ServiceInfo info{.name = json[u"name"].toString(),
                     .apiVersion = json[u"apiVersion"].toString(),
                     .environment = WireEnum<Environment>(json[u"environment"].toString()),
                     .features = {}};
    if (info.apiVersion.isEmpty())
        return Error{.kind = ErrorKind::NotThePlatform, .detail = u"no API version"_qs};
    if (!info.apiVersion.startsWith(u"1."))
        return Error{
            .kind = ErrorKind::NotThePlatform, .code = u"api.version"_qs, .detail = u"API version"_qs};
    for (const QJsonValue &feature : json[u"features"].toArray())
        info.features.append(feature.toString());
    return info;
}

} // namespace Minideck
