#pragma once

#include "member.h"

#include <core/error.h>

namespace Minideck {

//! What an operation changes. The names stand in the outbox file.
enum class OperationKind {
    SetRole,
    SetProgramCreator,
    SetAssignments,
    Block,
    Unblock,
    Remove,
    Invite,
    RenewInvitation,
    RevokeInvitation,
};

template <>
struct WireNames<OperationKind>
{
    static constexpr std::pair<OperationKind, QStringView> values[] = {
        {OperationKind::SetRole, u"setRole"},
        {OperationKind::SetProgramCreator, u"setProgramCreator"},
        {OperationKind::SetAssignments, u"setAssignments"},
        {OperationKind::Block, u"block"},
        {OperationKind::Unblock, u"unblock"},
        {OperationKind::Remove, u"remove"},
        {OperationKind::Invite, u"invite"},
        {OperationKind::RenewInvitation, u"renewInvitation"},
        {OperationKind::RevokeInvitation, u"revokeInvitation"},
    };
};

//! Where an operation stands (OFF-3).
enum class OperationState {
    Held,      //!< waits until somebody signs in again
    Queued,    //!< waits for its turn or for the network
    Sending,   //!< on its way
    Unknown,   //!< was sent, and no answer told what became of it; goes out again with the same key
    Retry,     //!< the platform took no notice of it this time (429, 503); goes out again
    Conflict,  //!< somebody else changed the target first (OFF-6)
    Rejected,  //!< the platform said no
    Parked,    //!< too old, or left over from a run that ended badly: somebody has to confirm it (OFF-9)
    Done,      //!< the platform did it
    Cancelled, //!< taken back before it had any effect
};

template <>
struct WireNames<OperationState>
{
    static constexpr std::pair<OperationState, QStringView> values[] = {
        {OperationState::Held, u"held"},         {OperationState::Queued, u"queued"},
        {OperationState::Sending, u"sending"},   {OperationState::Unknown, u"unknown"},
        {OperationState::Retry, u"retry"},       {OperationState::Conflict, u"conflict"},
        {OperationState::Rejected, u"rejected"}, {OperationState::Parked, u"parked"},
        {OperationState::Done, u"done"},         {OperationState::Cancelled, u"cancelled"},
    };
};

//! One change that somebody asked for, from the moment they asked until it is history. Never holds a secret
//! (OFF-8). Times are UTC.
struct Operation
{
    OperationId id;   //!< also its Idempotency-Key (OFF-4)
    qint64 place = 0; //!< in the order in which operations were asked for; stays when the id changes
    OperationKind kind = OperationKind::SetRole;
    MemberId target;    //!< empty for an invitation
    QString targetName; //!< as it was shown when somebody acted; text from outside
    OperationState state = OperationState::Queued;
    qint64 baseRevision = 0; //!< of the target when somebody acted
    QByteArray body;         //!< JSON as it is sent; empty once it is done or for a removal
    QDateTime createdAt;
    int attempts = 0;
    bool mayHaveHappened = false;  //!< it was sent at least once without an answer
    std::optional<Error> error;    //!< why it is not done
    std::optional<Member> base;    //!< the target as it was when somebody acted; gone once it is done
    std::optional<Member> current; //!< Conflict: the target as the platform has it now

    bool operator==(const Operation &) const = default;
};

//! The lane that needs the network (OFF-5): refused while offline. The other one is queued.
inline bool isConfirmed(OperationKind kind)
{
    return kind != OperationKind::SetAssignments && kind != OperationKind::Invite;
}

//! Nothing more will happen to it by itself.
inline bool isSettled(OperationState state)
{
    switch (state) {
    case OperationState::Conflict:
    case OperationState::Rejected:
    case OperationState::Parked:
    case OperationState::Done:
    case OperationState::Cancelled:
        return true;
    case OperationState::Held:
    case OperationState::Queued:
    case OperationState::Sending:
    case OperationState::Unknown:
    case OperationState::Retry:
        return false;
    }
    return false;
}

//! It can be taken back for sure: the platform has not seen it.
inline bool canCancel(const Operation &operation)
{
    const bool waits = operation.state == OperationState::Held || operation.state == OperationState::Queued
        || operation.state == OperationState::Retry || operation.state == OperationState::Parked;
    return waits && !operation.mayHaveHappened;
}

//! It needs a decision of somebody before it goes on.
inline bool needsDecision(OperationState state)
{
    return state == OperationState::Conflict || state == OperationState::Rejected
        || state == OperationState::Parked;
}

} // namespace Minideck
