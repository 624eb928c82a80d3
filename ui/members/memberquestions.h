#pragma once

#include <core/types/member.h>
#include <models/members/memberverb.h>
#include <ui/shared/dialogs.h>

#include <QStringList>

namespace Minideck {

// What is asked before members are blocked, unblocked or removed, with its consequences (MEM-5). `selected`
// is how many were meant, some of whom may be left out; `soleAdminOf` is what a single member administers
// alone.
Question memberQuestion(MemberVerb verb, const QList<Member> &members, qsizetype selected,
                        const QStringList &soleAdminOf, const MemberId &self);

// The assignments of a member as they stand in details and questions.
QList<FactList::Fact> assignmentFacts(const QList<Assignment> &assignments);

} // namespace Minideck
