#pragma once

#include <core/result.h>
#include <core/types/operation.h>

#include <QFuture>
#include <QHash>
#include <QMap>
#include <QObject>

namespace Minideck {

class Clock;
class Random;
class SyncThread;

//! What was asked of the platform and is not history yet, and what was done in the last days (OFF-3). Lives
//! on the GUI thread and shows what the sync thread keeps in the outbox file.
class Outbox : public QObject
{
    Q_OBJECT

public:
    //! `operations` is what the file held when it was opened.
    Outbox(SyncThread &thread, const Clock &clock, Random &random, const QList<Operation> &operations,
           QObject *parent = nullptr);

    //! In the order in which they were asked for.
    QList<Operation> operations() const { return m_operations.values(); }

    //! What is on its way or waits to be, by member.
    QHash<MemberId, OperationKind> underWay() const;

    //! How many are not settled or need a decision.
    int waiting() const;

    //! An id for a new operation.
    OperationId newId();

    //! Keeps an operation; the answer comes when it is on the disk and would survive a power cut. Gives it
    //! its time, and an id if it has none. Invalid with the code `outbox.full` at 10,000 of them.
    QFuture<Result<Operation>> add(Operation operation);

    //! The same for many, all or none: one write, whatever their number.
    QFuture<Result<QList<Operation>>> add(QList<Operation> operations);

    //! Takes back what the platform cannot have seen (canCancel()); anything else stays.
    void cancel(const OperationId &id);

    //! What waits goes out now, with its key. What needs a decision is asked for once more, as an operation
    //! with a key of its own in the same place, on what `current` says, or else on its base: what nobody has
    //! seen is a conflict again.
    void sendAgain(const OperationId &id);

    //! Forgets what is settled.
    void discard(const OperationId &id);

signals:
    //! operations() is another list now.
    void changed();

    //! An operation is settled: Done, Conflict, Rejected, Parked or Cancelled.
    void finished(const Minideck::Operation &operation);

    //! An operation was forgotten before it was settled: the member was blocked (ROL-3).
    void wiped(const Minideck::OperationId &id);

private:
    Operation begun(Operation operation);
    void takeNew(const QList<Operation> &operations);
    void take(const Operation &operation);

    SyncThread &m_thread;
    const Clock &m_clock;
    Random &m_random;
    QMap<qint64, Operation> m_operations;
};

} // namespace Minideck
