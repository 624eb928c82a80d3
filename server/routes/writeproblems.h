#pragma once

#include "problem.h"

#include <server/rules/memberchanges.h>
#include <server/store/workspacestore.h>

namespace Minideck::Problems {

//! What stands against a change, in the order of the checks (spec/api.md 3 and 4).
Problem idempotencyKeyNeeded();
Problem idempotencyKeyReused();
Problem workspaceNotActive(const WorkspaceRecord &workspace);
Problem revisionNeeded();
Problem revisionStale(QByteArray current);
Problem ruleBroken(const BrokenRule &broken);

//! A role was to be assigned in a place that is not the caller's.
Problem notAssignable(const QString &pointer);

//! What stands against following the changes (spec/api.md 7).
Problem changesGone();

} // namespace Minideck::Problems
