#include "cannedplatform.h"

#include "cannedconnection.h"

#include <QTcpServer>

namespace Minideck {

CannedPlatform::CannedPlatform(const QString &snapshotFile)
{
    auto *server = new QTcpServer;
    if (!server->listen(QHostAddress::LocalHost))
        qFatal("Cannot listen: %s", qUtf8Printable(server->errorString()));
    m_url.setScheme(QStringLiteral("http"));
    m_url.setHost(QStringLiteral("127.0.0.1"));
    m_url.setPort(server->serverPort());
    QObject::connect(server, &QTcpServer::newConnection, server, [server, snapshotFile] {
        while (QTcpSocket *socket = server->nextPendingConnection())
            new CannedConnection(socket, snapshotFile);
    });
    server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    m_thread.start();
}

CannedPlatform::~CannedPlatform()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace Minideck
