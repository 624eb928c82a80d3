#include "outboxsender.h"

#include "threeway.h"
#include "verdict.h"

#include <client/api/backoff.h>
#include <client/api/memberrequests.h>
#include <client/api/memberwire.h>
#include <client/api/transport.h>
#include <core/clock.h>

#include <QJsonDocument>
#include <QtEndian>

namespace Minideck {

namespace {

quint64 seedFrom(Random &random)
{
    return qFromLittleEndian<quint64>(random.bytes(sizeof(quint64)).constData());
}

bool endsSession(const Error &error)
{
    return error.kind == ErrorKind::Unauthenticated || error.kind == ErrorKind::KeychainLocked
        || error.kind == ErrorKind::KeychainAbsent || error.kind == ErrorKind::KeychainFailed
        || error.kind == ErrorKind::NoEntry;
}

} // namespace

OutboxSender::OutboxSender(Transport &transport, const NetworkPolicy &policy, const Clock &clock,
                           Random &random)
    : m_transport(transport)
    , m_policy(policy)
    , m_clock(clock)
    , m_jitter(seedFrom(random))
    , m_book(clock)
{
    // So that they move to another thread with us.
    m_book.setParent(this);
    m_gate.setParent(this);
    m_gate.setSingleShot(true);
    connect(&m_gate, &QTimer::timeout, this, &OutboxSender::pump);
}

Result<OutboxReport> OutboxSender::open(const OutboxAddress &address)
{
    ++m_opened;
    m_pausing.clear();
    m_cancelling.clear();
    m_renewed.clear();
    m_gate.stop();
    m_awake = false;
    m_waitingForAccess = false;
    m_address = address;
    return m_book.open(address.path);
}

void OutboxSender::wake()
{
    QList<Operation> held;
    for (Operation operation : m_book.queue().all()) {
        if (operation.state != OperationState::Held)
            continue;
        operation.state = operation.mayHaveHappened ? OperationState::Unknown : OperationState::Queued;
        held.append(operation);
    }
    (void)m_book.keep(held);
    m_awake = true;
    m_waitingForAccess = false;
    m_pausing.clear();
    m_gate.stop();
    pump();
}

void OutboxSender::pump()
{
    if (!m_book.isOpen() || !m_awake || m_waitingForAccess || m_gate.isActive()
        || m_book.queue().ready(m_pausing).isEmpty())
        return;
    m_waitingForAccess = true;
    emit accessWanted(std::exchange(m_renew, false));
}

void OutboxSender::cancel(const OperationId &id)
{
    const std::optional<Operation> operation = m_book.queue().find(id);
    if (operation && operation->state == OperationState::Sending)
        m_cancelling.insert(operation->place);
    m_book.cancel(id);
    pump();
}

void OutboxSender::takeAccess(const Result<Secret> &token)
{
    if (!m_waitingForAccess || !m_book.isOpen())
        return;
    m_waitingForAccess = false;
    if (token) {
        m_accessFailures = 0;
        for (const Operation &operation : m_book.queue().ready(m_pausing))
            send(operation, *token);
        return;
    }
    if (token.error().kind == ErrorKind::Cancelled)
        return;
    if (endsSession(token.error()))
        return hold(token.error());
    giveUpUnsent(token.error());
    m_gate.start(backoff(m_policy, ++m_accessFailures, token.error(), m_jitter));
    emit failed(token.error());
}

void OutboxSender::send(Operation operation, const Secret &token)
{
    if (OutboxQueue::isTooOld(operation, m_clock.now()))
        return settle(operation, OperationState::Parked, {});
    operation.state = OperationState::Sending;
    ++operation.attempts;
    // Only what would survive a crash may be sent.
    if (Result<void> kept = m_book.keep({operation}, true); !kept)
        return pause(operation.place, kept.error(), operation.attempts);

    Request request = operationRequest(m_address.platform, m_address.workspace, operation);
    request.token = token.copy();
    auto problem = std::make_shared<QByteArray>();
    request.onRefused = [problem](const Reply &reply) { *problem = reply.body; };
    m_transport.send(std::move(request),
                     [this, operation, problem, number = m_opened](const Result<Reply> &reply) {
                         if (number == m_opened)
                             answered(operation, reply, *problem);
                     });
}

void OutboxSender::answered(const Operation &sent, const Result<Reply> &reply, const QByteArray &problem)
{
    // It may have been rebased or wiped meanwhile.
    const std::optional<Operation> operation = m_book.queue().at(sent.place);
    if (!operation || operation->id != sent.id || operation->state != OperationState::Sending)
        return;
    const bool cancelling = m_cancelling.remove(sent.place);
    // A success that is not about this operation came from somebody in between.
    const Result<qint64> revision = reply ? revisionOfAnswer(*operation, *reply) : reply.error();
    if (revision)
        done(*operation, *reply, *revision);
    else
        refused(*operation, revision.error(), problem);
    if (cancelling)
        m_book.cancel(sent.id);
    pump();
}

void OutboxSender::done(const Operation &operation, const Reply &reply, qint64 revision)
{
    const QJsonObject answer = memberOfAnswer(operation, reply);
    std::optional<Member> made;
    // The cache comes first: if it ends here, the same answer comes once more.
    if (operation.kind == OperationKind::Remove || operation.kind == OperationKind::RevokeInvitation) {
        emit memberGone(operation.target);
    } else if (isWholeMember(answer)) {
        made = memberOfJson(answer);
        emit memberAnswered(QJsonDocument(answer).toJson(QJsonDocument::Compact));
    }
    m_renewed.remove(operation.place);
    m_book.finish(operation, revision, made);
}

void OutboxSender::refused(Operation operation, const Error &error, const QByteArray &problem)
{
    const Verdict verdict = verdictOf(error);
    if (verdict != Verdict::Renew)
        m_renewed.remove(operation.place);
    switch (verdict) {
    case Verdict::Left:
        return;
    case Verdict::NotSent:
        // The platform may just have closed a connection that was kept open, so once says little.
        if (!operation.error || operation.error->code != NotSentCode)
            return tryLater(operation, OperationState::Retry, error);
        // Before it is kept for later, OFF-5: not in this lane.
        if (isConfirmed(operation.kind) && !operation.mayHaveHappened)
            settle(operation, OperationState::Cancelled, error);
        else
            tryLater(operation, OperationState::Retry, error);
        return emit failed(error);
    case Verdict::Retry:
        m_gate.start(backoff(m_policy, operation.attempts, error, m_jitter));
        return tryLater(operation, OperationState::Retry, error);
    case Verdict::Unknown:
        operation.mayHaveHappened = true;
        return tryLater(operation, OperationState::Unknown, error);
    case Verdict::Renew:
        return renewOrHold(operation, error);
    case Verdict::Conflict:
        return conflict(operation, problem);
    case Verdict::Rejected:
        break;
    }
    if (error.kind == ErrorKind::MemberBlocked)
        return emit failed(error);
    settle(operation, OperationState::Rejected, error);
}

void OutboxSender::tryLater(Operation operation, OperationState state, const Error &error)
{
    operation.state = operation.mayHaveHappened ? OperationState::Unknown : state;
    operation.error = error;
    (void)m_book.keep({operation});
    pause(operation.place, error, operation.attempts);
}

void OutboxSender::renewOrHold(Operation operation, const Error &error)
{
    operation.state = operation.mayHaveHappened ? OperationState::Unknown : OperationState::Queued;
    (void)m_book.keep({operation});
    if (m_renewed.remove(operation.place))
        return hold(error);
    m_renewed.insert(operation.place);
    m_renew = true;
}

void OutboxSender::conflict(Operation operation, const QByteArray &problem)
{
    const QJsonObject current = QJsonDocument::fromJson(problem)[u"current"].toObject();
    if (isWholeMember(current) && current[u"id"].toString() == operation.target.text()) {
        operation.current = memberOfJson(current);
        emit memberAnswered(QJsonDocument(current).toJson(QJsonDocument::Compact));
    }
    const Error error{.kind = ErrorKind::PreconditionFailed, .code = u"PRECONDITION-2"_qs, .status = 412};
    if (!operation.current || !overwritesNothing(operation, *operation.current))
        return settle(operation, OperationState::Conflict, error);
    m_book.moveOn(operation, *operation.current);
    tryLater(*m_book.queue().at(operation.place), OperationState::Retry, error);
}

void OutboxSender::settle(Operation operation, OperationState state, const std::optional<Error> &error)
{
    operation.state = state;
    operation.error = error;
    (void)m_book.keep({operation});
}

// The confirmed lane is not queued (OFF-5): what cannot go out now does not go out later by itself.
void OutboxSender::giveUpUnsent(const Error &error)
{
    for (const Operation &operation : m_book.queue().all()) {
        if (!isSettled(operation.state) && operation.state != OperationState::Sending
            && isConfirmed(operation.kind) && !operation.mayHaveHappened)
            settle(operation, OperationState::Cancelled, error);
    }
}

void OutboxSender::hold(const Error &error)
{
    giveUpUnsent(error);
    QList<Operation> held;
    for (Operation operation : m_book.queue().all()) {
        if (isSettled(operation.state) || operation.state == OperationState::Sending)
            continue;
        operation.state = OperationState::Held;
        operation.error = error;
        held.append(operation);
    }
    (void)m_book.keep(held);
    emit failed(error);
}

void OutboxSender::pause(qint64 place, const Error &error, int tries)
{
    m_pausing.insert(place);
    QTimer::singleShot(backoff(m_policy, tries, error, m_jitter), this, [this, place, number = m_opened] {
        if (number != m_opened)
            return;
        m_pausing.remove(place);
        pump();
    });
}

} // namespace Minideck
