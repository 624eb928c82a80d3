#pragma once

#include <models/members/invitationstate.h>
#include <ui/shared/theme/tone.h>

#include <QString>

namespace Minideck {

// How an address of the list looks: the icon before it and the colour of the word behind it.
struct InviteLook
{
    QString icon;
    Tone tone = Tone::Muted;
    Tone wordTone = Tone::Muted;
};

InviteLook inviteLook(InvitationState state, bool cleaned);

} // namespace Minideck
