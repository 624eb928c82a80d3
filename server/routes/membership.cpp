#include "membership.h"

namespace Minideck {

bool Membership::may(Permission permission, const Target &target) const
{
    return decide(permission, Principal::of(member.member), target).allowed;
}

bool Membership::mayAnywhere(Permission permission) const
{
    return decideAnywhere(permission, Principal::of(member.member)).allowed;
}

std::variant<Membership, Problem> membershipOf(const RouteCall &call, Connection &connection)
{
    const auto workspace = Workspaces::byName(connection, call.parameters.first());
    if (!workspace)
        return Problems::notFound();
    const auto member = Members::ofAccount(connection, workspace->key, call.caller->account);
    if (!member || member->member.status.is(MemberStatus::Invited))
        return Problems::notFound();
    if (!member->member.status.is(MemberStatus::Active))
        return Problems::blocked();
    return Membership{.workspace = *workspace, .member = *member};
}

std::variant<Membership, Problem> membershipWith(Permission permission, const RouteCall &call,
                                                 Connection &connection)
{
    auto found = membershipOf(call, connection);
    if (const auto *membership = std::get_if<Membership>(&found); membership && !membership->may(permission))
        return Problems::roleLacks(permission);
    return found;
}

std::variant<Membership, Problem> membershipSomewhere(Permission permission, const RouteCall &call,
                                                      Connection &connection)
{
    auto found = membershipOf(call, connection);
    if (const auto *membership = std::get_if<Membership>(&found);
        membership && !membership->mayAnywhere(permission))
        return Problems::roleLacks(permission);
    return found;
}

} // namespace Minideck
