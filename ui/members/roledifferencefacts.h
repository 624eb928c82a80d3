#pragma once

#include <core/types/member.h>
#include <ui/shared/factlist.h>

namespace Minideck {

// What the members gain (or lose) with a role, for the dialog: behind each the limits for a single one, or
// for how many of them it is so.
QList<FactList::Fact> roleDifferenceFacts(const QList<Member> &members, Role role, bool gains);

} // namespace Minideck
