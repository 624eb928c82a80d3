#pragma once

#include "changefeed.h"
#include "snapshotload.h"

#include <client/api/clockskew.h>
#include <client/api/transport.h>
#include <client/cache/cachefile.h>
#include <client/outbox/outboxsender.h>

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

    //! Brings the open cache up to date by the change feed at that URL; NotFound with
    //! ChangeFeed::NoPlaceCode if it needs a snapshot.
    void follow(const Request &request, Answer<StoredChanges> answer);

    //! Takes a snapshot into the open cache.
    void sync(Request request, Answer<StoredChanges> answer);
    void cancelSync();

    //! Follows a stream of events until it ends.
    void listen(Request request, Answer<void> answer);
    void stopListening();

    //! Removes all rows from the open cache, all operations from the open outbox, and their traces from the
    //! files (ROL-3).
    Result<void> wipe();

    OutboxSender &sender() { return m_sender; }

    //! See Outbox::sendAgain().
    void sendAgain(const OperationId &id, const OperationId &newId);

signals:
    void progressed(qint64 done, qint64 total);
    void foundDamaged(const QString &path);

    //! The platform has something newer than the cache.
    void eventCame();

    //! How far the clock of this computer is from the platform's, see ClockSkew.
    void clockCompared(std::optional<std::chrono::seconds> ahead);

    //! A change of ours is in the cache.
    void membersChanged();

private:
    struct Cache
    {
        Cache(Database opened, Transport &transport, const Clock &clock)
            : database(std::move(opened))
            , members(database)
            , feed(database, transport, clock)
        { }
        Database database;
        MemberStore members;
        ChangeFeed feed;
    };

    void closeCache();
    void checkInBackground(const QString &path);
    void report(qint64 done, qint64 total);
    void finishSync(Result<Reply> reply, const Answer<StoredChanges> &answer);
    void tidyUp();
    void endLoad();

    const Clock &m_clock;
    const std::atomic<bool> &m_stop;
    const NetworkPolicy m_policy;
    Transport m_transport;
    OutboxSender m_sender;
    ClockSkew m_skew;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<SnapshotLoad> m_load;
    QPointer<Call> m_syncCall;
    QPointer<Call> m_eventCall;
    QElapsedTimer m_sinceReport;
    std::shared_ptr<std::atomic<bool>> m_checkCancelled;
};

} // namespace Minideck
