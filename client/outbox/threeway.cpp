#include "threeway.h"

#include <algorithm>

namespace Minideck {

// As sets, and without the names: somebody may have named a team anew.
static bool sameAssignments(const QList<Assignment> &one, const QList<Assignment> &other)
{
    return std::ranges::is_permutation(one, other, [](const Assignment &a, const Assignment &b) {
        return a.kind == b.kind && a.targetId == b.targetId && a.role == b.role;
    });
}

bool overwritesNothing(const Operation &operation, const Member &current)
{
    if (!operation.base || operation.base->id != current.id)
        return false;
    switch (operation.kind) {
    case OperationKind::SetRole:
        return operation.base->role == current.role;
    case OperationKind::SetProgramCreator:
        return operation.base->programCreator == current.programCreator;
    case OperationKind::SetAssignments:
        return sameAssignments(operation.base->assignments, current.assignments);
    case OperationKind::Block:
    case OperationKind::Unblock:
    case OperationKind::Remove:
    case OperationKind::Invite:
    case OperationKind::RenewInvitation:
    case OperationKind::RevokeInvitation:
        return false;
    }
    return false;
}

} // namespace Minideck
