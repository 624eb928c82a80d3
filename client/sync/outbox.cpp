#include "outbox.h"

#include "syncthread.h"

#include <core/clock.h>
#include <core/ulid.h>

#include <algorithm>

namespace Minideck {

Outbox::Outbox(SyncThread &thread, const Clock &clock, Random &random, const QList<Operation> &operations,
               QObject *parent)
    : QObject(parent)
    , m_thread(thread)
    , m_clock(clock)
    , m_random(random)
{
    for (const Operation &operation : operations)
        m_operations.insert(operation.place, operation);
    connect(&m_thread, &SyncThread::operationsAdded, this, &Outbox::takeNew);
    connect(&m_thread, &SyncThread::operationChanged, this, &Outbox::take);
    connect(&m_thread, &SyncThread::operationRemoved, this, [this](qint64 place) {
        const Operation gone = m_operations.take(place);
        if (gone.id.isEmpty())
            return;
        emit changed();
        if (!isSettled(gone.state))
            emit wiped(gone.id);
    });
}

QHash<MemberId, OperationKind> Outbox::underWay() const
{
    QHash<MemberId, OperationKind> kinds;
    for (const Operation &operation : m_operations) {
        if (!isSettled(operation.state) && !operation.target.isEmpty())
            kinds.insert(operation.target, operation.kind);
    }
    return kinds;
}

int Outbox::waiting() const
{
    return static_cast<int>(std::count_if(m_operations.begin(), m_operations.end(), [](const Operation &one) {
        return !isSettled(one.state) || needsDecision(one.state);
    }));
}

OperationId Outbox::newId()
{
    return makeId<OperationId>(m_clock, m_random);
}

QFuture<Result<Operation>> Outbox::add(Operation operation)
{
    return m_thread.addOperation(begun(std::move(operation)));
}

QFuture<Result<QList<Operation>>> Outbox::add(QList<Operation> operations)
{
    for (Operation &operation : operations)
        operation = begun(std::move(operation));
    return m_thread.addOperations(operations);
}

Operation Outbox::begun(Operation operation)
{
    if (operation.id.isEmpty())
        operation.id = newId();
    operation.createdAt = m_clock.now();
    operation.state = OperationState::Queued;
    return operation;
}

void Outbox::cancel(const OperationId &id)
{
    m_thread.cancelOperation(id);
}

void Outbox::sendAgain(const OperationId &id)
{
    m_thread.sendAgain(id, newId());
}

void Outbox::discard(const OperationId &id)
{
    m_thread.discardOperation(id);
}

void Outbox::takeNew(const QList<Operation> &operations)
{
    for (const Operation &operation : operations)
        m_operations.insert(operation.place, operation);
    emit changed();
}

void Outbox::take(const Operation &operation)
{
    const auto before = m_operations.constFind(operation.place);
    const bool wasSettled = before != m_operations.constEnd() && isSettled(before->state);
    m_operations.insert(operation.place, operation);
    emit changed();
    if (isSettled(operation.state) && !wasSettled)
        emit finished(operation);
}

} // namespace Minideck
