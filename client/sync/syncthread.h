#pragma once

#include "syncworker.h"

#include <QFuture>
#include <QPromise>
#include <QThread>

namespace Minideck {

//! The sync thread as the GUI thread sees it: hands questions over, gives futures back. What is in flight at
//! its end is answered with Cancelled.
class SyncThread : public QObject
{
    Q_OBJECT

public:
    SyncThread(const NetworkPolicy &policy, const Clock &clock, Random &random);
    ~SyncThread() override;

    //! Sends a request and has a success read by `parse` over there.
    template <typename T>
    QFuture<Result<T>> ask(Request request, Result<T> (*parse)(const Reply &))
    {
        auto content = std::make_shared<Request>(std::move(request));
        return run<T>([content, parse](SyncWorker &worker, const SyncWorker::Answer<T> &answer) {
            worker.send(std::move(*content), [answer, parse](Result<Reply> reply) {
                answer(reply ? parse(*reply) : Result<T>(reply.error()));
            });
        });
    }

    QFuture<Result<CacheReport>> openCache(const QString &path, bool afresh);
    QFuture<Result<StoredChanges>> follow(Request request);
    QFuture<Result<StoredChanges>> sync(Request request);
    QFuture<Result<void>> wipe();
    void cancelSync();

    QFuture<Result<void>> listen(Request request);
    void stopListening();

    QFuture<Result<OutboxReport>> openOutbox(const OutboxAddress &address);
    QFuture<Result<Operation>> addOperation(const Operation &operation);
    QFuture<Result<QList<Operation>>> addOperations(const QList<Operation> &operations);
    void cancelOperation(const OperationId &id);
    void discardOperation(const OperationId &id);
    void sendAgain(const OperationId &id, const OperationId &newId);
    void wakeOutbox();

    //! The answer to accessWanted().
    void giveAccess(Result<Secret> token);

signals:
    void progressed(qint64 done, qint64 total);
    void foundDamaged(const QString &path);
    void membersChanged();
    void eventCame();
    void clockCompared(std::optional<std::chrono::seconds> ahead);

    // Of the outbox that is open, see OutboxSender.
    void operationsAdded(const QList<Minideck::Operation> &operations);
    void operationChanged(const Minideck::Operation &operation);
    void operationRemoved(qint64 place);
    void accessWanted(bool renew);
    void outboxFailed(const Minideck::Error &error);

private:
    template <typename T, typename Work>
    QFuture<Result<T>> run(Work work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        QMetaObject::invokeMethod(
            m_worker,
            [worker = m_worker, promise, work = std::move(work)] {
                work(*worker, [promise](Result<T> result) {
                    promise->addResult(std::move(result));
                    promise->finish();
                });
            },
            Qt::QueuedConnection);
        return future;
    }

    template <typename Work>
    void post(Work work)
    {
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker, work = std::move(work)] { work(*worker); }, Qt::QueuedConnection);
    }

    std::atomic<bool> m_stop = false;
    QThread m_thread;
    SyncWorker *m_worker = nullptr;
};

} // namespace Minideck
