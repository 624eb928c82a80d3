#pragma once

#include "faultlistener.h"

class QTcpSocket;

namespace Minideck {

class ServerLeg;

//! One connection of a client to a FaultProxy: a request after the other, and what each of them meets.
class FaultConnection : public QObject
{
    Q_OBJECT

public:
    FaultConnection(FaultListener &listener, QTcpSocket *client);
    ~FaultConnection() override;

    //! Ends it by RST.
    void reset();

private:
    using Then = std::function<void(const QByteArray &answer)>;

    void take();
    void before();
    void during();
    void after();
    void harm(const QByteArray &answer);

    ServerLeg *leg(QObject *parent);
    void deliver(const QByteArray &request);
    void collect(Then then);
    void relayFrom(ServerLeg *leg, int eventTimes = 1);
    void answer(const QByteArray &bytes);
    void write(const QByteArray &bytes);
    void next();

    void drip(QByteArray bytes, const std::function<void(const QByteArray &)> &send,
              const std::function<void()> &done);
    void flood(qint64 left);

    FaultListener &m_listener;
    QTcpSocket *m_client;
    QByteArray m_request; //!< as the server is to get it
    Fault m_fault;
    bool m_busy = false;
};

} // namespace Minideck
