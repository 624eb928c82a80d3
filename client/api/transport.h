#pragma once

#include "call.h"

#include <core/random.h>

#include <QNetworkAccessManager>
#include <QPointer>

namespace Minideck {

//! The way to the platform: every request of the client goes through here. Lives on the sync thread. No
//! cookies, no cache, no redirect to another origin, no TLS error ignored.
class Transport : public QObject
{
    Q_OBJECT

public:
    //! Takes a seed for its jitter from `random` and does not keep it.
    Transport(NetworkPolicy policy, Random &random, QObject *parent = nullptr);
    ~Transport() override;

    //! Sends a request; the answer comes exactly once on this thread, never from inside this call. Cancelling
    //! the call, or the end of the transport, answers Cancelled.
    QPointer<Call> send(Request request, Call::Answer answer);

    //! Ends all calls with Cancelled.
    void cancelAll();

signals:
    //! A success had this Date field.
    void dated(const QByteArray &date);

private:
    NetworkPolicy m_policy;
    SeededRandom m_jitter;
    QNetworkAccessManager m_network;
};

} // namespace Minideck
