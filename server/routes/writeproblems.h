#pragma once

#include "problem.h"

#include <server/rules/memberchanges.h>

namespace Minideck::Problems {

//! What stands against a change, in the order of the checks (spec/api.md 3 and 4).
Problem idempotencyKeyNeeded();
Problem idempotencyKeyReused();
Problem workspaceNotActive();
Problem revisionNeeded();
Problem revisionStale(QByteArray current);
Problem ruleBroken(const BrokenRule &broken);

//! What stands against following the changes (spec/api.md 7).
Problem changesGone();

} // namespace Minideck::Problems
