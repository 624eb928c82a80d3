#pragma once

#include "snapshotload.h"

#include <client/api/transport.h>
#include <client/cache/cachefile.h>

#include <QElapsedTimer>
#include <QObject>

namespace Minideck {

class Clock;

//! How a cache was found when it was opened.
struct CacheReport
{
    std::optional<Error> warning;
    QDateTime syncedAt;
};

//! What lives on the sync thread: the transport and the one writing connection. Every function is called
//! there and answers there.
class SyncWorker : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Answer = std::function<void(Result<T>)>;

    //! `stop` set to true ends long work of the database with Cancelled.
    SyncWorker(const NetworkPolicy &policy, const Clock &clock, Random &random,
               const std::atomic<bool> &stop);
    ~SyncWorker() override;

    void send(Request request, Call::Answer answer);

    //! Closes the cache that is open and opens that one; `afresh` sets an existing file aside first.
    Result<CacheReport> openCache(const QString &path, bool afresh);

    //! Takes a snapshot into the open cache.
    void sync(Request request, Answer<StoredChanges> answer);
    void cancelSync();

    //! Removes all rows from the open cache and their traces from its file (ROL-3).
    Result<void> wipe();

signals:
    void progressed(qint64 done, qint64 total);
    void foundDamaged(const QString &path);

private:
    struct Cache
    {
        explicit Cache(Database opened)
            : database(std::move(opened))
            , members(database)
        { }
        Database database;
        MemberStore members;
    };

    void closeCache();
    void checkInBackground(const QString &path);
    void report(qint64 done, qint64 total);
    void finishSync(Result<Reply> reply, const Answer<StoredChanges> &answer);
    void tidyUp();

    const Clock &m_clock;
    const std::atomic<bool> &m_stop;
    Transport m_transport;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<SnapshotLoad> m_load;
    QPointer<Call> m_syncCall;
    QElapsedTimer m_sinceReport;
    std::shared_ptr<std::atomic<bool>> m_checkCancelled;
};

} // namespace Minideck
