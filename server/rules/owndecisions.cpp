#include "owndecisions.h"

#include <core/approvaltable.h>
#include <server/store/accountstore.h>
#include <server/store/memberstore.h>
#include <server/store/registrationstore.h>

namespace Minideck::OwnDecisions {

//! Those who decide by an assignment are not counted: none of their categories has an effect yet.
static qint64 activeDeciders(Connection &connection, ApprovalCategory category, qint64 workspace)
{
    qint64 count = 0;
    for (const ApprovalDecider decider : approvalRule(category).deciders) {
        if (decider == ApprovalDecider::Operator)
            count += Accounts::operators(connection);
        else if (decider == ApprovalDecider::WorkspaceAdmin)
            count += Members::activeWith(connection, workspace, Role::Admin);
        else if (decider == ApprovalDecider::WorkspaceReviewer)
            count += Members::activeWith(connection, workspace, Role::Reviewer);
    }
    return count;
}

OwnDecision of(Connection &connection, ApprovalCategory category, qint64 workspace)
{
    if (!isDecidedByOperators(category)) {
        const auto registration = RegistrationRows::byKey(connection, workspace);
        if (registration && registration->ownDecisions)
            return OwnDecision::Allowed;
    }
    return activeDeciders(connection, category, workspace) <= 1 ? OwnDecision::NeedsReason
                                                                : OwnDecision::Refused;
}

} // namespace Minideck::OwnDecisions
