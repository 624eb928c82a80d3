#include "workspacesync.h"

#include "memberrepository.h"
#include "sessionkeeper.h"
#include "syncthread.h"

#include <core/answer.h>

namespace Minideck {

namespace {

using VoidPromise = std::shared_ptr<QPromise<Result<void>>>;

VoidPromise startedPromise()
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    return promise;
}

void answer(const VoidPromise &promise, const Result<void> &result)
{
    promise->addResult(result);
    promise->finish();
}

} // namespace

WorkspaceSync::WorkspaceSync(QString dataFolder, SyncThread &thread, SessionKeeper &session,
                             WorkspaceOutbox &outbox, LiveEvents &events)
    : m_dataFolder(std::move(dataFolder))
    , m_thread(thread)
    , m_session(session)
    , m_outbox(outbox)
    , m_events(events)
{
    connect(&m_events, &LiveEvents::changed, this, [this] {
        if (isRunning())
            m_again = true;
        else if (isOpen())
            sync();
    });
    connect(&m_thread, &SyncThread::membersChanged, this, [this] {
        if (m_members)
            m_members->announceChange();
    });
    connect(&m_outbox, &WorkspaceOutbox::failed, this, [this](const Error &error) {
        if (error.kind == ErrorKind::MemberBlocked)
            wipeAndAsk();
    });
    connect(&m_thread, &SyncThread::progressed, this, [this](qint64 done, qint64 total) {
        if (isRunning())
            emit progressed(done, total);
    });
    connect(&m_thread, &SyncThread::foundDamaged, this, [this](const QString &path) {
        if (m_members && m_members->path() == path)
            recover(Error{.kind = ErrorKind::CacheDamaged, .detail = u"integrity check"_qs});
    });
}

WorkspaceSync::~WorkspaceSync()
{
    if (m_running)
        answer(m_running, Error{.kind = ErrorKind::Cancelled});
}

QFuture<Result<void>> WorkspaceSync::open(const KnownAccount &account, const WorkspaceMembership &workspace)
{
    stop();
    m_events.stop();
    m_warning.reset();
    m_account = account;
    m_workspace = workspace;
    const VoidPromise promise = startedPromise();
    openCache(false, promise);
    return promise->future();
}

void WorkspaceSync::openCache(bool afresh, VoidPromise promise)
{
    const QString path =
        cachePath(m_dataFolder, platformIdentity(*m_account), m_account->id, m_workspace->name);
    whenAnswered(m_thread.openCache(path, afresh), this,
                 [this, path, promise, number = ++m_openNumber](const Result<CacheReport> &report) {
                     if (number != m_openNumber)
                         return answer(promise, Error{.kind = ErrorKind::Cancelled});
                     if (!report)
                         return answer(promise, report.error());
                     if (report->warning)
                         m_warning = report->warning;
                     openOutbox(*report, path, promise);
                 });
}

// Without an outbox the cache can be read all the same.
void WorkspaceSync::openOutbox(const CacheReport &report, const QString &path, const VoidPromise &promise)
{
    const OutboxAddress address{
        .path = outboxPath(path), .platform = m_account->platform, .workspace = m_workspace->name};
    m_outbox.open(*m_account, address,
                  [this, path, promise, syncedAt = report.syncedAt,
                   number = m_openNumber](const std::optional<Error> &warning) {
                      if (number != m_openNumber)
                          return answer(promise, Error{.kind = ErrorKind::Cancelled});
                      if (warning)
                          m_warning = warning;
                      if (m_members)
                          m_members->deleteLater();
                      m_members = new MemberRepository(path, this);
                      m_members->setPlace(m_account->platform, m_workspace->name);
                      emit opened(syncedAt);
                      answer(promise, {});
                  });
}

// What is damaged is fetched again; until then the list is empty, and warning() says why.
void WorkspaceSync::recover(const Error &damage)
{
    stop();
    m_warning = damage;
    openCache(true, startedPromise());
    sync();
}

