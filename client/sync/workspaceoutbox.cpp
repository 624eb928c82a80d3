#include "workspaceoutbox.h"

#include "memberactions.h"
#include "outbox.h"
#include "sessionkeeper.h"
#include "syncthread.h"

#include <core/answer.h>

namespace Minideck {

WorkspaceOutbox::WorkspaceOutbox(SyncThread &thread, SessionKeeper &session, const Clock &clock,
                                 Random &random, std::function<std::optional<Error>()> refusal,
                                 std::chrono::milliseconds patience)
    : m_thread(thread)
    , m_session(session)
    , m_clock(clock)
    , m_random(random)
    , m_refusal(std::move(refusal))
    , m_patience(patience)
{
    connect(&m_thread, &SyncThread::accessWanted, this, &WorkspaceOutbox::giveAccess);
    connect(&m_thread, &SyncThread::outboxFailed, this, &WorkspaceOutbox::failed);
}

void WorkspaceOutbox::open(const KnownAccount &account, const OutboxAddress &address,
                           std::function<void(const std::optional<Error> &)> opened)
{
    m_account = account;
    whenAnswered(m_thread.openOutbox(address), this,
                 [this, opened = std::move(opened), number = ++m_number](const Result<OutboxReport> &report) {
                     if (number != m_number)
                         return;
                     close();
                     if (!report)
                         return opened(report.error());
                     m_outbox = new Outbox(m_thread, m_clock, m_random, report->operations, this);
                     const auto refusal = [this]() -> std::optional<Error> {
                         if (!m_session.belongsTo(m_account))
                             return Error{.kind = ErrorKind::Unauthenticated, .detail = u"no session"_qs};
                         return m_refusal();
                     };
                     m_actions = new MemberActions(*m_outbox, refusal, m_patience, this);
                     opened(report->warning);
                     wake();
                 });
}

void WorkspaceOutbox::close()
{
    if (m_actions)
        m_actions->deleteLater();
    if (m_outbox)
        m_outbox->deleteLater();
    m_actions = nullptr;
    m_outbox = nullptr;
}

void WorkspaceOutbox::wake()
{
    if (m_outbox && m_session.belongsTo(m_account))
        m_thread.wakeOutbox();
}

// Without a session nothing is answered: wake() asks again when there is one.
void WorkspaceOutbox::giveAccess(bool renew)
{
    if (!m_session.belongsTo(m_account))
        return;
    if (renew)
        m_session.dropAccess();
    m_session.access([&thread = m_thread](Result<Secret> token) { thread.giveAccess(std::move(token)); });
}

} // namespace Minideck
