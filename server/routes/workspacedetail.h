#pragma once

#include "membership.h"

#include <server/store/registrationstore.h>

namespace Minideck {

//! A workspace as GET shows it to a member, or without a membership to whoever registered it: the JSON object
//! alone, and as an answer with ETag.
QByteArray workspaceDetail(const Registration &registration, const std::optional<Membership> &caller);
HttpResponse workspaceResponse(const Registration &registration, const std::optional<Membership> &caller,
                               int status = 200);

} // namespace Minideck
