#include "transport.h"

#include "origin.h"

#include <QtEndian>

namespace Minideck {

namespace {

quint64 seedFrom(Random &random)
{
    const QByteArray bytes = random.bytes(sizeof(quint64));
    return qFromLittleEndian<quint64>(bytes.constData());
}

} // namespace

Transport::Transport(NetworkPolicy policy, Random &random, QObject *parent)
    : QObject(parent)
    , m_policy(policy)
    , m_jitter(seedFrom(random))
    , m_network(this) // so that it moves to another thread with us
{ }

Transport::~Transport()
{
    cancelAll();
}

QPointer<Call> Transport::send(Request request, Call::Answer answer)
{
    const Result<QUrl> origin = platformOrigin(request.url);
    const auto noted = [this, answer = std::move(answer)](Result<Reply> reply) {
        if (reply)
            emit dated(reply->header("Date"));
        answer(std::move(reply));
    };
    auto *call = new Call(m_network, m_policy, m_jitter, std::move(request), noted, this);
    if (origin)
        call->start();
    else
        QMetaObject::invokeMethod(
            call, [call, error = origin.error()] { call->refuse(error); }, Qt::QueuedConnection);
    return call;
}

void Transport::cancelAll()
{
    const QList<Call *> calls = findChildren<Call *>(Qt::FindDirectChildrenOnly);
    for (Call *call : calls)
        call->cancel();
}

} // namespace Minideck
