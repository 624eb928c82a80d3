#pragma once

#include "memberverb.h"

#include <core/types/connectionstate.h>
#include <core/types/member.h>
#include <core/types/workspace.h>

#include <QString>

#include <optional>

namespace Minideck {

// What the rules about a member depend on besides the member.
struct MemberCircumstances
{
    WorkspaceMembership self; // who asks, and in which workspace
    Phase phase = Phase::SignedOut;
    std::optional<qint64> activeAdmins; // nothing until it is known

    bool operator==(const MemberCircumstances &) const = default;
};

// Why nobody can be invited, in a sentence; empty if it is possible. Invitations wait in the outbox while
// there is no way to the platform, so the network is no reason (OFF-5).
QString invitationRefusal(const MemberCircumstances &circumstances);

// Why nobody can be changed now, in a sentence; empty if it is possible. The role comes first (MEM-8, ROL-1):
// it does not pass like the network does (OFF-5).
QString refusal(MemberVerb verb, const MemberCircumstances &circumstances);

// Why this member cannot be changed so, in a sentence; empty if it is possible (MEM-5, ROL-4). What is asked
// here is known from the cache: the platform decides anew.
QString refusal(MemberVerb verb, const Member &member, const MemberCircumstances &circumstances);

} // namespace Minideck
