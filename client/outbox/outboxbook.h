#pragma once

#include "outboxfile.h"
#include "outboxqueue.h"
#include "outboxstore.h"

#include <core/result.h>

#include <QObject>

#include <memory>

namespace Minideck {

class Clock;

//! How an outbox was found when it was opened.
struct OutboxReport
{
    QList<Operation> operations;
    std::optional<Error> warning;
};

//! An outbox file and the queue that is read from it, kept alike: whatever the queue says is on the disk
//! first. Lives on the sync thread.
class OutboxBook : public QObject
{
    Q_OBJECT

public:
    explicit OutboxBook(const Clock &clock);
    ~OutboxBook() override;

    //! Opens an outbox in place of the one that is open.
    Result<OutboxReport> open(const QString &path);

    bool isOpen() const { return m_file != nullptr; }
    const OutboxQueue &queue() const { return m_queue; }

    //! Keeps new operations, all or none, and gives each its place; for any number of them one write that
    //! survives a power cut. Invalid with `outbox.full` if there is no room for all.
    Result<QList<Operation>> add(QList<Operation> operations);

    //! Writes what became of these, all or nothing. If the disk refuses, the queue has it nevertheless,
    //! unless `durable` is wished: what came of an operation is asked for again after the next start, because
    //! the file still says "sending".
    Result<void> keep(const QList<Operation> &operations, bool durable = false);

    //! Done: the target has that revision now, 0 if it is gone, and is `made` if the answer told all of it.
    //! What was to follow is based on it.
    void finish(Operation operation, qint64 revision, const std::optional<Member> &made);

    //! Somebody changed other things of the target: the operation goes on from `current`, and with it what
    //! was to follow and overwrites nothing either (OFF-6).
    void moveOn(Operation operation, const Member &current);

    void cancel(const OperationId &id);
    void discard(const OperationId &id);

    //! Makes what needs a decision a new operation in the same place. The decision is about what the platform
    //! had when it said no; what has changed since then is not overwritten by it (OFF-6).
    void askAnew(const OperationId &id, const OperationId &newId);

    //! ROL-3: forgets everything, done or not.
    Result<void> clear();

signals:
    void added(const QList<Minideck::Operation> &operations);
    void changed(const Minideck::Operation &operation);
    void removed(qint64 place);

private:
    struct File
    {
        explicit File(Database opened)
            : database(std::move(opened))
            , store(database)
        { }
        Database database;
        OutboxStore store;
    };

    const Clock &m_clock;
    std::unique_ptr<File> m_file;
    OutboxQueue m_queue;
};

} // namespace Minideck
