#pragma once

#include <QHostAddress>
#include <QList>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace Minideck {

//! What arrived at a ScriptedPeer.
struct PeerRequest
{
    QByteArray method;
    QByteArray target;
    QList<QByteArray> fields; //!< header lines as they came
    QByteArray body;

    QByteArray field(const QByteArray &name) const;
};

//! What a ScriptedPeer does about a request: bytes as they go over the wire, and how the connection ends.
struct PeerAnswer
{
    enum class End { KeepOpen, Close, Reset, Silence };

    QByteArray bytes;
    End end = End::KeepOpen;
    int dripBytes = 0; //!< so many bytes each millisecond instead of all at once

    //! A whole answer with Content-Length.
    static PeerAnswer of(int status, const QByteArray &body, const QByteArray &type = "application/json",
                         const QByteArray &moreFields = {});
    //! The same cut off after so many bytes of the body.
    static PeerAnswer cut(const QByteArray &body, qsizetype bytes,
                          const QByteArray &type = "application/json");
    static PeerAnswer reset() { return {.bytes = {}, .end = End::Reset}; }
    static PeerAnswer close() { return {.bytes = {}, .end = End::Close}; }
    static PeerAnswer silence() { return {.bytes = {}, .end = End::Silence}; }
};

//! A raw HTTP peer on loopback that misbehaves as told. It is no server: it understands just enough to know
//! where a request ends. Lives on the thread of the test.
class ScriptedPeer : public QObject
{
    Q_OBJECT

public:
    using Script = std::function<PeerAnswer(const PeerRequest &)>;

    explicit ScriptedPeer(Script script);
    ~ScriptedPeer() override;

    QUrl url(const QString &path = {}) const;
    void setScript(Script script) { m_script = std::move(script); }

    //! Refuses connections from now on, on the same port, until listen().
    void stopListening();
    void listen();

    const QList<PeerRequest> &requests() const { return m_requests; }
    int count(const QByteArray &target) const;

private:
    void serve(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const PeerAnswer &answer);

    Script m_script;
    QTcpServer m_server;
    quint16 m_port = 0;
    QList<PeerRequest> m_requests;
};

} // namespace Minideck
