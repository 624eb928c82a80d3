#include "invitationaccept.h"

#include "accountbody.h"
#include "accountjson.h"
#include "accountproblems.h"
#include "writeproblems.h"

#include <server/rules/invitationacceptance.h>
#include <server/store/workspacestore.h>

#include <algorithm>

namespace Minideck {

static Problem refused(AcceptanceRefusal why)
{
    switch (why) {
    case AcceptanceRefusal::NotVerified:
        return Problems::addressNotVerified();
    case AcceptanceRefusal::WrongCode:
        return Problems::codeRefused(u"MEM-2"_qs);
    case AcceptanceRefusal::WorkspaceReadOnly:
        return Problems::workspaceNotActive(WorkspaceRecord());
    }
    Q_UNREACHABLE();
}

static Answer accept(const RouteCall &call, Connection &connection, AccountDesk &desk)
{
    QString code;
    const auto wrong =
        AccountBody::parse(call.request, [&](JsonBody &body) { code = AccountBody::code(body); });
    if (wrong)
        return *wrong;
    if (const auto problem = desk.admitTry(call.request, call.caller->accountId))
        return *problem;
    return desk.once(call, connection, [&](AccountChanges &changes, Connection &) -> Answer {
        const auto account = Accounts::byKey(connection, call.caller->account);
        if (!account)
            return Problems::unauthenticated();
        const OneTimeCodes codes(desk.parts().key, desk.parts().random);
        const auto result = InvitationAcceptance::accept(connection, codes, *account, code, changes.origin());
        if (const auto *refusal = std::get_if<AcceptanceRefusal>(&result))
            return refused(*refusal);
        const auto workspaces = Accounts::workspaces(connection, account->key);
        const auto joined = std::ranges::find_if(workspaces, [&](const AccountWorkspace &each) {
            return each.membership.id == std::get<WorkspaceId>(result);
        });
        if (joined == workspaces.end())
            return Problems::serverFailed();
        JsonText json;
        json.beginObject().key("workspace");
        writeWorkspace(json, *joined);
        return jsonResponse(json.endObject().take());
    });
}

std::vector<Route> invitationAcceptRoutes(const std::shared_ptr<AccountDesk> &desk)
{
    return {{"POST", u"/v1/invitations/accept"_qs, Route::Needs::Session,
             WritingHandler{[desk](const RouteCall &call, Connection &connection) {
                 return accept(call, connection, *desk);
             }}}};
}

} // namespace Minideck
