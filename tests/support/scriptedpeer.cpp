#include "scriptedpeer.h"

#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace Minideck {

QByteArray PeerRequest::field(const QByteArray &name) const
{
    for (const QByteArray &line : fields) {
        if (line.left(name.size() + 1).compare(QByteArray(name + ':'), Qt::CaseInsensitive) == 0)
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

PeerAnswer PeerAnswer::of(int status, const QByteArray &body, const QByteArray &type,
                          const QByteArray &moreFields)
{
    return {.bytes = "HTTP/1.1 " + QByteArray::number(status) + " Something\r\nContent-Type: " + type
                + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + moreFields + "\r\n"
                + body};
}

PeerAnswer PeerAnswer::cut(const QByteArray &body, qsizetype bytes, const QByteArray &type)
{
    PeerAnswer answer = of(200, body, type);
    answer.bytes.chop(body.size() - bytes);
    answer.end = End::Close;
    return answer;
}

ScriptedPeer::ScriptedPeer(Script script)
    : m_script(std::move(script))
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    listen();
}

ScriptedPeer::~ScriptedPeer() = default;

void ScriptedPeer::listen()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("the scripted peer cannot listen");
    m_port = m_server.serverPort();
}

void ScriptedPeer::stopListening()
{
    m_server.close();
    const QList<QTcpSocket *> sockets = m_server.findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

QUrl ScriptedPeer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    url.setPath(path);
    return url;
}

int ScriptedPeer::count(const QByteArray &target) const
{
    return static_cast<int>(std::count_if(m_requests.begin(), m_requests.end(),
                                          [&](const auto &r) { return r.target == target; }));
}

void ScriptedPeer::serve(QTcpSocket *socket)
{
    // What came so far stays in the socket until the request is whole.
    const QByteArray bytes = socket->peek(socket->bytesAvailable());
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    PeerRequest request;
    request.fields = bytes.left(end).replace("\r\n", "\n").split('\n');
    const QList<QByteArray> first = request.fields.takeFirst().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    const qsizetype length = request.field("Content-Length").toLongLong();
    if (bytes.size() < end + 4 + length)
        return;
    socket->read(end + 4 + length);
    request.body = bytes.mid(end + 4, length);
    m_requests.append(request);
    answer(socket, m_script(request));
}

void ScriptedPeer::answer(QTcpSocket *socket, const PeerAnswer &answer)
{
    if (answer.dripBytes > 0) {
        auto *timer = new QTimer(socket);
        auto rest = std::make_shared<QByteArray>(answer.bytes);
        connect(timer, &QTimer::timeout, socket, [socket, timer, rest, step = answer.dripBytes] {
            socket->write(rest->left(step));
            rest->remove(0, step);
            if (rest->isEmpty())
                timer->stop();
        });
        timer->start(1);
        return;
    }
    socket->write(answer.bytes);
    switch (answer.end) {
    case PeerAnswer::End::Close:
        socket->disconnectFromHost();
        break;
    case PeerAnswer::End::Reset:
        // Closing with zero linger makes the kernel send RST.
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->abort();
        break;
    case PeerAnswer::End::KeepOpen:
    case PeerAnswer::End::Silence:
        break;
    }
}

} // namespace Minideck
