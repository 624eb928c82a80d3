#include "syncworker.h"

#include <client/api/eventparser.h>
#include <core/answer.h>
#include <core/clock.h>

#include <QFile>
#include <QJsonDocument>
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
    , m_policy(policy)
    , m_transport(policy, random)
    , m_sender(m_transport, m_policy, clock, random)
{
    m_transport.setParent(this);
    m_sender.setParent(this);
    connect(&m_transport, &Transport::dated, this, [this](const QByteArray &date) {
        const auto before = m_skew.ahead();
        m_skew.note(date, m_clock.now());
        if (m_skew.ahead() != before)
            emit clockCompared(m_skew.ahead());
    });
    connect(&m_sender, &OutboxSender::memberAnswered, this, [this](const QByteArray &json) {
        if (m_cache)
            m_cache->feed.put(json);
    });
    connect(&m_sender, &OutboxSender::memberGone, this, [this](const MemberId &member) {
        if (m_cache)
            m_cache->feed.remove(member);
    });
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
    m_cache = std::make_unique<Cache>(std::move(opened->database), m_transport, m_clock);
    m_cache->feed.onChanged = [this] { emit membersChanged(); };
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
    m_cache->feed.retain();
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
    Result<StoredChanges> stored = reply && m_load
        ? m_load->finish(m_clock.now())
        : Result<StoredChanges>(reply ? Error{.kind = ErrorKind::Cancelled} : reply.error());
    endLoad();
    if (stored)
        QMetaObject::invokeMethod(this, &SyncWorker::tidyUp, Qt::QueuedConnection);
    answer(std::move(stored));
}

// Rolls back what was not finished; only then may others write.
void SyncWorker::endLoad()
{
    m_load.reset();
    if (m_cache)
        m_cache->feed.release();
}

void SyncWorker::cancelSync()
{
    if (m_syncCall)
        m_syncCall->cancel();
    if (m_cache)
        m_cache->feed.cancel();
}

void SyncWorker::follow(const Request &request, Answer<StoredChanges> answer)
{
    cancelSync();
    if (!m_cache)
        return answer(Error{.kind = ErrorKind::Internal, .detail = u"no cache is open"_qs});
    m_cache->feed.follow(request, std::move(answer));
}

void SyncWorker::listen(Request request, Answer<void> answer)
{
    stopListening();
    const auto parser = std::make_shared<EventParser>([this](const QByteArray &, const QByteArray &data) {
        const qint64 sequence = QJsonDocument::fromJson(data)[u"sequence"].toInteger();
        if (!m_cache || sequence != m_cache->feed.place())
            emit eventCame();
    });
    request.accept = "text/event-stream";
    request.lastEventId = QByteArray::number(m_cache ? m_cache->feed.place() : 0);
    request.onData = [parser](QByteArrayView bytes) { return parser->feed(bytes); };
    m_eventCall =
        m_transport.send(std::move(request), [answer = std::move(answer)](const Result<Reply> &reply) {
            answer(reply ? Result<void>() : Result<void>(reply.error()));
        });
}

void SyncWorker::stopListening()
{
    if (m_eventCall)
        m_eventCall->cancel();
}

void SyncWorker::sendAgain(const OperationId &id, const OperationId &newId)
{
    m_sender.book().askAnew(id, newId);
    m_sender.wake();
}

Result<void> SyncWorker::wipe()
{
    cancelSync();
    Result<void> cleared = m_sender.book().clear();
    if (!m_cache || !cleared)
        return cleared;
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
