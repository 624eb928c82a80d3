#pragma once

#include <client/outbox/outboxsender.h>
#include <core/types/account.h>

#include <QObject>

#include <chrono>

namespace Minideck {

class MemberActions;
class Outbox;
class SessionKeeper;
class SyncThread;

//! The outbox of the workspace that is open, and what fills it. Lives on the GUI thread.
class WorkspaceOutbox : public QObject
{
    Q_OBJECT

public:
    //! `refusal` tells why the confirmed lane is closed now, if so; `patience` is how long its callers wait.
    WorkspaceOutbox(SyncThread &thread, SessionKeeper &session, const Clock &clock, Random &random,
                    std::function<std::optional<Error>()> refusal, std::chrono::milliseconds patience);

    //! Opens the outbox of an account in a workspace in place of the one that is open. `opened` is told what
    //! was wrong with it, if anything was; outbox() is null after an error.
    void open(const KnownAccount &account, const OutboxAddress &address,
              std::function<void(const std::optional<Error> &)> opened);

    //! There is a session, or a way to the platform again.
    void wake();

    Outbox *outbox() const { return m_outbox; }
    MemberActions *memberActions() const { return m_actions; }

signals:
    //! No way to the platform, no session, blocked.
    void failed(const Minideck::Error &error);

private:
    void close();
    void giveAccess(bool renew);

    SyncThread &m_thread;
    SessionKeeper &m_session;
    const Clock &m_clock;
    Random &m_random;
    std::function<std::optional<Error>()> m_refusal;
    std::chrono::milliseconds m_patience;
    KnownAccount m_account;
    Outbox *m_outbox = nullptr;
    MemberActions *m_actions = nullptr;
    int m_number = 0; //!< answers to older questions are dropped
};

} // namespace Minideck
