#include "invitelook.h"

namespace Minideck {

InviteLook inviteLook(InvitationState state, bool cleaned)
{
    switch (state) {
    case InvitationState::Ready:
        return cleaned ? InviteLook{u"info"_qs, Tone::Warning, Tone::Muted}
                       : InviteLook{u"check"_qs, Tone::Success, Tone::Muted};
    case InvitationState::NotAnAddress:
    case InvitationState::Hidden:
    case InvitationState::UnknownRole:
    case InvitationState::Refused:
        return {u"st-failed"_qs, Tone::Danger, Tone::Danger};
    case InvitationState::Twice:
        return {u"warning"_qs, Tone::Warning, Tone::Warning};
    case InvitationState::Member:
        return {u"skip"_qs, Tone::Muted, Tone::Muted};
    case InvitationState::InvitedAlready:
        return {u"st-invited"_qs, Tone::Accent, Tone::Accent};
    case InvitationState::Waiting:
        return {u"st-sending"_qs, Tone::Muted, Tone::Muted};
    case InvitationState::Invited:
        return {u"st-approved"_qs, Tone::Success, Tone::Muted};
    case InvitationState::Withdrawn:
        return {u"st-withdrawn"_qs, Tone::Muted, Tone::Muted};
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
