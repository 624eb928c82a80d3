#include "service.h"

#include "jsontext.h"
#include "metrics.h"

#include <core/limits.h>
#include <core/version.h>
#include <server/store/connection.h>

namespace Minideck {

static HttpResponse ok()
{
    return jsonResponse("{\"status\":\"ok\"}");
}

static HttpResponse about(Environment environment)
{
    JsonText json;
    json.beginObject()
        .member("name", productName())
        .member("apiVersion", u"1.0"_qs)
        .member("serverVersion", version())
        .member("minimumClient", u"0.1.0"_qs)
        .member("environment", toWire(environment))
        .key("features")
        .beginArray();
    for (const auto *feature : {"session", "accounts", "oauth", "invitations", "workspaces", "registrations",
                                "members", "batches", "teams", "snapshot", "changes", "events"})
        json.value(QString::fromLatin1(feature));
    if (environment == Environment::Sandbox)
        json.value(u"sandbox"_qs);
    json.endArray().endObject();
    return jsonResponse(json.take());
}

template <typename Duration>
static qint64 seconds(Duration duration)
{
    return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

static HttpResponse limits(RequestRate rate)
{
    using namespace Limits;
    JsonText json;
    json.beginObject()
        .member("jsonBodyBytes", JsonBodyBytes)
        .member("headerBytes", HeaderBytes)
        .member("headerFieldBytes", HeaderFieldBytes)
        .member("headerFields", HeaderFields)
        .member("urlBytes", UrlBytes)
        .member("jsonNesting", JsonNesting)
        .member("pageDefault", PageDefault)
        .member("pageMaximum", PageMaximum)
        .member("searchCharacters", SearchCharacters)
        .member("headerDeadlineSeconds", seconds(HeaderDeadline))
        .member("keepAliveSeconds", seconds(KeepAlive))
        .member("bodyBytesPerSecond", BodyBytesPerSecond)
        .member("connections", Connections)
        .member("eventHeartbeatSeconds", seconds(EventHeartbeat))
        .member("requestsPerSecond", rate.perSecond)
        .member("requestBurst", rate.burst)
        .member("batchMaximum", BatchMaximum)
        .member("idempotencyMemorySeconds", seconds(IdempotencyMemory))
        .member("tombstoneMemorySeconds", seconds(TombstoneMemory))
        .member("accessTokenSeconds", seconds(AccessTokenLife))
        .member("refreshTokenSeconds", seconds(RefreshTokenLife))
        .member("passwordMinimum", PasswordMinimum)
        .member("passwordMaximum", PasswordMaximum)
        .member("displayNameCharacters", DisplayNameCharacters)
        .member("verificationCodeSeconds", seconds(VerificationCodeLife))
        .member("resetCodeSeconds", seconds(ResetCodeLife))
        .member("invitationSeconds", seconds(InvitationLife))
        .endObject();
    return jsonResponse(json.take());
}

static HttpResponse metricsText(const Metrics &metrics)
{
    HttpResponse response;
    response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    response.body = metrics.text();
    return response;
}

std::vector<Route> serviceRoutes(Environment environment, const Metrics &metrics, RequestRate rate)
{
    const auto nothing = Route::Needs::Nothing;
    return {
        {"GET", u"/healthz"_qs, nothing, PlainHandler{[](const RouteCall &) { return ok(); }}},
        {"GET", u"/readyz"_qs, nothing,
         ReadingHandler{[](const RouteCall &, Connection &connection) -> Answer {
             // Ready means that the database answers.
             connection.value(u"SELECT count(*) FROM setting"_qs);
             return ok();
         }}},
        {"GET", u"/metrics"_qs, nothing,
         PlainHandler{[&metrics](const RouteCall &) { return metricsText(metrics); }}},
        {"GET", u"/v1"_qs, nothing,
         PlainHandler{[environment](const RouteCall &) { return about(environment); }}},
        {"GET", u"/v1/limits"_qs, nothing, PlainHandler{[rate](const RouteCall &) { return limits(rate); }}},
    };
}

} // namespace Minideck
