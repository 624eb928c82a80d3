#pragma once

#include <core/types/member.h>

#include <QString>

namespace Minideck {

// The words for members. Values that this version does not know are shown as the platform wrote them.

// The e-mail address as long as an invited person has not given a name.
QString memberName(const Member &member);

QString roleText(const WireEnum<Role> &role);
QString statusText(const WireEnum<MemberStatus> &status);
QString assignmentRoleText(const WireEnum<AssignmentRole> &role);

// The kind with the most assignments: "3 programs", "2 teams"; programs before apps before teams where
// equal. "all" for admins, "–" for none.
QString assignmentSummary(const Member &member);

// Programs before apps before teams, what is administered first.
QList<Assignment> sortedAssignments(const Member &member);

// Every assignment on a line of its own, "Clinic Queue: Program admin".
QString assignmentList(const Member &member);

} // namespace Minideck