QFuture<Result<void>> WorkspaceSync::sync()
{
    if (m_running)
        return m_running->future();
    m_running = startedPromise();
    ++m_syncNumber;
    QFuture<Result<void>> future = m_running->future();
    if (m_workspace)
        start(true);
    else
        finish(Error{.kind = ErrorKind::Internal, .detail = u"no workspace is open"_qs});
    return future;
}

void WorkspaceSync::stop()
{
    if (!m_running)
        return;
    m_thread.cancelSync();
    finish(Error{.kind = ErrorKind::Cancelled});
}

void WorkspaceSync::start(bool mayRenew)
{
    m_session.access([this, mayRenew, number = m_syncNumber](Result<Secret> token) {
        if (number != m_syncNumber || !m_running)
            return;
        if (token)
            follow(std::move(token).value(), mayRenew);
        else
            finish(token.error());
    });
}

Request WorkspaceSync::request(const QString &path, Secret token) const
{
    Request request;
    request.url = m_account->platform;
    request.url.setPath(path, QUrl::TolerantMode);
    request.token = std::move(token);
    return request;
}

void WorkspaceSync::follow(Secret token, bool mayRenew)
{
    auto kept = std::make_shared<Secret>(token.copy());
    whenAnswered(m_thread.follow(request(changesPath(m_workspace->name), std::move(token))), this,
                 [this, kept, mayRenew, number = m_syncNumber](const Result<StoredChanges> &result) {
                     if (number != m_syncNumber || !m_running)
                         return;
                     // No place to go on from, or not for this role: the snapshot says what there is to see.
                     if (!result
                         && (result.error().kind == ErrorKind::NotFound
                             || result.error().kind == ErrorKind::Forbidden))
                         return takeSnapshot(std::move(*kept), mayRenew);
                     renewOrFinish(result, mayRenew);
                 });
}

void WorkspaceSync::takeSnapshot(Secret token, bool mayRenew)
{
    Request snapshot = request(snapshotPath(m_workspace->name), std::move(token));
    snapshot.accept = "application/x-ndjson";
    whenAnswered(m_thread.sync(std::move(snapshot)), this,
                 [this, mayRenew, number = m_syncNumber](const Result<StoredChanges> &result) {
                     if (number == m_syncNumber && m_running)
                         renewOrFinish(result, mayRenew);
                 });
}

void WorkspaceSync::renewOrFinish(const Result<StoredChanges> &result, bool mayRenew)
{
    if (result || result.error().kind != ErrorKind::Unauthenticated || !mayRenew)
        return finish(result);
    m_session.dropAccess();
    start(false);
}

void WorkspaceSync::finish(const Result<StoredChanges> &result)
{
    const VoidPromise promise = std::exchange(m_running, nullptr);
    const Result<void> outcome = result ? Result<void>() : Result<void>(result.error());
    if (result && m_members)
        m_members->announceChange();
    emit finished(outcome);
    answer(promise, outcome);
    const bool again = std::exchange(m_again, false);
    if (result) {
        m_events.follow(*m_account, m_workspace->name);
        if (again && !m_running)
            sync();
        return;
    }
    if (result.error().kind == ErrorKind::MemberBlocked)
        wipe();
    else if (result.error().kind == ErrorKind::CacheDamaged)
        recover(result.error());
}

// ROL-3: a blocked member keeps nothing of the workspace, nor what they still wanted to do there.
QFuture<Result<void>> WorkspaceSync::wipe()
{
    const QFuture<Result<void>> wiped = m_thread.wipe();
    whenAnswered(wiped, this, [this](const Result<void> &) {
        if (m_members)
            m_members->announceChange();
    });
    return wiped;
}

// The answer to an operation may be older than that to a sync: whoever is let in again by now has what there
// is to see.
void WorkspaceSync::wipeAndAsk()
{
    ++m_syncNumber; // a sync that runs begins anew
    whenAnswered(wipe(), this, [this, number = m_syncNumber](const Result<void> &) {
        if (!m_running && isOpen())
            sync();
        else if (number == m_syncNumber)
            start(true);
    });
}

} // namespace Minideck
