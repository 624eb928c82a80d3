#pragma once

#include "membership.h"

#include <server/store/registrationstore.h>

namespace Minideck {

//! A workspace as GET shows it to a member, or without a membership to whoever registered it, with ETag.
HttpResponse workspaceResponse(const Registration &registration, const std::optional<Membership> &caller,
                               int status = 200);

} // namespace Minideck
