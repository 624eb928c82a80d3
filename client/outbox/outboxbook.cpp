#include "outboxbook.h"

#include <core/clock.h>

namespace Minideck {

namespace {

constexpr int DaysOfHistory = 7;

} // namespace

OutboxBook::OutboxBook(const Clock &clock)
    : m_clock(clock)
{ }

OutboxBook::~OutboxBook() = default;

Result<OutboxReport> OutboxBook::open(const QString &path)
{
    m_file.reset();
    m_queue.clear();
    const QDateTime now = m_clock.now();
    Result<OpenedOutbox> opened = openOutbox(path, now);
    if (!opened)
        return opened.error();
    auto file = std::make_unique<File>(std::move(opened->database));
    if (Result<void> removed = file->store.removeHistory(now.addDays(-DaysOfHistory)); !removed)
        return removed.error();
    const Result<QList<Operation>> operations = file->store.all();
    if (!operations)
        return operations.error();
    if (Result<void> kept = file->store.put(m_queue.begin(*operations, now), now); !kept)
        return kept.error();
    m_file = std::move(file);
    return OutboxReport{.operations = m_queue.all(), .warning = opened->warning};
}

Result<QList<Operation>> OutboxBook::add(QList<Operation> operations)
{
    if (!m_file)
        return Error{.kind = ErrorKind::Internal, .detail = u"no outbox is open"_qs};
    if (!m_queue.hasRoomFor(operations.size()))
        return Error{.kind = ErrorKind::Invalid, .code = u"outbox.full"_qs};
    for (Operation &operation : operations)
        operation = m_queue.upToDate(operation);
    const Result<QList<qint64>> places = m_file->store.add(operations);
    if (!places)
        return places.error();
    for (qsizetype i = 0; i < operations.size(); ++i) {
        operations[i].place = places->at(i);
        m_queue.put(operations[i]);
    }
    emit added(operations);
    return operations;
}

Result<void> OutboxBook::keep(const QList<Operation> &operations, bool durable)
{
    if (operations.isEmpty() || !m_file)
        return {};
    Result<void> kept = m_file->store.put(operations, m_clock.now());
    if (!kept && durable)
        return kept;
    for (const Operation &operation : operations) {
        m_queue.put(operation);
        emit changed(operation);
    }
    return kept;
}

void OutboxBook::finish(Operation operation, qint64 revision, const std::optional<Member> &made)
{
    QList<Operation> kept = revision > 0 ? m_queue.rebased(operation, revision, made) : QList<Operation>();
    m_queue.noteMade(operation, revision, made);
    operation.state = OperationState::Done;
    operation.body.clear();
    operation.base.reset();
    operation.error.reset();
    (void)keep(kept << operation);
}

void OutboxBook::moveOn(Operation operation, const Member &current)
{
    QList<Operation> kept = m_queue.movedOn(operation, current);
    operation.baseRevision = current.revision;
    operation.base = current;
    operation.current.reset();
    (void)keep(kept << operation);
}

void OutboxBook::cancel(const OperationId &id)
{
    std::optional<Operation> operation = m_queue.find(id);
    if (!operation || !canCancel(*operation))
        return;
    operation->state = OperationState::Cancelled;
    operation->error.reset();
    (void)keep({*operation}, true);
}

void OutboxBook::discard(const OperationId &id)
{
    const std::optional<Operation> operation = m_queue.find(id);
    if (!operation || !isSettled(operation->state) || !m_file->store.remove(operation->place))
        return;
    m_queue.remove(operation->place);
    emit removed(operation->place);
}

void OutboxBook::askAnew(const OperationId &id, const OperationId &newId)
{
    std::optional<Operation> operation = m_queue.find(id);
    if (!operation || !needsDecision(operation->state))
        return;
    // A decision made anew: nothing of the first one may answer for it.
    operation->id = newId;
    operation->state = OperationState::Queued;
    if (operation->current) {
        operation->baseRevision = operation->current->revision;
        operation->base = operation->current;
    }
    operation->createdAt = m_clock.now();
    operation->attempts = 0;
    operation->mayHaveHappened = false;
    operation->error.reset();
    operation->current.reset();
    (void)keep({*operation}, true);
}

Result<void> OutboxBook::clear()
{
    if (!m_file)
        return {};
    const QList<Operation> gone = m_queue.all();
    if (Result<void> cleared = m_file->store.clear(); !cleared)
        return cleared;
    m_queue.clear();
    for (const Operation &operation : gone)
        emit removed(operation.place);
    return {};
}

} // namespace Minideck
