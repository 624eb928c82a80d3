#include "session.h"

#include "accountjson.h"
#include "jsonbody.h"
#include "sessionjson.h"

#include <core/clock.h>
#include <core/limits.h>
#include <server/rules/signin.h>

namespace Minideck {

static constexpr int EmailBytes = 320;
static constexpr int TokenBytes = 256;

static void postSession(const RouteCall &call, SignIn &signIn, const Clock &clock,
                        const std::function<void(Answer)> &answer)
{
    auto parsed = JsonBody::parse(call.request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return answer(*problem);
    auto &body = std::get<JsonBody>(parsed);
    const auto request = std::make_shared<SignInAttempt>();
    request->peer = call.request.peer;
    if (body.has(u"oneTimeToken"_qs)) {
        request->oneTimeToken = body.secret(u"oneTimeToken"_qs, TokenBytes);
    } else {
        request->email = body.text(u"email"_qs, EmailBytes).trimmed();
        request->password = body.secret(u"password"_qs, Limits::PasswordMaximum);
    }
    if (const auto problem = body.problem())
        return answer(*problem);
    signIn.request(request, [answer, &clock](SignIn::Answer result) {
        if (const auto *refused = std::get_if<SignInRefused>(&result))
            return answer(refusedSignIn(*refused));
        answer(signedInResponse(*std::get<std::shared_ptr<OpenedSession>>(result), clock.now(), 201));
    });
}

static Answer refreshSession(const RouteCall &call, Connection &connection, Sessions &sessions,
                             const Clock &clock)
{
    auto parsed = JsonBody::parse(call.request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    auto &body = std::get<JsonBody>(parsed);
    const Secret token = body.secret(u"refreshToken"_qs, TokenBytes);
    if (const auto problem = body.problem())
        return *problem;
    auto tokens = sessions.refresh(connection, token);
    if (!tokens)
        return Problems::signInFailed();
    OpenedSession signedIn{.tokens = std::move(*tokens), .account = {}, .workspaces = {}};
    signedIn.account = Accounts::byKey(connection, signedIn.tokens.account).value_or(AccountRecord());
    signedIn.workspaces = Accounts::workspaces(connection, signedIn.tokens.account);
    return signedInResponse(signedIn, clock.now(), 200);
}

static Answer showSession(const RouteCall &call, Connection &connection)
{
    const auto account = Accounts::byKey(connection, call.caller->account);
    if (!account)
        return Problems::unauthenticated();
    JsonText json;
    json.beginObject();
    writeSessionAccount(json, *account, Accounts::workspaces(connection, account->key));
    return jsonResponse(json.endObject().take());
}

std::vector<Route> sessionRoutes(SignIn &signIn, Sessions &sessions, const Clock &clock)
{
    return {
        {"POST", u"/v1/session"_qs, Route::Needs::Nothing,
         LaterHandler{[&signIn, &clock](const RouteCall &call, const std::function<void(Answer)> &answer) {
             postSession(call, signIn, clock, answer);
         }}},
        {"POST", u"/v1/session/refresh"_qs, Route::Needs::Nothing,
         WritingHandler{[&sessions, &clock](const RouteCall &call, Connection &connection) {
             return refreshSession(call, connection, sessions, clock);
         }}},
        {"GET", u"/v1/session"_qs, Route::Needs::Session, ReadingHandler{showSession}},
        {"DELETE", u"/v1/session"_qs, Route::Needs::Session,
         WritingHandler{[&sessions](const RouteCall &call, Connection &connection) -> Answer {
             sessions.end(connection, call.caller->session);
             HttpResponse response;
             response.status = 204;
             return response;
         }}},
    };
}

} // namespace Minideck
