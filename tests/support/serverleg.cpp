#include "serverleg.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace Minideck {

static constexpr auto EndOfHead = "\r\n\r\n";

ServerLeg::ServerLeg(quint16 port, QObject *parent)
    : QObject(parent)
    , m_socket(new QTcpSocket(this))
{
    connect(m_socket, &QTcpSocket::readyRead, this, &ServerLeg::take);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        take();
        emit ended(m_answer);
        deleteLater();
    });
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::RemoteHostClosedError
            || m_socket->state() == QTcpSocket::ConnectedState)
            return;
        emit ended(m_answer);
        deleteLater();
    });
    m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

ServerLeg::~ServerLeg()
{
    m_socket->disconnect(this);
}

void ServerLeg::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
}

void ServerLeg::hangUp()
{
    m_socket->disconnect(this);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &QObject::deleteLater);
    m_socket->disconnectFromHost();
}

void ServerLeg::take()
{
    QByteArray bytes = m_socket->readAll();
    m_answer += bytes;
    if (!m_hasHead) {
        if (!m_answer.contains(EndOfHead))
            return;
        m_hasHead = true;
        m_answer.replace("\r\nConnection: close", "");
        bytes = m_answer;
    }
    if (!bytes.isEmpty())
        emit came(bytes);
}

bool isWholeMessage(const QByteArray &message)
{
    const qsizetype end = message.indexOf(EndOfHead);
    if (end < 0)
        return false;
    const QByteArray head = message.left(end).toLower();
    if (head.contains("\r\ntransfer-encoding: chunked"))
        return message.endsWith("\r\n0\r\n\r\n");
    const qsizetype length = head.indexOf("\r\ncontent-length:");
    if (length < 0)
        return true;
    const qsizetype value = length + qstrlen("\r\ncontent-length:");
    return message.size()
        >= end + 4 + head.mid(value, head.indexOf('\r', value) - value).trimmed().toLongLong();
}

} // namespace Minideck
