#include "firstinstance.h"

#include "instancesocket.h"
#include "profile.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QTimer>

#include <sys/socket.h>
#include <unistd.h>

namespace Minideck {

using namespace std::chrono_literals;

static constexpr qint64 LongestWish = 4096;
static constexpr auto Patience = 5s;

// The runtime folder is private already; who may write there all the same is not listened to.
static bool isSameUser(const QLocalSocket &socket)
{
    ucred peer{};
    socklen_t size = sizeof(peer);
    const auto handle = static_cast<int>(socket.socketDescriptor());
    return ::getsockopt(handle, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
}

FirstInstance::FirstInstance(const Profile &profile)
    : m_socket(instanceSocket(profile))
    , m_lock(profile.dataFolder() + u"/minideck.lock"_qs)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &FirstInstance::listen);
}

bool FirstInstance::claim()
{
    if (m_lock.tryLock() == FileLock::Outcome::Busy)
        return false;
    // Whoever holds the lock may take away what a killed one has left.
    QLocalServer::removeServer(m_socket);
    m_server.listen(m_socket);
    return true;
}

void FirstInstance::listen()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (!isSameUser(*socket)) {
            socket->deleteLater();
            continue;
        }
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { answer(socket); });
        QTimer::singleShot(Patience, socket, &QObject::deleteLater);
    }
}

void FirstInstance::answer(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > LongestWish)
            socket->abort();
        return;
    }
    const QJsonObject wish = QJsonDocument::fromJson(socket->readLine(LongestWish)).object();
    socket->write("ok\n");
    socket->disconnectFromServer();
    emit raised(wish[u"sandbox"].toBool());
}

} // namespace Minideck
