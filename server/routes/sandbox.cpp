#include "sandbox.h"

#include "accountproblems.h"
#include "jsonbody.h"
#include "jsontext.h"
#include "sessionjson.h"

#include <core/clock.h>
#include <server/seed/demoworkspace.h>
#include <server/store/mailstore.h>

namespace Minideck {

static constexpr int LettersShown = 100;

//! The account of the caller if it belongs to the demo workspace. Somebody who made an account here could
//! read the codes of others otherwise.
static std::variant<AccountRecord, Problem> demoCaller(const RouteCall &call, Connection &connection)
{
    const auto account = Accounts::byKey(connection, call.caller->account);
    if (!account)
        return Problems::unauthenticated();
    if (!account->demo)
        return Problems::demoAccountNeeded();
    return *account;
}

static Answer listMail(const RouteCall &call, Connection &connection, const AccountDesk &desk)
{
    const auto caller = demoCaller(call, connection);
    if (const auto *problem = std::get_if<Problem>(&caller))
        return *problem;
    if (!call.request.query.isEmpty())
        return Problems::invalidQuery(u"This resource has no query parameters."_qs);
    const MailQueue queue(desk.parts().key, desk.parts().random);
    JsonText json;
    json.beginObject().key("items").beginArray();
    for (const StoredMail &stored : MailRows::newest(connection, LettersShown)) {
        const auto mail = queue.open(stored);
        if (!mail)
            continue;
        json.beginObject().member("id", mail->id.text());
        json.key("createdAt").time(mail->createdAt);
        json.member("recipient", mail->recipient).member("subject", mail->subject).member("text", mail->text);
        json.key("code").textOrNull(mail->code).endObject();
    }
    json.endArray().key("next").null();
    return jsonResponse(json.endObject().take());
}

static Answer actAs(const RouteCall &call, Connection &connection, const AccountDesk &desk)
{
    auto parsed = JsonBody::parse(call.request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    auto &body = std::get<JsonBody>(parsed);
    const auto role = body.name<DemoRole>(u"role"_qs);
    if (const auto problem = body.problem())
        return *problem;
    const auto caller = demoCaller(call, connection);
    if (const auto *problem = std::get_if<Problem>(&caller))
        return *problem;
    const auto actor = Accounts::byEmail(connection, DemoWorkspace::emailOf(*role));
    if (!actor || !actor->demo)
        return Problems::notFound();

    // Whoever acts as somebody who acts as somebody is still the first one.
    const QString person =
        call.caller->onBehalfOf.isEmpty() ? call.caller->accountId : call.caller->onBehalfOf;
    desk.changes(call, connection).audit(u"session.actAs"_qs, *actor);
    OpenedSession session{.tokens = desk.parts().sessions.start(connection, actor->key, person),
                          .account = *actor,
                          .workspaces = {}};
    session.workspaces = Accounts::workspaces(connection, actor->key);
    return signedInResponse(session, desk.parts().clock.now(), 201);
}

std::vector<Route> sandboxRoutes(const std::shared_ptr<AccountDesk> &desk)
{
    const auto session = Route::Needs::Session;
    return {
        {"GET", u"/v1/sandbox/mail"_qs, session,
         ReadingHandler{[desk](const RouteCall &call, Connection &connection) {
             return listMail(call, connection, *desk);
         }}},
        {"POST", u"/v1/sandbox/act-as"_qs, session,
         WritingHandler{[desk](const RouteCall &call, Connection &connection) {
             return actAs(call, connection, *desk);
         }}},
    };
}

} // namespace Minideck
