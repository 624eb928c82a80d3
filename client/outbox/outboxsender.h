#pragma once

#include "outboxbook.h"

#include <client/api/reply.h>
#include <core/random.h>
#include <core/secret.h>

#include <QObject>
#include <QSet>
#include <QTimer>
#include <QUrl>

namespace Minideck {

class Clock;
struct NetworkPolicy;
class Transport;

//! Where the operations of an outbox go.
struct OutboxAddress
{
    QString path; //!< of the file
    QUrl platform;
    QString workspace;
};

//! Sends what stands in an outbox, each operation once whatever crashes (OFF-4): what it is going to do is on
//! the disk before it does it, and what was sent without an answer is sent again with the same key. Lives on
//! the sync thread.
class OutboxSender : public QObject
{
    Q_OBJECT

public:
    OutboxSender(Transport &transport, const NetworkPolicy &policy, const Clock &clock, Random &random);

    OutboxBook &book() { return m_book; }

    //! Opens an outbox in place of the one that is open. Nothing is sent before the first wake().
    Result<OutboxReport> open(const OutboxAddress &address);

    //! Something may have become ready to go.
    void pump();

    //! There is a session, or a way to the platform again: what was held or pausing goes out now.
    void wake();

    //! Takes back what the platform cannot have seen. What is on its way is taken back if it turns out that
    //! it did not get there.
    void cancel(const OperationId &id);

    //! The answer to accessWanted().
    void takeAccess(const Result<Secret> &token);

signals:
    //! An access token is needed to go on; `renew` if the last one was refused.
    void accessWanted(bool renew);

    //! The member as the platform has it, after a change of ours or instead of it.
    void memberAnswered(const QByteArray &json);
    void memberGone(const Minideck::MemberId &member);

    //! Something that is not about one operation: no way to the platform, no session, blocked (ROL-3).
    void failed(const Minideck::Error &error);

private:
    void send(Operation operation, const Secret &token);
    void answered(const Operation &sent, const Result<Reply> &reply, const QByteArray &problem);
    void done(const Operation &operation, const Reply &reply, qint64 revision);
    void refused(Operation operation, const Error &error, const QByteArray &problem);
    void tryLater(Operation operation, OperationState state, const Error &error);
    void renewOrHold(Operation operation, const Error &error);
    void conflict(Operation operation, const QByteArray &problem);
    void settle(Operation operation, OperationState state, const std::optional<Error> &error);
    void giveUpUnsent(const Error &error);
    void hold(const Error &error);
    void pause(qint64 place, const Error &error, int tries);

    Transport &m_transport;
    const NetworkPolicy &m_policy;
    const Clock &m_clock;
    SeededRandom m_jitter;
    OutboxBook m_book;
    OutboxAddress m_address;
    QSet<qint64> m_pausing;
    QSet<qint64> m_cancelling;
    QSet<qint64> m_renewed; //!< were refused by 401 once
    QTimer m_gate; //!< while it runs nothing is sent: the platform asked for a pause, or is not there
    int m_accessFailures = 0;
    int m_opened = 0; //!< answers to what was sent from an older file are dropped
    bool m_awake = false;
    bool m_waitingForAccess = false;
    bool m_renew = false;
};

} // namespace Minideck
