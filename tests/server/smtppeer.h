#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <atomic>
#include <mutex>
#include <thread>

namespace Minideck {

//! A mail server on loopback that takes one letter after the other and says of recipients what it is told. It
//! understands just enough of RFC 5321 and 4954 to know what was handed over. Lives on a thread of its own,
//! because whoever hands over waits.
class SmtpPeer
{
public:
    //! `recipientReply` is what RCPT gets; an empty one keeps silent.
    explicit SmtpPeer(QByteArray recipientReply = "250 ok")
        : m_recipientReply(std::move(recipientReply))
    {
        m_thread = std::thread([this] { run(); });
        while (!m_port)
            std::this_thread::yield();
    }
    ~SmtpPeer()
    {
        m_ending = true;
        m_thread.join();
    }

    quint16 port() const { return m_port; }

    //! The commands that came, without the letters.
    QByteArrayList commands() const
    {
        const std::lock_guard lock(m_mutex);
        return m_commands;
    }
    QByteArrayList letters() const
    {
        const std::lock_guard lock(m_mutex);
        return m_letters;
    }

private:
    void run()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        while (!m_ending) {
            if (server.waitForNewConnection(20))
                serve(*server.nextPendingConnection());
        }
    }
    void serve(QTcpSocket &socket)
    {
        const auto say = [&socket](const QByteArray &line) {
            socket.write(line + "\r\n");
            socket.flush();
        };
        say("220 peer.example");
        bool inLetter = false;
        QByteArray letter;
        while (!m_ending && socket.state() == QAbstractSocket::ConnectedState) {
            if (!socket.canReadLine() && !socket.waitForReadyRead(20))
                continue;
            while (socket.canReadLine()) {
                const QByteArray line = socket.readLine();
                if (!inLetter) {
                    inLetter = answer(line.trimmed(), say);
                } else if (line == ".\r\n") {
                    const std::lock_guard lock(m_mutex);
                    m_letters << std::exchange(letter, {});
                    inLetter = false;
                    say("250 taken");
                } else {
                    letter += line;
                }
            }
        }
    }
    template <typename Say>
    bool answer(const QByteArray &command, const Say &say)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_commands << command;
        }
        if (command.startsWith("EHLO"))
            say("250-peer.example\r\n250-AUTH PLAIN\r\n250 SMTPUTF8");
        else if (command == "AUTH PLAIN")
            say("334 ");
        else if (m_signingIn)
            say("235 come in");
        else if (command.startsWith("RCPT") && m_recipientReply.isEmpty())
            ;
        else if (command.startsWith("RCPT"))
            say(m_recipientReply);
        else if (command == "DATA")
            say("354 go on");
        else
            say("250 ok");
        m_signingIn = command == "AUTH PLAIN";
        return command == "DATA";
    }

    const QByteArray m_recipientReply;
    std::atomic<quint16> m_port = 0;
    std::atomic<bool> m_ending = false;
    mutable std::mutex m_mutex;
    QByteArrayList m_commands;
    QByteArrayList m_letters;
    bool m_signingIn = false;
    std::thread m_thread;
};

} // namespace Minideck
