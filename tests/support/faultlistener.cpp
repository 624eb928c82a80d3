#include "faultlistener.h"

#include "faultconnection.h"

#include <QTcpSocket>

namespace Minideck {

FaultListener::FaultListener(FaultPlan &plan, quint16 server,
                             std::function<void(QList<QByteArray> &)> rewrite)
    : m_plan(plan)
    , m_serverPort(server)
    , m_rewrite(std::move(rewrite))
    , m_listener(new QTcpServer(this))
{
    connect(m_listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_listener->nextPendingConnection())
            new FaultConnection(*this, socket);
    });
}

FaultListener::~FaultListener() = default;

void FaultListener::listen()
{
    if (m_listener->isListening())
        return;
    if (!m_listener->listen(QHostAddress::LocalHost, m_port))
        qFatal("the fault proxy cannot listen");
    m_port = m_listener->serverPort();
}

void FaultListener::refuse()
{
    m_listener->close();
    cut();
}

void FaultListener::cut()
{
    for (FaultConnection *connection : findChildren<FaultConnection *>())
        connection->reset();
}

QByteArray FaultListener::forServer(const QByteArray &request) const
{
    const qsizetype end = request.indexOf("\r\n\r\n");
    QList<QByteArray> lines = request.left(end).replace("\r\n", "\n").split('\n');
    lines.removeIf([](const QByteArray &line) {
        return line.toLower().startsWith("connection:") || line.toLower().startsWith("host:");
    });
    // A server answers only to its own name.
    lines.append("Host: 127.0.0.1:" + QByteArray::number(m_serverPort));
    lines.append("Connection: close");
    if (m_rewrite)
        m_rewrite(lines);
    return lines.join("\r\n") + request.mid(end);
}

} // namespace Minideck
