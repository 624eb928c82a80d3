#include "route.h"

namespace Minideck {

HttpResponse jsonResponse(QByteArray json, int status)
{
    HttpResponse response;
    response.status = status;
    response.headers.set("Content-Type", "application/json");
    response.body = std::move(json);
    return response;
}

} // namespace Minideck
