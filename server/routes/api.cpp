#include "api.h"

#include <server/store/storedatabase.h>

namespace Minideck {

template <typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

Api::Api(StoreDatabase &database, const Clock &clock, Random &random, const Sessions &sessions,
         Metrics &metrics, RequestRate rate)
    : m_database(database)
    , m_sessions(sessions)
    , m_metrics(metrics)
    , m_exactlyOnce(clock, random)
    , m_budget(clock, rate)
{ }

static std::optional<Secret> bearerToken(const HttpRequest &request)
{
    const QByteArray field = request.headers.value("Authorization").value_or(QByteArray());
    static constexpr QByteArrayView Scheme = "Bearer ";
    if (field.first(std::min(field.size(), Scheme.size())).compare(Scheme, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return Secret(field.sliced(Scheme.size()).trimmed());
}

std::optional<Problem> Api::authenticate(RouteCall &call, Connection &connection)
{
    const auto token = bearerToken(call.request);
    if (token)
        call.caller = m_sessions.caller(connection, *token);
    if (!call.caller)
        return Problems::unauthenticated();
    if (const auto wait = m_budget.take(call.caller->accountId))
        return Problems::tooManyRequests(*wait, m_budget.rate().policy());
    return std::nullopt;
}

template <typename Work>
auto Api::inTransaction(const Route &route, RouteCall call, Work work)
{
    return [this, &route, call = std::move(call), work](Connection &connection) mutable -> Answer {
        if (route.needs == Route::Needs::Session) {
            if (auto problem = authenticate(call, connection))
                return *problem;
        }
        return work(call, connection);
    };
}

void Api::runLater(const Route &route, const LaterHandler &handler, RouteCall call,
                   const std::function<void(Result<Answer>)> &done)
{
    const auto answered = [done](Answer answer) { done(std::move(answer)); };
    if (route.needs == Route::Needs::Nothing)
        return handler.run(call, answered);
    const auto asked = std::make_shared<RouteCall>(std::move(call));
    m_database.read([this, asked](Connection &connection) { return authenticate(*asked, connection); },
                    [&handler, asked, done, answered](Result<std::optional<Problem>> refused) {
                        if (!refused)
                            return done(refused.error());
                        if (*refused)
                            return answered(**refused);
                        handler.run(*asked, answered);
                    });
}

void Api::run(const Route &route, RouteCall call, const Finish &finish)
{
    const auto done = [finish](Result<Answer> answer) {
        if (!answer)
            qWarning("A database request failed: %s", qPrintable(answer.error().detail));
        finish(answer ? std::move(answer).value() : Answer(Problems::serverFailed()));
    };
    const auto committed = [this, done](Result<Answer> answer) {
        done(std::move(answer));
        if (m_committed)
            m_committed();
    };
    std::visit(Overloaded{
                   [&](const PlainHandler &handler) { finish(handler.run(call)); },
                   [&](const ReadingHandler &handler) {
                       m_database.read(inTransaction(route, std::move(call), handler.run), done);
                   },
                   [&](const WritingHandler &handler) {
                       m_database.write(inTransaction(route, std::move(call), handler.run), committed);
                   },
                   [&](const LaterHandler &handler) { runLater(route, handler, std::move(call), committed); },
                   [&](const EffectHandler &handler) {
                       const auto once = [this, &handler](const RouteCall &asked, Connection &connection) {
                           return m_exactlyOnce.answer(asked, connection, handler);
                       };
                       m_database.write(inTransaction(route, std::move(call), once), committed);
                   },
                   [&](const PlatformEffectHandler &handler) {
                       const auto once = [this, &handler](const RouteCall &asked, Connection &connection) {
                           return m_exactlyOnce.answer(asked, connection, handler);
                       };
                       m_database.write(inTransaction(route, std::move(call), once), committed);
                   },
               },
               route.handler);
}

void Api::handle(HttpRequest request, Respond respond)
{
    const auto match = m_router.find(request.method, request.segments);
    const Route *route =
        std::holds_alternative<Router::Match>(match) ? std::get<Router::Match>(match).route : nullptr;
    const auto finish = [this, respond, id = request.requestId, head = request.method == "HEAD",
                         label = route ? route->path : QString()](Answer answer) {
        HttpResponse response = std::holds_alternative<Problem>(answer)
            ? std::get<Problem>(answer).response(id)
            : std::get<HttpResponse>(std::move(answer));
        // Nobody reads a stream that has no body.
        if (head && std::holds_alternative<BodySource>(response.body))
            response.body = BodySource([] { return std::nullopt; });
        m_metrics.count(label, response.status);
        respond(std::move(response));
    };

    if (!route)
        return finish(std::get<Problem>(match));
    run(*route,
        RouteCall{.request = std::move(request), .parameters = std::get<Router::Match>(match).parameters},
        finish);
}

HttpResponse Api::refusal(int status, const QString &detail, const QString &requestId)
{
    m_metrics.count({}, status);
    return Problems::refused(status, detail).response(requestId);
}

} // namespace Minideck
