#pragma once

namespace Minideck {

// Where an address stands on its way from the list to an invitation (MEM-2).
enum class InvitationState {
    Ready,
    NotAnAddress,
    Hidden, // it holds characters that nobody sees
    Twice,
    UnknownRole,
    Member,         // of the workspace already
    InvitedAlready, // by the cache
    Waiting,        // in the outbox
    Invited,        // by this list
    Refused,        // by the platform
    Withdrawn,      // from the outbox before it was sent
};

// What stands against it before anything is sent.
inline bool isLeftOut(InvitationState state)
{
    return state > InvitationState::Ready && state < InvitationState::Waiting;
}

} // namespace Minideck
