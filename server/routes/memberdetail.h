#pragma once

#include "route.h"

#include <server/store/memberstore.h>
#include <server/store/workspacestore.h>

namespace Minideck {

//! A member as GET shows it, with what can be done to it: the JSON object alone, and as an answer with ETag.
QByteArray memberDetail(Connection &connection, const WorkspaceRecord &workspace, const StoredMember &record);
HttpResponse memberResponse(Connection &connection, const WorkspaceRecord &workspace,
                            const StoredMember &record);

} // namespace Minideck
