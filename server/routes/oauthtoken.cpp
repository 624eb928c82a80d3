#include "oauthtoken.h"

#include "authorizationrequest.h"
#include "jsontext.h"
#include "sessionjson.h"

#include <core/clock.h>
#include <server/rules/authorizationcodes.h>

namespace Minideck {

static HttpResponse oauthError(const QString &error, const QString &description)
{
    JsonText json;
    json.beginObject().member("error", error).member("error_description", description);
    return jsonResponse(json.endObject().take(), 400);
}

static HttpResponse invalidGrant()
{
    return oauthError(u"invalid_grant"_qs, u"It is not right, was used, or has expired."_qs);
}

//! What stands against the request before the grant is looked at.
static std::optional<HttpResponse> refusal(const std::optional<FormFields> &fields)
{
    if (!fields || fields->cameTwice())
        return oauthError(u"invalid_request"_qs, u"The body is not a form with every parameter once."_qs);
    if (fields->text(u"client_id"_qs) != Authorization::ClientId)
        return oauthError(u"invalid_client"_qs, u"The client is not known here."_qs);
    return std::nullopt;
}

static HttpResponse tokenResponse(const IssuedTokens &tokens, const QDateTime &now)
{
    JsonText json;
    json.beginObject()
        .member("access_token", QString::fromLatin1(tokens.accessToken.reveal()))
        .member("token_type", u"Bearer"_qs)
        .member("expires_in", secondsUntil(tokens.accessExpiresAt, now))
        .member("refresh_token", QString::fromLatin1(tokens.refreshToken.reveal()))
        .member("refresh_expires_in", secondsUntil(tokens.refreshExpiresAt, now));
    HttpResponse response = jsonResponse(json.endObject().take());
    response.headers.set("Pragma", "no-cache"); // RFC 6749 5.1; Cache-Control stands on every answer
    return response;
}

static Answer exchangeCode(const RouteCall &call, Connection &connection, const AccountDesk &desk,
                           const FormFields &fields)
{
    const QDateTime now = desk.parts().clock.now();
    const AuthorizationCodes codes(desk.parts().random, desk.parts().sessions);
    const Secret code(fields.bytes(u"code"_qs));
    const auto account = codes.redeem(connection, code, fields.text(u"redirect_uri"_qs),
                                      Secret(fields.bytes(u"code_verifier"_qs)),
                                      {.at = now, .requestId = call.request.requestId});
    if (!account)
        return invalidGrant();
    const IssuedTokens tokens = desk.parts().sessions.start(connection, *account);
    AuthorizationCodes::exchangedFor(connection, code, tokens.session);
    // A moment later than the look at the code, so that no more is promised than there is.
    return tokenResponse(tokens, desk.parts().clock.now());
}

Answer exchangeForTokens(const RouteCall &call, Connection &connection, const AccountDesk &desk)
{
    const auto fields = FormFields::ofBody(call.request);
    if (auto refused = refusal(fields))
        return std::move(*refused);
    const QString grant = fields->text(u"grant_type"_qs);
    if (grant == u"authorization_code")
        return exchangeCode(call, connection, desk, *fields);
    if (grant != u"refresh_token")
        return oauthError(u"unsupported_grant_type"_qs, u"Only codes and refresh tokens are exchanged."_qs);
    const auto tokens = desk.parts().sessions.refresh(connection, Secret(fields->bytes(u"refresh_token"_qs)));
    return tokens ? tokenResponse(*tokens, desk.parts().clock.now()) : invalidGrant();
}

Answer revokeToken(const RouteCall &call, Connection &connection, const AccountDesk &desk)
{
    const auto fields = FormFields::ofBody(call.request);
    if (auto refused = refusal(fields))
        return std::move(*refused);
    if (fields->text(u"token"_qs).isEmpty())
        return oauthError(u"invalid_request"_qs, u"A token is needed."_qs);
    if (const auto session = Sessions::sessionOf(connection, Secret(fields->bytes(u"token"_qs))))
        desk.parts().sessions.end(connection, *session);
    return HttpResponse();
}

} // namespace Minideck
