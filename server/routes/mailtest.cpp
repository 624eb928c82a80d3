#include "mailtest.h"

#include "accountproblems.h"
#include "jsonbody.h"

namespace Minideck {

static Answer sendTest(const RouteCall &call, Connection &connection, AccountDesk &desk)
{
    const auto parsed = JsonBody::parse(call.request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    if (const auto problem = std::get<JsonBody>(parsed).problem())
        return *problem;
    const auto account = Accounts::byKey(connection, call.caller->account);
    if (!account)
        return Problems::unauthenticated();
    if (!account->isOperator)
        return Problems::operatorNeeded();
    if (const auto problem = desk.admitLetter(call.request, account->email))
        return *problem;
    return desk.once(call, connection, [&](AccountChanges &changes, Connection &) -> Answer {
        changes.sendTest(*account);
        HttpResponse response;
        response.status = 202;
        return response;
    });
}

std::vector<Route> mailTestRoutes(const std::shared_ptr<AccountDesk> &desk)
{
    return {{"POST", u"/v1/mail/test"_qs, Route::Needs::Session,
             WritingHandler{[desk](const RouteCall &call, Connection &connection) {
                 return sendTest(call, connection, *desk);
             }}}};
}

} // namespace Minideck
