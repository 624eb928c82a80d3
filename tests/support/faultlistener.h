#pragma once

#include "faultplan.h"

#include <QTcpServer>

namespace Minideck {

//! The part of a FaultProxy that lives in its thread.
class FaultListener : public QObject
{
    Q_OBJECT

public:
    FaultListener(FaultPlan &plan, quint16 server, std::function<void(QList<QByteArray> &)> rewrite);
    ~FaultListener() override;

    void listen();
    void refuse();
    void cut();
    quint16 port() const { return m_port; }

    //! What a request meets.
    std::optional<FaultPlan::Meeting> meet(const PeerRequest &request) { return m_plan.meet(request); }

    //! A request as the server gets it.
    QByteArray forServer(const QByteArray &request) const;

    //! The port of the server.
    quint16 server() const { return m_serverPort; }

private:
    FaultPlan &m_plan;
    const quint16 m_serverPort;
    const std::function<void(QList<QByteArray> &)> m_rewrite;
    QTcpServer *m_listener;
    quint16 m_port = 0;
};

} // namespace Minideck
