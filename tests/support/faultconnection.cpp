#include "faultconnection.h"

#include "eventsieve.h"
#include "serverleg.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <sys/socket.h>

namespace Minideck {

namespace {

using namespace std::chrono_literals;
using Kind = Fault::Kind;
using Place = Fault::Place;

constexpr auto Late = 30ms;
constexpr auto Moment = 2ms;   // for what was written to get out
constexpr qsizetype Drop = 24; // bytes each millisecond
constexpr qsizetype DropsAtMost = 300;
constexpr qint64 FloodBytes = 100 * 1024 * 1024;

// How much of a message gets through; never all of it.
QByteArray upTo(Place place, const QByteArray &message)
{
    const qsizetype head = message.indexOf("\r\n\r\n") + 4;
    if (place == Place::Start || message.isEmpty())
        return {};
    if (place == Place::Head)
        return message.left(head / 2);
    return message.left(message.size() > head ? (head + message.size()) / 2 : head - 2);
}

QByteArray withOtherLength(const QByteArray &message, int difference)
{
    const QByteArray field = "\r\nContent-Length: ";
    const qsizetype begin = message.indexOf(field) + field.size();
    if (begin < field.size())
        return message;
    const qsizetype size = message.indexOf('\r', begin) - begin;
    const qlonglong length = std::max<qlonglong>(0, message.mid(begin, size).toLongLong() + difference);
    return QByteArray(message).replace(begin, size, QByteArray::number(length));
}

// The server may have hung up meanwhile.
void send(const QPointer<ServerLeg> &leg, const QByteArray &bytes)
{
    if (leg)
        leg->send(bytes);
}

} // namespace

FaultConnection::FaultConnection(FaultListener &listener, QTcpSocket *client)
    : QObject(&listener)
    , m_listener(listener)
    , m_client(client)
{
    m_client->setParent(this);
    connect(m_client, &QTcpSocket::readyRead, this, &FaultConnection::take);
    connect(m_client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    take();
}

FaultConnection::~FaultConnection()
{
    m_client->disconnect(this);
}

void FaultConnection::reset()
{
    const linger none{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(static_cast<int>(m_client->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    m_client->disconnect(this);
    m_client->abort();
    deleteLater();
}

// What came so far stays in the socket until the request is whole and the one before is done with.
void FaultConnection::take()
{
    if (m_busy || !m_client->isOpen())
        return;
    const QByteArray bytes = m_client->peek(m_client->bytesAvailable());
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    PeerRequest request;
    request.fields = bytes.left(end).replace("\r\n", "\n").split('\n');
    const QList<QByteArray> first = request.fields.takeFirst().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    const qsizetype size = end + 4 + request.field("Content-Length").toLongLong();
    if (bytes.size() < size)
        return;
    request.body = bytes.mid(end + 4, size - end - 4);
    m_busy = true;
    m_request = m_listener.forServer(m_client->read(size));
    const std::optional<FaultPlan::Meeting> meeting = m_listener.meet(request);
    if (!meeting)
        return deliver(m_request);
    m_fault = meeting->fault;
    switch (meeting->moment) {
    case Fault::Moment::Before:
        return before();
    case Fault::Moment::During:
        return during();
    case Fault::Moment::After:
        return after();
    }
}

// The server has not got it whole.
void FaultConnection::before()
{
    switch (m_fault.kind) {
    case Kind::Trickle: {
        const QPointer<ServerLeg> slow = leg(this);
        relayFrom(slow);
        return drip(
            m_request, [slow](const QByteArray &drop) { send(slow, drop); }, [] {});
    }
    case Kind::Latency:
        return QTimer::singleShot(Late, this, [this] { deliver(m_request); });
    case Kind::Twice:
        leg(&m_listener)->send(m_request);
        return deliver(m_request);
    case Kind::EventsLost:
    case Kind::EventsTwice: {
        ServerLeg *stream = leg(this);
        relayFrom(stream, m_fault.kind == Kind::EventsLost ? 0 : 2);
        return stream->send(m_request);
    }
    case Kind::Reset:
    case Kind::Close:
    case Kind::Silence:
        if (const QByteArray part = upTo(m_fault.place, m_request); !part.isEmpty()) {
            ServerLeg *cut = leg(m_fault.kind == Kind::Silence ? static_cast<QObject *>(this) : &m_listener);
            cut->send(part);
            if (m_fault.kind != Kind::Silence)
                cut->hangUp();
        }
        return harm({});
    default:
        return harm({});
    }
}

// The server has it, or is just getting it.
void FaultConnection::during()
{
    const qsizetype half = m_request.size() / 2;
    switch (m_fault.kind) {
    case Kind::Trickle: {
        const QPointer<ServerLeg> slow = leg(this);
        relayFrom(slow);
        slow->send(m_request.left(half));
        return drip(
            m_request.mid(half), [slow](const QByteArray &drop) { send(slow, drop); }, [] {});
    }
    case Kind::Latency: {
        ServerLeg *slow = leg(this);
        relayFrom(slow);
        slow->send(m_request.left(half));
        return QTimer::singleShot(Late, slow, [slow, rest = m_request.mid(half)] { slow->send(rest); });
    }
    case Kind::Twice:
        QTimer::singleShot(1ms, this, [this] { leg(&m_listener)->send(m_request); });
        return deliver(m_request);
    default:
        leg(&m_listener)->send(m_request);
        return harm({});
    }
}

// The server has answered.
void FaultConnection::after()
{
    collect([this](const QByteArray &reply) {
        switch (m_fault.kind) {
        case Kind::Trickle:
            return drip(
                reply, [this](const QByteArray &drop) { write(drop); }, [this] { next(); });
        case Kind::Latency:
            return QTimer::singleShot(Late, this, [this, reply] { answer(reply); });
        case Kind::Twice:
            return collect([this](const QByteArray &second) { answer(second); });
        default:
            return harm(reply);
        }
    });
}

// What the client gets of the answer, or instead of it.
void FaultConnection::harm(const QByteArray &reply)
{
    const QByteArray standIn = reply.isEmpty()
        ? QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
        : reply;
    switch (m_fault.kind) {
    case Kind::Refuse:
        return m_listener.refuse();
    case Kind::Reset:
        write(upTo(m_fault.place, reply));
        return QTimer::singleShot(Moment, this, &FaultConnection::reset);
    case Kind::Close:
        write(upTo(m_fault.place, reply));
        return m_client->disconnectFromHost();
    case Kind::Silence:
        write(upTo(m_fault.place, reply));
        return;
    case Kind::Length:
        return answer(withOtherLength(standIn, m_fault.difference));
    case Kind::Replace:
        return answer(m_fault.answer);
    case Kind::Flood:
        write(m_fault.answer);
        return flood(FloodBytes);
    default:
        return answer(reply);
    }
}

ServerLeg *FaultConnection::leg(QObject *parent)
{
    return new ServerLeg(m_listener.server(), parent);
}

void FaultConnection::deliver(const QByteArray &request)
{
    ServerLeg *own = leg(this);
    relayFrom(own);
    own->send(request);
}

// Whatever becomes of the client, the server gets the request and answers.
void FaultConnection::collect(Then then)
{
    ServerLeg *own = leg(&m_listener);
    connect(own, &ServerLeg::ended, this, [this, then = std::move(then)](const QByteArray &reply) {
        if (isWholeMessage(reply))
            then(reply);
        else
            reset();
    });
    own->send(m_request);
}

void FaultConnection::relayFrom(ServerLeg *leg, int eventTimes)
{
    auto sieve = eventTimes == 1 ? nullptr : std::make_shared<EventSieve>(eventTimes);
    connect(leg, &ServerLeg::came, this,
            [this, sieve](const QByteArray &bytes) { write(sieve ? sieve->feed(bytes) : bytes); });
    connect(leg, &ServerLeg::ended, this, [this](const QByteArray &reply) {
        if (isWholeMessage(reply))
            next();
        else
            m_client->disconnectFromHost();
    });
}

void FaultConnection::answer(const QByteArray &bytes)
{
    write(bytes);
    next();
}

// The client may be gone by now.
void FaultConnection::write(const QByteArray &bytes)
{
    if (m_client->state() == QTcpSocket::ConnectedState)
        m_client->write(bytes);
}

void FaultConnection::next()
{
    m_busy = false;
    QMetaObject::invokeMethod(this, &FaultConnection::take, Qt::QueuedConnection);
}

void FaultConnection::drip(QByteArray bytes, const std::function<void(const QByteArray &)> &send,
                           const std::function<void()> &done)
{
    auto *timer = new QTimer(this);
    const qsizetype drop = std::max(Drop, bytes.size() / DropsAtMost);
    auto rest = std::make_shared<QByteArray>(std::move(bytes));
    connect(timer, &QTimer::timeout, this, [timer, rest, drop, send, done] {
        send(rest->left(drop));
        rest->remove(0, drop);
        if (!rest->isEmpty())
            return;
        timer->stop();
        timer->deleteLater();
        done();
    });
    timer->start(1ms);
}

void FaultConnection::flood(qint64 left)
{
    static const QByteArray Block(64 * 1024, ' ');
    if (m_client->state() != QTcpSocket::ConnectedState)
        return;
    while (left > 0 && m_client->bytesToWrite() < 8 * Block.size()) {
        write(Block);
        left -= Block.size();
    }
    if (left > 0)
        QTimer::singleShot(1ms, this, [this, left] { flood(left); });
}

} // namespace Minideck
