#include "memberactions.h"

#include "outbox.h"

#include <client/api/memberrequests.h>
#include <core/answer.h>

#include <QTimer>

namespace Minideck {

namespace {

Operation operationOn(const Member &member, OperationKind kind, const QByteArray &body)
{
    return {.kind = kind,
            .target = member.id,
            .targetName = member.name.isEmpty() ? member.email : member.name,
            .baseRevision = member.revision,
            .body = body,
            .base = member};
}

} // namespace

MemberActions::MemberActions(Outbox &outbox, std::function<std::optional<Error>()> refusal,
                             std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_refusal(std::move(refusal))
    , m_patience(patience)
{
    connect(&m_outbox, &Outbox::finished, this, &MemberActions::finish);
    connect(&m_outbox, &Outbox::wiped, this,
            [this](const OperationId &id) { answer(id, Error{.kind = ErrorKind::MemberBlocked}); });
}

MemberActions::~MemberActions()
{
    const QList<OperationId> waiting = m_waiting.keys();
    for (const OperationId &id : waiting)
        answer(id, Error{.kind = ErrorKind::Cancelled});
}

QFuture<Result<Operation>> MemberActions::setRole(const Member &member, Role role)
{
    return confirm(operationOn(member, OperationKind::SetRole, roleBody(role)));
}

QFuture<Result<Operation>> MemberActions::setProgramCreator(const Member &member, bool creator)
{
    return confirm(operationOn(member, OperationKind::SetProgramCreator, programCreatorBody(creator)));
}

QFuture<Result<Operation>> MemberActions::block(const Member &member)
{
    return confirm(operationOn(member, OperationKind::Block, "{}"));
}

QFuture<Result<Operation>> MemberActions::unblock(const Member &member)
{
    return confirm(operationOn(member, OperationKind::Unblock, "{}"));
}

QFuture<Result<Operation>> MemberActions::remove(const Member &member)
{
    return confirm(operationOn(member, OperationKind::Remove, {}));
}

QFuture<Result<Operation>> MemberActions::renewInvitation(const Member &member)
{
    return confirm(operationOn(member, OperationKind::RenewInvitation, "{}"));
}

QFuture<Result<Operation>> MemberActions::revokeInvitation(const Member &member)
{
    return confirm(operationOn(member, OperationKind::RevokeInvitation, {}));
}

QFuture<Result<QList<Operation>>> MemberActions::invite(const QList<Invitee> &invitees)
{
    QList<Operation> operations;
    operations.reserve(invitees.size());
    for (const Invitee &invitee : invitees) {
        operations.append({.kind = OperationKind::Invite,
                           .target = {},
                           .targetName = invitee.email,
                           .body = invitationBody(invitee),
                           .base = {}});
    }
    return m_outbox.add(std::move(operations));
}

QFuture<Result<Operation>> MemberActions::setAssignments(const Member &member,
                                                         const QList<Assignment> &assignments)
{
    return m_outbox.add(operationOn(member, OperationKind::SetAssignments, assignmentsBody(assignments)));
}

QFuture<Result<Operation>> MemberActions::confirm(Operation operation)
{
    const Promise promise = std::make_shared<QPromise<Result<Operation>>>();
    promise->start();
    QFuture<Result<Operation>> future = promise->future();
    if (const std::optional<Error> refused = m_refusal()) {
        promise->addResult(*refused);
        promise->finish();
        return future;
    }
    const OperationId id = m_outbox.newId();
    operation.id = id;
    m_waiting.insert(id, promise);
    QTimer::singleShot(m_patience, this, [this, id] { answer(id, Error{.kind = ErrorKind::Timeout}); });
    whenAnswered(m_outbox.add(std::move(operation)), this, [this, id](const Result<Operation> &kept) {
        if (!kept)
            answer(id, kept.error());
    });
    return future;
}

void MemberActions::finish(const Operation &operation)
{
    if (operation.state == OperationState::Done)
        answer(operation.id, operation);
    else
        answer(operation.id, operation.error.value_or(Error{.kind = ErrorKind::Cancelled}));
}

void MemberActions::answer(const OperationId &id, const Result<Operation> &result)
{
    if (const Promise promise = m_waiting.take(id)) {
        promise->addResult(result);
        promise->finish();
    }
}

} // namespace Minideck
