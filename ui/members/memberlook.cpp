#include "memberlook.h"

#include <models/shared/membertext.h>

#include <QCoreApplication>

namespace Minideck {

namespace {

struct MemberLook
{
    Q_DECLARE_TR_FUNCTIONS(MemberLook)
};

} // namespace

StateLook memberStateLook(const WireEnum<MemberStatus> &status)
{
    const QString word = statusText(status);
    const auto known = status.known();
    if (!known)
        return {u"help"_qs, word, Tone::Muted, true};
    switch (*known) {
    case MemberStatus::Active:
        return {u"st-active"_qs, word, Tone::Success, false};
    case MemberStatus::Invited:
        return {u"st-invited"_qs, word, Tone::Accent, true};
    case MemberStatus::Inactive:
        return {u"st-blocked"_qs, word, Tone::Danger, true};
    }
    Q_UNREACHABLE();
}

QString underWayText(const std::optional<OperationKind> &kind)
{
    if (!kind)
        return {};
    switch (*kind) {
    case OperationKind::SetRole:
        return MemberLook::tr("Changing the role");
    case OperationKind::SetProgramCreator:
    case OperationKind::SetAssignments:
        return MemberLook::tr("Changing");
    case OperationKind::Block:
        return MemberLook::tr("Blocking");
    case OperationKind::Unblock:
        return MemberLook::tr("Unblocking");
    case OperationKind::Remove:
        return MemberLook::tr("Removing");
    case OperationKind::Invite:
        return MemberLook::tr("Inviting");
    case OperationKind::RenewInvitation:
        return MemberLook::tr("Renewing the invitation");
    case OperationKind::RevokeInvitation:
        return MemberLook::tr("Revoking the invitation");
    }
    Q_UNREACHABLE();
}

QString assignmentIcon(const WireEnum<AssignmentKind> &kind)
{
    const auto known = kind.known();
    if (!known)
        return u"help"_qs;
    switch (*known) {
    case AssignmentKind::Team:
        return u"team"_qs;
    case AssignmentKind::App:
        return u"host-app"_qs;
    case AssignmentKind::MiniProgram:
        return u"mini-program"_qs;
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
