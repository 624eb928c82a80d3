#pragma once

#include "membership.h"

#include <server/rules/preconditions.h>

namespace Minideck {

//! A member as GET shows it, with what can be done to it: the JSON object alone, and as an answer with ETag.
QByteArray memberDetail(Connection &connection, const WorkspaceRecord &workspace, const StoredMember &record);
HttpResponse memberResponse(Connection &connection, const WorkspaceRecord &workspace,
                            const StoredMember &record);

//! The same as the caller may see it: whole, or as an assignable member for those who may only assign roles.
Preconditions::Shown shownTo(const Membership &caller);
QByteArray memberFor(const Membership &caller, Connection &connection, const StoredMember &record);
HttpResponse memberResponseFor(const Membership &caller, Connection &connection, const StoredMember &record);

} // namespace Minideck
