#include "syncworker.h"

#include <core/answer.h>
#include <core/clock.h>

#include <QFile>
#include <QPromise>
#include <QThreadPool>

namespace Minideck {

namespace {

constexpr qint64 MillisecondsBetweenReports = 50;

} // namespace

SyncWorker::SyncWorker(const NetworkPolicy &policy, const Clock &clock, Random &random,
                       const std::atomic<bool> &stop)
    : m_clock(clock)
    , m_stop(stop)
    , m_transport(policy, random)
{
    m_transport.setParent(this);
}

SyncWorker::~SyncWorker()
{
    m_transport.cancelAll();
    closeCache();
}

void SyncWorker::send(Request request, Call::Answer answer)
{
    m_transport.send(std::move(request), std::move(answer));
}

Result<CacheReport> SyncWorker::openCache(const QString &path, bool afresh)
{
    cancelSync();
    closeCache();
    if (afresh && QFile::exists(path)) {
        if (Result<void> done = setAside(path, m_clock.now()); !done)
            return done.error();
    }
    Result<OpenedCache> opened = Minideck::openCache(path, m_clock.now());
    if (!opened)
        return opened.error();
    const CacheReport report{.warning = opened->warning, .syncedAt = opened->syncedAt};
    const bool wasClosed = opened->wasClosed;
    m_cache = std::make_unique<Cache>(std::move(opened->database));
    m_cache->database.setCancelFlag(&m_stop);
    if (!wasClosed)
        checkInBackground(path);
    // Indexes that a crash left unbuilt.
    QMetaObject::invokeMethod(this, &SyncWorker::tidyUp, Qt::QueuedConnection);
    return report;
}

void SyncWorker::closeCache()
{
    if (m_checkCancelled)
        m_checkCancelled->store(true);
    m_load.reset();
    if (!m_cache)
        return;
    m_cache->database.setCancelFlag(nullptr);
    markClosed(m_cache->database);
    m_cache.reset();
}

void SyncWorker::checkInBackground(const QString &path)
{
    m_checkCancelled = std::make_shared<std::atomic<bool>>(false);
    auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    whenAnswered(promise->future(), this, [this, path](bool damaged) {
        if (damaged)
            emit foundDamaged(path);
    });
    QThreadPool::globalInstance()->start([path, promise, cancelled = m_checkCancelled] {
        const Result<void> whole = checkIntegrity(path, cancelled.get());
        promise->addResult(!whole && whole.error().kind == ErrorKind::CacheDamaged && !cancelled->load());
        promise->finish();
    });
}

void SyncWorker::report(qint64 done, qint64 total)
{
    if (m_sinceReport.isValid() && m_sinceReport.elapsed() < MillisecondsBetweenReports)
        return;
    m_sinceReport.start();
    emit progressed(done, total);
}

void SyncWorker::sync(Request request, Answer<StoredChanges> answer)
{
    cancelSync();
    if (!m_cache)
        return answer(Error{.kind = ErrorKind::Internal, .detail = u"no cache is open"_qs});
    m_load = std::make_unique<SnapshotLoad>(m_cache->members,
                                            [this](qint64 done, qint64 total) { report(done, total); });
    m_sinceReport.invalidate();
    request.onData = [this](QByteArrayView bytes) { return m_load->feed(bytes); };
    m_syncCall =
        m_transport.send(std::move(request), [this, answer = std::move(answer)](Result<Reply> reply) {
            finishSync(std::move(reply), answer);
        });
}

void SyncWorker::finishSync(Result<Reply> reply, const Answer<StoredChanges> &answer)
{
    const std::unique_ptr<SnapshotLoad> load = std::move(m_load);
    Result<StoredChanges> stored = reply ? load->finish(m_clock.now()) : Result<StoredChanges>(reply.error());
    if (stored)
        QMetaObject::invokeMethod(this, &SyncWorker::tidyUp, Qt::QueuedConnection);
    answer(std::move(stored));
}

void SyncWorker::cancelSync()
{
    if (m_syncCall)
        m_syncCall->cancel();
}

Result<void> SyncWorker::wipe()
{
    if (!m_cache)
        return {};
    if (Result<void> done = m_cache->members.begin(0); !done)
        return done;
    Result<StoredChanges> emptied = m_cache->members.finish({}, QDateTime());
    if (!emptied)
        return emptied.error();
    return m_cache->database.execute("DELETE FROM gram; DELETE FROM search_pending; DELETE FROM meta;"
                                     "PRAGMA wal_checkpoint(TRUNCATE)");
}

void SyncWorker::tidyUp()
{
    // What fails here shows itself, with its reason, in the next sync or question.
    if (m_cache && !m_load)
        (void)m_cache->members.tidyUp();
}

} // namespace Minideck
