#include "outboxqueue.h"

#include "threeway.h"

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

void OutboxQueue::noteMade(const Operation &done, qint64 revision, const std::optional<Member> &member)
{
    if (revision <= done.baseRevision)
        return;
    Made &made = m_made[done.target];
    made.revisions.insert(done.baseRevision, revision);
    made.newest = revision;
    made.member = member;
}

Operation OutboxQueue::upToDate(Operation operation) const
{
    const auto made = m_made.constFind(operation.target);
    if (made == m_made.constEnd())
        return operation;
    qint64 base = operation.baseRevision;
    while (made->revisions.contains(base))
        base = made->revisions.value(base);
    if (base == operation.baseRevision || base != made->newest)
        return operation;
    operation.baseRevision = base;
    operation.base = made->member;
    return operation;
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

bool OutboxQueue::hasRoomFor(qsizetype more) const
{
    const auto isHistory = [](const Operation &operation) {
        return operation.state == OperationState::Done || operation.state == OperationState::Cancelled;
    };
    return m_operations.size() + more <= Capacity
        || m_operations.size() - std::count_if(m_operations.begin(), m_operations.end(), isHistory) + more
        <= Capacity;
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

QList<Operation> OutboxQueue::followers(const Operation &operation, qint64 base) const
{
    QList<Operation> followers;
    for (auto next = m_operations.upperBound(operation.place); next != m_operations.end(); ++next) {
        const bool waits = !isSettled(next->state) || next->state == OperationState::Parked;
        if (next->target == operation.target && waits && next->attempts == 0 && next->baseRevision == base)
            followers.append(*next);
    }
    return followers;
}

QList<Operation> OutboxQueue::rebased(const Operation &done, qint64 revision,
                                      const std::optional<Member> &made) const
{
    QList<Operation> rebased = followers(done, done.baseRevision);
    for (Operation &follower : rebased) {
        follower.baseRevision = revision;
        follower.base = made;
    }
    return rebased;
}

QList<Operation> OutboxQueue::movedOn(const Operation &operation, const Member &current) const
{
    QList<Operation> moved;
    for (Operation follower : followers(operation, operation.baseRevision)) {
        if (!overwritesNothing(follower, current))
            continue;
        follower.baseRevision = current.revision;
        follower.base = current;
        moved.append(follower);
    }
    return moved;
}

} // namespace Minideck
