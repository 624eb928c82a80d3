#pragma once

#include <QObject>

class QTcpSocket;

namespace Minideck {

//! One request on its way from a FaultProxy to the server, and its answer. Deletes itself when the server has
//! closed the connection.
class ServerLeg : public QObject
{
    Q_OBJECT

public:
    ServerLeg(quint16 port, QObject *parent);
    ~ServerLeg() override;

    //! More of the request.
    void send(const QByteArray &bytes);

    //! Hangs up; nothing more is told.
    void hangUp();

signals:
    //! More of the answer, as if the server kept connections open.
    void came(const QByteArray &bytes);

    //! That was all of it.
    void ended(const QByteArray &answer);

private:
    void take();

    QTcpSocket *m_socket;
    QByteArray m_answer;
    bool m_hasHead = false;
};

//! Whether an HTTP message with a body has come to its end, by its length or its last chunk.
bool isWholeMessage(const QByteArray &message);

} // namespace Minideck
