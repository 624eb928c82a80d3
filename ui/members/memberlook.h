#pragma once

#include <core/types/member.h>
#include <ui/shared/paintstate.h>

namespace Minideck {

// Shape, word and colour of a member's status.
StateLook memberStateLook(const WireEnum<MemberStatus> &status);

// The icon of what an assignment is to.
QString assignmentIcon(const WireEnum<AssignmentKind> &kind);

} // namespace Minideck
