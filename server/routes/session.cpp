#include "session.h"

#include "jsonbody.h"
#include "jsontext.h"

#include <core/clock.h>
#include <core/limits.h>
#include <server/rules/signin.h>

namespace Minideck {

static constexpr int EmailBytes = 320;
static constexpr int TokenBytes = 256;

static void writeAccount(JsonText &json, const AccountRecord &account,
                         const QList<AccountWorkspace> &workspaces)
{
    json.key("account")
        .beginObject()
        .member("id", account.id.text())
        .member("email", account.email)
        .member("name", account.name)
        .endObject()
        .key("workspaces")
        .beginArray();
    for (const AccountWorkspace &workspace : workspaces) {
        json.beginObject()
            .member("id", workspace.membership.id.text())
            .member("name", workspace.membership.name)
            .member("status", workspace.membership.status.text())
            .member("memberId", workspace.membership.memberId.text())
            .member("role", workspace.membership.role.text())
            .member("memberStatus", workspace.memberStatus.text())
            .endObject();
    }
    json.endArray();
}

//! Whole seconds until then; what is left of the last one counts.
static qint64 secondsUntil(const QDateTime &then, const QDateTime &now)
{
    return (now.msecsTo(then) + 999) / 1000;
}

static HttpResponse signedInResponse(const OpenedSession &signedIn, const QDateTime &now, int status)
{
    const IssuedTokens &tokens = signedIn.tokens;
    JsonText json;
    json.beginObject()
        .member("accessToken", QString::fromLatin1(tokens.accessToken.reveal()))
        .member("tokenType", u"Bearer"_qs)
        .member("expiresIn", secondsUntil(tokens.accessExpiresAt, now))
        .member("refreshToken", QString::fromLatin1(tokens.refreshToken.reveal()))
        .member("refreshExpiresIn", secondsUntil(tokens.refreshExpiresAt, now));
    writeAccount(json, signedIn.account, signedIn.workspaces);
    return jsonResponse(json.endObject().take(), status);
}

static Problem refusedSignIn(const SignInRefused &refused)
{
    switch (refused.why) {
    case SignInRefusal::WrongCredentials:
        return Problems::signInFailed();
    case SignInRefusal::TooManyAttempts:
        return Problems::tooManyAttempts(refused.retryAfter);
    case SignInRefusal::Busy:
        return Problems::busy(refused.retryAfter);
    case SignInRefusal::Failed:
        break;
    }
    return Problems::serverFailed();
}

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
    writeAccount(json, *account, Accounts::workspaces(connection, account->key));
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
