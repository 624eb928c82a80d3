#pragma once

#include <core/permissions.h>

namespace Minideck {

class Connection;

//! What assignments are to: teams, host apps and mini programs of a workspace, as the permission table asks
//! for them.
namespace Targets {

//! The target with the team that it belongs to; nothing if the workspace has nothing of this kind and id.
std::optional<Target> of(Connection &connection, qint64 workspace, AssignmentKind kind, const QString &id);

} // namespace Targets
} // namespace Minideck
