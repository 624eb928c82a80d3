#pragma once

#include <core/types/operation.h>
#include <ui/shared/paintstate.h>

#include <optional>

namespace Minideck {

// Shape, word and colour of a member's status.
StateLook memberStateLook(const WireEnum<MemberStatus> &status);

// What is being done to a member, in a word: "Blocking"; empty for nothing.
QString underWayText(const std::optional<OperationKind> &kind);

// The icon of what an assignment is to.
QString assignmentIcon(const WireEnum<AssignmentKind> &kind);

} // namespace Minideck
