#pragma once

#include "membership.h"

namespace Minideck {

//! A team as GET shows it, with what the caller can do to it: the JSON object alone, and as an answer with
//! ETag.
QByteArray teamDetail(const Membership &caller, Connection &connection, const StoredTeam &record);
HttpResponse teamResponse(const Membership &caller, Connection &connection, const StoredTeam &record,
                          int status = 200);

} // namespace Minideck
