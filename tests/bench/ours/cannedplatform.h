#pragma once

#include <QThread>
#include <QUrl>

namespace Minideck {

// The least of a platform that a first sync needs: it lets anybody in and sends a snapshot from a file. It
// runs in a thread of its own and costs next to nothing beside the client.
class CannedPlatform
{
public:
    explicit CannedPlatform(const QString &snapshotFile);
    ~CannedPlatform();
    Q_DISABLE_COPY_MOVE(CannedPlatform)

    QUrl url() const { return m_url; }

private:
    QThread m_thread;
    QUrl m_url;
};

} // namespace Minideck
