#pragma once

#include <core/result.h>

#include <QTcpServer>
#include <QUrlQuery>

namespace Minideck {

//! Where the browser comes back to: one path on a free port of 127.0.0.1, for one answer (RFC 8252 7.3). Who
//! comes by another host name, with another method or for something else is told that nothing is here.
class LoopbackListener : public QObject
{
    Q_OBJECT

public:
    LoopbackListener();

    //! Error: Internal if no port is free.
    Result<void> listen();

    //! The address to be sent back to, while listening.
    QString redirectUri() const;

    //! The browser is told with `title` and `sentence` how it went; both plain text.
    void answer(const QString &title, const QString &sentence);

signals:
    //! The browser came back, with these parameters. It waits for answer(), which has to be called from here.
    void came(const QUrlQuery &parameters);

private:
    void accept();
    void read(QTcpSocket *socket);
    QByteArray host() const;
    static void send(QTcpSocket *socket, const QByteArray &status, const QByteArray &body);

    QTcpServer m_server;
    QTcpSocket *m_waiting = nullptr;
};

} // namespace Minideck
