#pragma once

#include "problem.h"

#include <core/types/approval.h>
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

//! Requests of the category are decided by others (APR-11), or it is the applicant's alone.
Problem decidedByOthers(ApprovalCategory category);
Problem applicantsOnly();

//! A role was to be assigned in a place that is not the caller's.
Problem notAssignable(const QString &pointer);

//! What stands against following the changes (spec/api.md 7).
Problem changesGone();

} // namespace Minideck::Problems
