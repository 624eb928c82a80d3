#pragma once

#include "liveevents.h"
#include "workspaceoutbox.h"

#include <client/api/request.h>
#include <client/cache/memberstore.h>
#include <core/types/account.h>
#include <core/types/workspace.h>

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <memory>

namespace Minideck {

class MemberRepository;
class SessionKeeper;
class SyncThread;
struct CacheReport;

//! The one workspace that is open: its cache file, what reads it, and the snapshots that fill it. Lives on
//! the GUI thread.
class WorkspaceSync : public QObject
{
    Q_OBJECT

public:
    //! `outbox` and `events` outlive it.
    WorkspaceSync(QString dataFolder, SyncThread &thread, SessionKeeper &session, WorkspaceOutbox &outbox,
                  LiveEvents &events);
    ~WorkspaceSync() override;

    //! Opens the cache of a workspace in place of the one that is open; needs no session.
    QFuture<Result<void>> open(const KnownAccount &account, const WorkspaceMembership &workspace);

    //! Brings the cache up to date: by the change feed if it can, else by a snapshot (OFF-2). A call while
    //! one runs shares it. An access token that is refused is renewed once.
    QFuture<Result<void>> sync();

    //! Ends a running sync with Cancelled.
    void stop();

    bool isOpen() const { return m_workspace.has_value(); }
    bool isRunning() const { return m_running != nullptr; }
    MemberRepository *members() const { return m_members; }
    std::optional<Error> warning() const { return m_warning; }

signals:
    //! members() is another one; the time of the last whole snapshot, null if there was none.
    void opened(const QDateTime &syncedAt);
    void progressed(qint64 done, qint64 total);
    void finished(const Minideck::Result<void> &result);

private:
    void openOutbox(const CacheReport &report, const QString &path,
                    const std::shared_ptr<QPromise<Result<void>>> &promise);
    void openCache(bool afresh, std::shared_ptr<QPromise<Result<void>>> promise);
    void recover(const Error &damage);
    void start(bool mayRenew);
    void follow(Secret token, bool mayRenew);
    void takeSnapshot(Secret token, bool mayRenew);
    Request request(const QString &path, Secret token) const;
    void renewOrFinish(const Result<StoredChanges> &result, bool mayRenew);
    void finish(const Result<StoredChanges> &result);
    QFuture<Result<void>> wipe();
    void wipeAndAsk();

    const QString m_dataFolder;
    SyncThread &m_thread;
    SessionKeeper &m_session;
    WorkspaceOutbox &m_outbox;
    LiveEvents &m_events;
    bool m_again = false; //!< something changed while a sync was running
    std::optional<KnownAccount> m_account;
    std::optional<WorkspaceMembership> m_workspace;
    std::optional<Error> m_warning;
    std::shared_ptr<QPromise<Result<void>>> m_running;
    MemberRepository *m_members = nullptr;
    int m_openNumber = 0; //!< answers to older questions are dropped
    int m_syncNumber = 0;
};

} // namespace Minideck
