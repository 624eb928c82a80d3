#include "oauth.h"

#include "authorizationrequest.h"
#include "jsontext.h"
#include "oauthpage.h"
#include "oauthtoken.h"

namespace Minideck {

static HttpResponse metadata(const RouteCall &call)
{
    const QString issuer = Authorization::issuerOf(call.request);
    JsonText json;
    const auto list = [&json](QByteArrayView name, const QStringList &values) {
        json.key(name).beginArray();
        for (const QString &value : values)
            json.value(value);
        json.endArray();
    };
    json.beginObject()
        .member("issuer", issuer)
        .member("authorization_endpoint", issuer + u"/oauth/authorize"_qs)
        .member("token_endpoint", issuer + u"/oauth/token"_qs)
        .member("revocation_endpoint", issuer + u"/oauth/revoke"_qs);
    list("response_types_supported", {u"code"_qs});
    list("response_modes_supported", {u"query"_qs});
    list("grant_types_supported", {u"authorization_code"_qs, u"refresh_token"_qs});
    list("code_challenge_methods_supported", {u"S256"_qs});
    list("token_endpoint_auth_methods_supported", {u"none"_qs});
    list("revocation_endpoint_auth_methods_supported", {u"none"_qs});
    json.member("authorization_response_iss_parameter_supported", true);
    return jsonResponse(json.endObject().take());
}

std::vector<Route> oauthRoutes(const std::shared_ptr<AccountDesk> &desk)
{
    const auto nothing = Route::Needs::Nothing;
    return {
        {"GET", u"/.well-known/oauth-authorization-server"_qs, nothing,
         PlainHandler{[](const RouteCall &call) { return metadata(call); }}},
        {"GET", u"/oauth/authorize"_qs, nothing,
         PlainHandler{[desk](const RouteCall &call) { return showSignInPage(call, *desk); }}},
        {"POST", u"/oauth/authorize"_qs, nothing,
         LaterHandler{[desk](const RouteCall &call, const AccountDesk::Finish &finish) {
             takeSignInForm(call, *desk, finish);
         }}},
        {"POST", u"/oauth/token"_qs, nothing,
         WritingHandler{[desk](const RouteCall &call, Connection &connection) {
             return exchangeForTokens(call, connection, *desk);
         }}},
        {"POST", u"/oauth/revoke"_qs, nothing,
         WritingHandler{[desk](const RouteCall &call, Connection &connection) {
             return revokeToken(call, connection, *desk);
         }}},
    };
}

} // namespace Minideck
