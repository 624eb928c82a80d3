#pragma once

#include <core/types/role.h>

#include <optional>

namespace Minideck {

// What can be done to a member.
enum class MemberVerb { SetRole, Block, Unblock, Remove, RenewInvitation, RevokeInvitation };

// One of them, with what it needs to be known.
struct MemberChange
{
    MemberVerb verb = MemberVerb::SetRole;
    std::optional<Role> role; // for SetRole

    bool operator==(const MemberChange &) const = default;
};

} // namespace Minideck
