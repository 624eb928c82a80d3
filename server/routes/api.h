#pragma once

#include "exactlyonce.h"
#include "metrics.h"
#include "router.h"

#include <core/result.h>
#include <server/http/message.h>
#include <server/rules/requestbudget.h>

namespace Minideck {

class StoreDatabase;

//! The contract as one request handler: finds the route, asks for the session, keeps the budget, and turns
//! whatever comes back into an answer. Needs the database to outlive it and to have ended its work first.
class Api final : public HttpHandler
{
public:
    Api(StoreDatabase &database, const Clock &clock, Random &random, const Sessions &sessions,
        Metrics &metrics, RequestRate rate = {});

    void add(std::vector<Route> routes) { m_router.add(std::move(routes)); }

    //! Is called after each transaction that may have changed something, on the database thread.
    void setCommitted(std::function<void()> committed) { m_committed = std::move(committed); }

    const Router &router() const { return m_router; }

    void handle(HttpRequest request, Respond respond) override;
    HttpResponse refusal(int status, const QString &detail, const QString &requestId) override;

private:
    using Finish = std::function<void(Answer)>;

    std::optional<Problem> authenticate(RouteCall &call, Connection &connection);
    void run(const Route &route, RouteCall call, const Finish &finish);
    void runLater(const Route &route, const LaterHandler &handler, RouteCall call,
                  const std::function<void(Result<Answer>)> &done);
    template <typename Work>
    auto inTransaction(const Route &route, RouteCall call, Work work);

    StoreDatabase &m_database;
    const Sessions &m_sessions;
    Metrics &m_metrics;
    const ExactlyOnce m_exactlyOnce;
    RequestBudget m_budget;
    Router m_router;
    std::function<void()> m_committed;
};

} // namespace Minideck
