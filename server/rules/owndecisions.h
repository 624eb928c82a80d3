#pragma once

#include <core/types/approval.h>

#include <QtGlobal>

namespace Minideck {

class Connection;

//! Whether somebody may decide what that same person asked for (APR-5).
enum class OwnDecision {
    Refused,
    NeedsReason, //!< nobody else could: a reason is asked and logged
    Allowed,     //!< by the policy of the workspace (SET-5)
};

namespace OwnDecisions {

//! For what is asked for in the workspace, by somebody who decides that category. Operators are bound by no
//! policy of a workspace.
OwnDecision of(Connection &connection, ApprovalCategory category, qint64 workspace);

} // namespace OwnDecisions
} // namespace Minideck
