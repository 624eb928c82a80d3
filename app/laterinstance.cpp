#include "laterinstance.h"

#include "instancesocket.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Minideck {

using namespace std::chrono_literals;

static constexpr auto Patience = 5s;

LaterInstance::LaterInstance(const Profile &profile, bool sandbox)
    : m_path(instanceSocket(profile))
    , m_sandbox(sandbox)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { finish(false); });
    connect(&m_socket, &QLocalSocket::connected, this, [this] {
        m_socket.write(QJsonDocument(QJsonObject{{u"sandbox"_qs, m_sandbox}}).toJson(QJsonDocument::Compact)
                       + '\n');
    });
    connect(&m_socket, &QLocalSocket::readyRead, this, [this] {
        if (m_socket.canReadLine())
            finish(m_socket.readLine() == "ok\n");
    });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] { finish(false); });
}

void LaterInstance::start()
{
    m_patience.start(Patience);
    m_socket.connectToServer(m_path);
}

void LaterInstance::finish(bool heard)
{
    if (!m_patience.isActive())
        return;
    m_patience.stop();
    emit finished(heard);
}

} // namespace Minideck
