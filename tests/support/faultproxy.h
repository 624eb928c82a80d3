#pragma once

#include "faultplan.h"

#include <QThread>
#include <QUrl>

#include <memory>

namespace Minideck {

class FaultListener;

//! Stands between a client and a server on loopback, in a thread of its own, and does what its plan says;
//! what the plan does not name passes as it is. It opens a connection to the server for every request, so a
//! client may keep its own.
class FaultProxy
{
public:
    //! Changes a request, line by line, before it is sent on; called on the thread of the proxy.
    using Rewrite = std::function<void(QList<QByteArray> &lines)>;

    explicit FaultProxy(const QUrl &server, Rewrite rewrite = {});
    ~FaultProxy();

    QUrl url() const;
    FaultPlan &plan() { return m_plan; }

    //! Nobody listens any more, and all connections are reset: a computer that is offline.
    void refuse();

    //! Ends all connections; new ones are accepted.
    void cut();

    //! Forgets the plan and listens again.
    void heal();

private:
    void inThread(const std::function<void()> &work);

    FaultPlan m_plan;
    QThread m_thread;
    FaultListener *m_listener = nullptr;
};

} // namespace Minideck
