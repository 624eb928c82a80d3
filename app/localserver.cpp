#include "localserver.h"

#include <core/random.h>
#include <server/platformserver.h>

#include <QPromise>

namespace Minideck {

LocalServer::LocalServer(QString dataFolder, Random &random)
    : m_dataFolder(std::move(dataFolder))
    , m_random(random)
{
    m_worker.setMaxThreadCount(1);
}

LocalServer::~LocalServer()
{
    m_worker.waitForDone();
    if (m_server)
        m_server->stop();
}

QFuture<Result<std::shared_ptr<LocalServer::Door>>> LocalServer::start()
{
    using Answer = Result<std::shared_ptr<Door>>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    m_worker.start([this, promise] {
        const auto run = [this]() -> Answer {
            if (const auto seeded = PlatformServer::seed(m_dataFolder, PlatformServer::Seed::Demo); !seeded)
                return seeded.error();
            Secret token(m_random.bytes(32).toHex());
            auto server = std::make_unique<PlatformServer>();
            PlatformServer::Options options;
            options.dataFolder = m_dataFolder;
            options.oneTimeToken = token.copy();
            // The token opens the door; a password that everybody knows would open it to every user of this
            // computer.
            options.demoPasswords = false;
            if (const auto started = server->start(std::move(options)); !started)
                return started.error();
            m_server = std::move(server);
            return std::make_shared<Door>(Door{m_server->url(), std::move(token)});
        };
        promise->addResult(run());
        promise->finish();
    });
    return promise->future();
}

} // namespace Minideck
