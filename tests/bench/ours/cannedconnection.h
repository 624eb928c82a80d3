#pragma once

#include <QFile>
#include <QObject>

class QTcpSocket;

namespace Minideck {

// One connection to the canned platform; it goes when its socket goes.
class CannedConnection final : public QObject
{
    Q_OBJECT

public:
    CannedConnection(QTcpSocket *socket, const QString &snapshotFile);

private:
    void readRequest();
    void answer(const QByteArray &method, const QByteArray &path);
    void send(int status, const QByteArray &json);
    void sendSnapshot();
    void sendMore();

    QTcpSocket *m_socket;
    QByteArray m_buffer;
    QFile m_snapshot;
};

} // namespace Minideck
