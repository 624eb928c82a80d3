#include "outboxqueue.h"

#include <QSet>

#include <algorithm>

namespace Minideck {

bool OutboxQueue::isTooOld(const Operation &operation, const QDateTime &now)
{
    return operation.createdAt.addSecs(std::chrono::seconds(KeyMemory).count()) < now;
}

QList<Operation> OutboxQueue::begin(const QList<Operation> &operations, const QDateTime &now)
{
    clear();
    QList<Operation> changed;
    QSet<MemberId> parked;
    for (Operation operation : operations) {
        const OperationState before = operation.state;
        if (before == OperationState::Sending) {
            operation.state = OperationState::Unknown;
            operation.mayHaveHappened = true;
        }
        const bool unsent =
            !operation.mayHaveHappened && (isConfirmed(operation.kind) || parked.contains(operation.target));
        if (!isSettled(before) && (unsent || isTooOld(operation, now))) {
            operation.state = OperationState::Parked;
            if (!operation.target.isEmpty())
                parked.insert(operation.target);
        }
        if (operation.state != before)
            changed.append(operation);
        put(operation);
    }
    return changed;
}

void OutboxQueue::clear()
{
    m_operations.clear();
    m_made.clear();
}

void OutboxQueue::noteMade(const Operation &done, qint64 revision)
{
    if (revision > done.baseRevision)
        m_made[done.target].insert(done.baseRevision, revision);
}

qint64 OutboxQueue::baseOf(const Operation &operation) const
{
    const QHash<qint64, qint64> made = m_made.value(operation.target);
    qint64 base = operation.baseRevision;
    while (made.contains(base))
        base = made.value(base);
    return base;
}

std::optional<Operation> OutboxQueue::at(qint64 place) const
{
    const auto found = m_operations.find(place);
    return found == m_operations.end() ? std::nullopt : std::optional(*found);
}

std::optional<Operation> OutboxQueue::find(const OperationId &id) const
{
    const auto found = std::find_if(m_operations.begin(), m_operations.end(),
                                    [&](const Operation &operation) { return operation.id == id; });
    return found == m_operations.end() ? std::nullopt : std::optional(*found);
}

bool OutboxQueue::isFull() const
{
    const auto isHistory = [](const Operation &operation) {
        return operation.state == OperationState::Done || operation.state == OperationState::Cancelled;
    };
    return m_operations.size() >= Capacity
        && m_operations.size() - std::count_if(m_operations.begin(), m_operations.end(), isHistory)
        >= Capacity;
}

QList<Operation> OutboxQueue::ready(const QSet<qint64> &pausing) const
{
    QList<Operation> ready;
    QSet<MemberId> busy;
    QHash<MemberId, qint64> conflicts;
    int inFlight = 0;
    for (const Operation &operation : m_operations) {
        if (inFlight + ready.size() >= InFlight)
            break;
        if (operation.state == OperationState::Conflict)
            conflicts.insert(operation.target, operation.baseRevision);
        if (isSettled(operation.state) || busy.contains(operation.target))
            continue;
        if (operation.baseRevision <= conflicts.value(operation.target, -1))
            continue;
        // Invitations concern nobody who is there yet, so they have no order.
        if (!operation.target.isEmpty())
            busy.insert(operation.target);
        if (operation.state == OperationState::Sending)
            ++inFlight;
        else if (operation.state != OperationState::Held && !pausing.contains(operation.place))
            ready.append(operation);
    }
    return ready;
}

QList<Operation> OutboxQueue::rebased(const Operation &done, qint64 revision) const
{
    QList<Operation> followers;
    for (auto next = m_operations.upperBound(done.place); next != m_operations.end(); ++next) {
        if (next->target != done.target || isSettled(next->state) || next->attempts > 0
            || next->baseRevision != done.baseRevision)
            continue;
        Operation follower = *next;
        follower.baseRevision = revision;
        followers.append(follower);
    }
    return followers;
}

} // namespace Minideck
