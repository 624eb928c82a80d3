#include "faultproxy.h"

#include "faultlistener.h"

namespace Minideck {

FaultProxy::FaultProxy(const QUrl &server, Rewrite rewrite)
    : m_listener(new FaultListener(m_plan, static_cast<quint16>(server.port()), std::move(rewrite)))
{
    m_thread.setObjectName(QStringLiteral("fault proxy"));
    m_listener->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
    m_thread.start();
    inThread([this] { m_listener->listen(); });
}

FaultProxy::~FaultProxy()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl FaultProxy::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_listener->port());
    return url;
}

void FaultProxy::refuse()
{
    inThread([this] { m_listener->refuse(); });
}

void FaultProxy::cut()
{
    inThread([this] { m_listener->cut(); });
}

void FaultProxy::heal()
{
    m_plan.clear();
    inThread([this] { m_listener->listen(); });
}

void FaultProxy::inThread(const std::function<void()> &work)
{
    QMetaObject::invokeMethod(m_listener, work, Qt::BlockingQueuedConnection);
}

} // namespace Minideck
