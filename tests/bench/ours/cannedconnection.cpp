#include "cannedconnection.h"

#include <QTcpSocket>

namespace Minideck {

namespace {

constexpr qint64 BlockSize = 1 << 18;
constexpr qint64 Ahead = 1 << 20;

const QByteArray Platform =
    R"({"name":"Bench","apiVersion":"1.0","serverVersion":"0.1.0","minimumClient":"0.1.0",)"
    R"("environment":"test","features":["session","members","teams","snapshot"]})";
const QByteArray Workspaces =
    R"([{"id":"wsp_01J00000000000000000000000","name":"bench","status":"active",)"
    R"("memberId":"mbr_01J000000000000000000000A0","role":"admin","memberStatus":"active"}])";
const QByteArray Account =
    R"({"id":"acc_01J00000000000000000000000","email":"admin@example.com","name":"Admin"})";
const QByteArray Session = R"({"accessToken":"bench-access","tokenType":"Bearer","expiresIn":900,)"
                           R"("refreshToken":"bench-refresh","refreshExpiresIn":2592000,"account":)"
    + Account + R"(,"workspaces":)" + Workspaces + '}';

QByteArray lineOf(int status)
{
    const char *const words = status == 200 ? "200 OK"
        : status == 201                     ? "201 Created"
        : status == 204                     ? "204 No Content"
                                            : "404 Not Found";
    return QByteArray("HTTP/1.1 ") + words + "\r\nX-Request-Id: req_bench\r\nCache-Control: no-store\r\n";
}

} // namespace

CannedConnection::CannedConnection(QTcpSocket *socket, const QString &snapshotFile)
    : QObject(socket)
    , m_socket(socket)
    , m_snapshot(snapshotFile)
{
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &CannedConnection::readRequest);
    connect(socket, &QTcpSocket::bytesWritten, this, &CannedConnection::sendMore);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

void CannedConnection::readRequest()
{
    m_buffer += m_socket->readAll();
    const qsizetype head = m_buffer.indexOf("\r\n\r\n");
    if (head < 0)
        return;
    const QByteArray text = m_buffer.left(head).toLower();
    const qsizetype field = text.indexOf("content-length:");
    const qsizetype body =
        field < 0 ? 0 : text.mid(field + 15, text.indexOf('\r', field) - field - 15).trimmed().toInt();
    if (m_buffer.size() < head + 4 + body)
        return;
    const QList<QByteArray> words = m_buffer.left(m_buffer.indexOf('\r')).split(' ');
    m_buffer.remove(0, head + 4 + body);
    answer(words.value(0), words.value(1));
}

void CannedConnection::answer(const QByteArray &method, const QByteArray &path)
{
    if (path == "/v1")
        send(200, Platform);
    else if (path == "/v1/session/refresh")
        send(200, Session);
    else if (path == "/v1/session" && method == "POST")
        send(201, Session);
    else if (path == "/v1/session" && method == "GET")
        send(200, R"({"account":)" + Account + R"(,"workspaces":)" + Workspaces + '}');
    else if (path == "/v1/session")
        send(204, {});
    else if (path.contains("/snapshot"))
        sendSnapshot();
    else
        send(404, R"({"type":"/problems/not-found","title":"Not found","status":404,"code":"not-found"})");
}

void CannedConnection::send(int status, const QByteArray &json)
{
    const QByteArray type = status < 400 ? "application/json" : "application/problem+json";
    m_socket->write(lineOf(status) + "Content-Type: " + type
                    + "\r\nContent-Length: " + QByteArray::number(json.size()) + "\r\n\r\n" + json);
}

void CannedConnection::sendSnapshot()
{
    m_snapshot.open(QIODevice::ReadOnly);
    m_socket->write(lineOf(200) + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
    sendMore();
}

void CannedConnection::sendMore()
{
    while (m_snapshot.isOpen() && m_socket->bytesToWrite() < Ahead) {
        const QByteArray block = m_snapshot.read(BlockSize);
        m_socket->write(QByteArray::number(block.size(), 16) + "\r\n" + block + "\r\n");
        if (block.isEmpty())
            m_snapshot.close();
    }
}

} // namespace Minideck
