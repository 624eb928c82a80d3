#pragma once

#include <core/types/member.h>

#include <QList>
#include <QString>

namespace Minideck {

enum class Permission;

// One sentence about what a member may or may not do.
struct MemberFact
{
    QString sentence;
    bool may = false;
    QList<Permission> permissions; // what the sentence is derived from

    bool operator==(const MemberFact &) const = default;
};

// What the role and the assignments of a member come to, read off the permission table (ROL-1); at most six
// sentences, what is allowed first. Empty for a role that this version does not know.
QList<MemberFact> memberFacts(const Member &member);

// "As a developer", "As an admin".
QString memberFactsTitle(const Member &member);

// How far a member gets with a verb, in all that the workspace holds.
enum class Reach { None, Own, Read, Assigned, Everywhere };
Reach reach(Permission permission, const Member &member);

// Whether a role may see the section at all (MEM-8), and what to say if not: the second sentence names the
// role that may.
bool mayViewMembers(const WireEnum<Role> &role);

} // namespace Minideck
