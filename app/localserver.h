#pragma once

#include <core/result.h>
#include <core/secret.h>

#include <QFuture>
#include <QThreadPool>
#include <QUrl>

#include <memory>

namespace Minideck {

class PlatformServer;
class Random;

// The platform server inside the console: the sandbox. It listens on loopback with a token that works once.
class LocalServer
{
    Q_DISABLE_COPY_MOVE(LocalServer)

public:
    LocalServer(QString dataFolder, Random &random);
    ~LocalServer();

    struct Door
    {
        QUrl url;
        Secret token;
    };

    // Fills the data folder if it is new and starts, off the GUI thread. Call once at a time.
    QFuture<Result<std::shared_ptr<Door>>> start();

private:
    QString m_dataFolder;
    Random &m_random;
    std::unique_ptr<PlatformServer> m_server;
    QThreadPool m_worker; // last, so that it is done before the server goes
};

} // namespace Minideck
