#pragma once

#include <core/filelock.h>

#include <QLocalServer>
#include <QObject>

namespace Minideck {

class Profile;

// The one program that writes the files of a profile. A second one would write the same outbox and cache, so
// it only says what it was started for (LaterInstance) and ends.
class FirstInstance : public QObject
{
    Q_OBJECT

public:
    explicit FirstInstance(const Profile &profile);

    // Whether this is the first. From then on later ones are listened to.
    bool claim();

signals:
    // A later start asked for the window.
    void raised(bool sandbox);

private:
    void listen();
    void answer(QLocalSocket *socket);

    const QString m_socket;
    FileLock m_lock;
    QLocalServer m_server;
};

} // namespace Minideck
