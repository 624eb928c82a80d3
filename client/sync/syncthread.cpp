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
    QMetaObject::invokeMethod(m_worker, &SyncWorker::cancelSync, Qt::QueuedConnection);
}

} // namespace Minideck
