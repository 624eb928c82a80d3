#pragma once

#include "memberfacts.h"

namespace Minideck {

// Something that a member may do more or less of with another role.
struct RoleDifference
{
    QString sentence;
    Reach before = Reach::None;
    Reach after = Reach::None;
    QList<Permission> permissions; // what differs so

    bool isGain() const { return after > before; }
    bool operator==(const RoleDifference &) const = default;
};

// What a member gains and loses by a role, read off the permission table (MEM-4): every verb whose reach
// differs stands in one of them. What the member is assigned to stays.
QList<RoleDifference> roleDifferences(const Member &member, Role role);

// How far it goes, for behind the sentence: "where assigned", "still reading"; empty for all or nothing.
QString reachText(const RoleDifference &difference);

} // namespace Minideck
