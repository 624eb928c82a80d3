#include "memberrules.h"

#include <core/permissions.h>
#include <models/shared/membertext.h>

#include <QCoreApplication>

namespace Minideck {

namespace {

struct MemberRules
{
    Q_DECLARE_TR_FUNCTIONS(MemberRules)
};

Permission permissionOf(MemberVerb verb)
{
    switch (verb) {
    case MemberVerb::SetRole:
        return Permission::MemberSetRole;
    case MemberVerb::Block:
        return Permission::MemberBlock;
    case MemberVerb::Unblock:
        return Permission::MemberUnblock;
    case MemberVerb::Remove:
        return Permission::MemberRemove;
    case MemberVerb::RenewInvitation:
    case MemberVerb::RevokeInvitation:
        return Permission::MemberInvite;
    }
    Q_UNREACHABLE();
}

QString onlyAdmins(MemberVerb verb)
{
    switch (verb) {
    case MemberVerb::SetRole:
        return MemberRules::tr("Only admins of the workspace change roles.");
    case MemberVerb::Block:
        return MemberRules::tr("Only admins of the workspace block members.");
    case MemberVerb::Unblock:
        return MemberRules::tr("Only admins of the workspace unblock members.");
    case MemberVerb::Remove:
        return MemberRules::tr("Only admins of the workspace remove members.");
    case MemberVerb::RenewInvitation:
    case MemberVerb::RevokeInvitation:
        return MemberRules::tr("Only admins of the workspace invite members.");
    }
    Q_UNREACHABLE();
}

QString workspaceRefusal(const WireEnum<WorkspaceStatus> &status)
{
    if (status.is(WorkspaceStatus::Active))
        return {};
    return status.is(WorkspaceStatus::Suspended)
        ? MemberRules::tr("The workspace is suspended: its members cannot be changed.")
        : MemberRules::tr("The workspace is not active: its members cannot be changed.");
}

QString phaseRefusal(Phase phase)
{
    switch (phase) {
    case Phase::Online:
        return {};
    case Phase::SigningIn:
        return MemberRules::tr("Signing in. Members can be changed as soon as the platform answers.");
    case Phase::Offline:
        return MemberRules::tr("Offline. Changes of roles, blocking and removing need the platform.");
    case Phase::SignedOut:
    case Phase::SessionEnded:
        return MemberRules::tr("Signed out. Sign in to change members.");
    }
    Q_UNREACHABLE();
}

QString statusRefusal(MemberVerb verb, const Member &member)
{
    if (verb == MemberVerb::RenewInvitation || verb == MemberVerb::RevokeInvitation)
        return member.status.is(MemberStatus::Invited)
            ? QString()
            : MemberRules::tr("%1 has accepted the invitation already.").arg(memberName(member));
    if (verb != MemberVerb::Block && verb != MemberVerb::Unblock)
        return {};
    if (member.status.is(MemberStatus::Invited))
        return MemberRules::tr("%1 has not accepted the invitation yet.").arg(memberName(member));
    if (verb == MemberVerb::Block && member.status.is(MemberStatus::Inactive))
        return MemberRules::tr("%1 is blocked already.").arg(memberName(member));
    if (verb == MemberVerb::Unblock && member.status.is(MemberStatus::Active))
        return MemberRules::tr("%1 is not blocked.").arg(memberName(member));
    return {};
}

bool isLastAdmin(const Member &member, const MemberCircumstances &circumstances)
{
    return member.role.is(Role::Admin) && member.status.is(MemberStatus::Active)
        && circumstances.activeAdmins == 1;
}

QString roleRefusal(MemberVerb verb, const MemberCircumstances &circumstances)
{
    Principal self;
    self.role = circumstances.self.role.known();
    self.active = true;
    return decide(permissionOf(verb), self, {}).allowed ? QString() : onlyAdmins(verb);
}

} // namespace

QString invitationRefusal(const MemberCircumstances &circumstances)
{
    const QString reason = roleRefusal(MemberVerb::RenewInvitation, circumstances);
    return reason.isEmpty() ? workspaceRefusal(circumstances.self.status) : reason;
}

QString refusal(MemberVerb verb, const MemberCircumstances &circumstances)
{
    if (const QString reason = roleRefusal(verb, circumstances); !reason.isEmpty())
        return reason;
    if (const QString reason = workspaceRefusal(circumstances.self.status); !reason.isEmpty())
        return reason;
    return phaseRefusal(circumstances.phase);
}

QString refusal(MemberVerb verb, const Member &member, const MemberCircumstances &circumstances)
{
    if (const QString reason = refusal(verb, circumstances); !reason.isEmpty())
        return reason;
    if (const QString reason = statusRefusal(verb, member); !reason.isEmpty())
        return reason;
    if (verb != MemberVerb::Unblock && isLastAdmin(member, circumstances))
        return MemberRules::tr("%1 is the only active admin. Make somebody else an admin first.")
            .arg(memberName(member));
    return {};
}

} // namespace Minideck
