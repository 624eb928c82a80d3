#include "syncthread.h"

namespace Minideck {

SyncThread::SyncThread(const NetworkPolicy &policy, const Clock &clock, Random &random)
    : m_worker(new SyncWorker(policy, clock, random, m_stop))
{
    m_thread.setObjectName(u"sync"_qs);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SyncWorker::progressed, this, &SyncThread::progressed);
    connect(m_worker, &SyncWorker::foundDamaged, this, &SyncThread::foundDamaged);
    connect(m_worker, &SyncWorker::membersChanged, this, &SyncThread::membersChanged);
    connect(m_worker, &SyncWorker::eventCame, this, &SyncThread::eventCame);
    connect(m_worker, &SyncWorker::clockCompared, this, &SyncThread::clockCompared);
    const OutboxSender *sender = &m_worker->sender();
    connect(&m_worker->sender().book(), &OutboxBook::added, this, &SyncThread::operationsAdded);
    connect(&m_worker->sender().book(), &OutboxBook::changed, this, &SyncThread::operationChanged);
    connect(&m_worker->sender().book(), &OutboxBook::removed, this, &SyncThread::operationRemoved);
    connect(sender, &OutboxSender::accessWanted, this, &SyncThread::accessWanted);
    connect(sender, &OutboxSender::failed, this, &SyncThread::outboxFailed);
    m_thread.start();
}

SyncThread::~SyncThread()
{
    m_stop.store(true);
    m_thread.quit();
    m_thread.wait();
}

QFuture<Result<CacheReport>> SyncThread::openCache(const QString &path, bool afresh)
{
    return run<CacheReport>(
        [path, afresh](SyncWorker &worker, const SyncWorker::Answer<CacheReport> &answer) {
            answer(worker.openCache(path, afresh));
        });
}

QFuture<Result<StoredChanges>> SyncThread::follow(Request request)
{
    auto content = std::make_shared<Request>(std::move(request));
    return run<StoredChanges>([content](SyncWorker &worker, const SyncWorker::Answer<StoredChanges> &answer) {
        worker.follow(*content, answer);
    });
}

QFuture<Result<StoredChanges>> SyncThread::sync(Request request)
{
    auto content = std::make_shared<Request>(std::move(request));
    return run<StoredChanges>([content](SyncWorker &worker, const SyncWorker::Answer<StoredChanges> &answer) {
        worker.sync(std::move(*content), answer);
    });
}

QFuture<Result<void>> SyncThread::wipe()
{
    return run<void>(
        [](SyncWorker &worker, const SyncWorker::Answer<void> &answer) { answer(worker.wipe()); });
}

void SyncThread::cancelSync()
{
    post([](SyncWorker &worker) { worker.cancelSync(); });
}

QFuture<Result<void>> SyncThread::listen(Request request)
{
    auto content = std::make_shared<Request>(std::move(request));
    return run<void>([content](SyncWorker &worker, const SyncWorker::Answer<void> &answer) {
        worker.listen(std::move(*content), answer);
    });
}

void SyncThread::stopListening()
{
    post([](SyncWorker &worker) { worker.stopListening(); });
}

QFuture<Result<OutboxReport>> SyncThread::openOutbox(const OutboxAddress &address)
{
    return run<OutboxReport>([address](SyncWorker &worker, const SyncWorker::Answer<OutboxReport> &answer) {
        answer(worker.sender().open(address));
    });
}

QFuture<Result<Operation>> SyncThread::addOperation(const Operation &operation)
{
    return run<Operation>([operation](SyncWorker &worker, const SyncWorker::Answer<Operation> &answer) {
        const Result<QList<Operation>> kept = worker.sender().book().add({operation});
        answer(kept ? Result<Operation>(kept->constFirst()) : Result<Operation>(kept.error()));
        worker.sender().pump();
    });
}

QFuture<Result<QList<Operation>>> SyncThread::addOperations(const QList<Operation> &operations)
{
    using Kept = QList<Operation>;
    return run<Kept>([operations](SyncWorker &worker, const SyncWorker::Answer<Kept> &answer) {
        answer(worker.sender().book().add(operations));
        worker.sender().pump();
    });
}

void SyncThread::cancelOperation(const OperationId &id)
{
    post([id](SyncWorker &worker) { worker.sender().cancel(id); });
}

void SyncThread::discardOperation(const OperationId &id)
{
    post([id](SyncWorker &worker) {
        worker.sender().book().discard(id);
        worker.sender().pump();
    });
}

void SyncThread::sendAgain(const OperationId &id, const OperationId &newId)
{
    post([id, newId](SyncWorker &worker) { worker.sendAgain(id, newId); });
}

void SyncThread::wakeOutbox()
{
    post([](SyncWorker &worker) { worker.sender().wake(); });
}

void SyncThread::giveAccess(Result<Secret> token)
{
    auto content = std::make_shared<Result<Secret>>(std::move(token));
    post([content](SyncWorker &worker) { worker.sender().takeAccess(*content); });
}

} // namespace Minideck
