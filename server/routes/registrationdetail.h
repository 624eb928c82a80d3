#pragma once

#include "jsontext.h"
#include "route.h"

#include <server/store/registrationstore.h>

namespace Minideck {

//! A registration as operators see it: the JSON object alone, and with what can be decided as an answer with
//! ETag.
void writeRegistrationForOperators(JsonText &json, Connection &connection, const Registration &registration);
QByteArray registrationDetail(Connection &connection, const Registration &registration);
HttpResponse registrationResponse(Connection &connection, const Registration &registration);

} // namespace Minideck
