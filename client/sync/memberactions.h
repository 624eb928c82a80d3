#pragma once

#include <core/result.h>
#include <core/types/invitee.h>
#include <core/types/operation.h>

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPromise>

#include <chrono>
#include <functional>
#include <memory>

namespace Minideck {

class Outbox;

//! What may be changed about members. Lives on the GUI thread. An operation and its key are on the disk
//! before anything is sent, so that it happens once whatever crashes (OFF-4).
//!
//! The confirmed lane (OFF-5) is never queued: without the platform it is refused with Offline or
//! Unauthenticated and nothing is kept. Its future answers with the operation when it is done and with its
//! error when it is not: PreconditionFailed if somebody else changed the member first (the cache has the
//! member as it is now, and Outbox the conflict). If the answer of the platform is lost, it is asked again
//! with the same key; after ten seconds the future says Timeout and the outbox goes on.
class MemberActions : public QObject
{
    Q_OBJECT

public:
    //! `refusal` tells why nothing can be confirmed now, if so.
    MemberActions(Outbox &outbox, std::function<std::optional<Error>()> refusal,
                  std::chrono::milliseconds patience, QObject *parent = nullptr);
    ~MemberActions() override;

    QFuture<Result<Operation>> setRole(const Member &member, Role role);
    QFuture<Result<Operation>> setProgramCreator(const Member &member, bool creator);
    QFuture<Result<Operation>> block(const Member &member);
    QFuture<Result<Operation>> unblock(const Member &member);
    QFuture<Result<Operation>> remove(const Member &member);
    //! Mails another code to somebody who is invited; the seven days begin again (MEM-2).
    QFuture<Result<Operation>> renewInvitation(const Member &member);
    QFuture<Result<Operation>> revokeInvitation(const Member &member);

    //! The queued lane: answers when the operation is kept, also offline; goes out by itself, after what was
    //! asked for the same member before.
    QFuture<Result<Operation>> setAssignments(const Member &member, const QList<Assignment> &assignments);

    //! The queued lane as well: an operation for each address, all kept by one write or none (`outbox.full`).
    //! What becomes of each is told by Outbox::finished(): Rejected with a field error if the platform does
    //! not want that one address.
    QFuture<Result<QList<Operation>>> invite(const QList<Invitee> &invitees);

private:
    using Promise = std::shared_ptr<QPromise<Result<Operation>>>;

    QFuture<Result<Operation>> confirm(Operation operation);
    void finish(const Operation &operation);
    void answer(const OperationId &id, const Result<Operation> &result);

    Outbox &m_outbox;
    std::function<std::optional<Error>()> m_refusal;
    std::chrono::milliseconds m_patience;
    QHash<OperationId, Promise> m_waiting;
};

} // namespace Minideck
