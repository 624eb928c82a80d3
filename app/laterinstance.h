#pragma once

#include <QLocalSocket>
#include <QObject>
#include <QTimer>

namespace Minideck {

class Profile;

// A start while another program has the profile: it asks that one for its window.
class LaterInstance : public QObject
{
    Q_OBJECT

public:
    LaterInstance(const Profile &profile, bool sandbox);

    void start();

signals:
    // Whether the first one has heard it.
    void finished(bool heard);

private:
    void finish(bool heard);

    const QString m_path;
    const bool m_sandbox;
    QLocalSocket m_socket;
    QTimer m_patience;
};

} // namespace Minideck
