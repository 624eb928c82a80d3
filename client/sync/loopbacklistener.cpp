#include "loopbacklistener.h"

#include <QTcpSocket>
#include <QTimer>

namespace Minideck {

namespace {

using namespace std::chrono_literals;

constexpr auto Patience = 10s;
constexpr qint64 LongestHead = 16 * 1024;
constexpr int Connections = 8;
constexpr const char *Path = "/callback";

// What a browser shows when it comes back. No script, nothing loaded.
constexpr const char *Page =
    "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%1</title><style>"
    "body{font:16px system-ui,sans-serif;margin:20vh auto;max-width:26em;padding:0 1em;"
    "color:#1b1f26;background:#fff}@media(prefers-color-scheme:dark){body{color:#e6e9ee;background:#14171c}}"
    "</style></head><body><h1>%1</h1><p>%2</p></body></html>";

QByteArray field(const QByteArrayList &lines, const QByteArray &name)
{
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

} // namespace

LoopbackListener::LoopbackListener()
{
    m_server.setMaxPendingConnections(Connections);
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackListener::accept);
}

Result<void> LoopbackListener::listen()
{
    if (m_server.listen(QHostAddress::LocalHost))
        return {};
    return Error{.kind = ErrorKind::Internal, .detail = m_server.errorString()};
}

QByteArray LoopbackListener::host() const
{
    return "127.0.0.1:" + QByteArray::number(m_server.serverPort());
}

QString LoopbackListener::redirectUri() const
{
    return u"http://"_qs + QString::fromLatin1(host()) + QString::fromLatin1(Path);
}

void LoopbackListener::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        socket->setReadBufferSize(LongestHead);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(Patience, socket, [socket] { socket->abort(); });
    }
}

void LoopbackListener::read(QTcpSocket *socket)
{
    const QByteArray head = socket->peek(LongestHead);
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end < 0) {
        if (head.size() >= LongestHead)
            socket->abort();
        return;
    }
    socket->disconnect(this);
    const QByteArrayList lines = head.left(end).split('\n');
    const QByteArrayList words = lines.constFirst().trimmed().split(' ');
    const QUrl target = QUrl::fromEncoded(words.value(1), QUrl::StrictMode);
    const bool ours = words.value(0) == "GET" && target.path() == QLatin1String(Path)
        && target.host().isEmpty() && field(lines, "Host") == host();
    if (!ours || m_waiting)
        return send(socket, "404 Not Found", "Nothing is here.");
    m_waiting = socket;
    emit came(QUrlQuery(target));
}

void LoopbackListener::answer(const QString &title, const QString &sentence)
{
    if (QTcpSocket *socket = std::exchange(m_waiting, nullptr)) {
        send(socket, "200 OK",
             QString::fromLatin1(Page).arg(title.toHtmlEscaped(), sentence.toHtmlEscaped()).toUtf8());
    }
}

void LoopbackListener::send(QTcpSocket *socket, const QByteArray &status, const QByteArray &body)
{
    // It outlives the listener, so that the browser gets its page to the end.
    socket->setParent(nullptr);
    socket->write("HTTP/1.1 " + status
                  + "\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n"
                    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
                    "Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
                    "Connection: close\r\nContent-Length: "
                  + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket->disconnectFromHost();
}

} // namespace Minideck
