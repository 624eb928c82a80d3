#include "account.h"

#include "accountbody.h"
#include "accountjson.h"
#include "accountproblems.h"
#include "writeproblems.h"

#include <core/clock.h>
#include <core/limits.h>
#include <server/rules/accountrules.h>
#include <server/rules/passwords.h>
#include <server/rules/preconditions.h>
#include <server/store/sessionstore.h>
#include <server/store/storedatabase.h>

namespace Minideck {

static Problem noQuery()
{
    return Problems::invalidQuery(u"This resource has no query parameters."_qs);
}

static HttpResponse accountResponse(const AccountRecord &account)
{
    HttpResponse response = jsonResponse(accountDetail(account));
    response.headers.set("ETag", Preconditions::etag(account.revision));
    return response;
}

static Answer showAccount(const RouteCall &call, Connection &connection)
{
    if (!call.request.query.isEmpty())
        return noQuery();
    const auto account = Accounts::byKey(connection, call.caller->account);
    return account ? Answer(accountResponse(*account)) : Answer(Problems::unauthenticated());
}

static constexpr QByteArrayView MergePatch = "application/merge-patch+json";

static Answer patchAccount(const RouteCall &call, Connection &connection, AccountDesk &desk)
{
    return desk.once(call, connection, [&](AccountChanges &changes, Connection &) -> Answer {
        std::optional<QString> name;
        auto wrong = AccountBody::parse(
            call.request,
            [&](JsonBody &body) {
                if (body.has(u"displayName"_qs))
                    name = AccountBody::displayName(body);
            },
            MergePatch.toByteArray());
        if (wrong && wrong->status == 415)
            wrong->acceptPatch = MergePatch.toByteArray();
        if (wrong)
            return *wrong;
        const auto errors =
            name ? AccountRules::checkDisplayName(u"/displayName"_qs, *name) : QList<FieldError>();
        if (!errors.isEmpty())
            return Problems::accountRefused(errors);
        const auto account = Accounts::byKey(connection, call.caller->account);
        if (!account)
            return Problems::unauthenticated();
        const auto precondition =
            Preconditions::ifMatch(call.request.headers.values("If-Match"), account->revision);
        if (precondition == Precondition::Missing)
            return Problems::revisionNeeded();
        if (precondition == Precondition::Stale)
            return Problems::revisionStale(accountDetail(*account));
        if (name)
            changes.rename(*account, *name);
        return accountResponse(Accounts::byKey(connection, account->key).value_or(*account));
    });
}

static void changePassword(const RouteCall &call, AccountDesk &desk, const AccountDesk::Finish &finish)
{
    const auto current = std::make_shared<Secret>();
    const auto wanted = std::make_shared<Secret>();
    const auto wrong = AccountBody::parse(call.request, [&](JsonBody &body) {
        *current = body.secret(u"currentPassword"_qs, Limits::PasswordMaximum);
        *wanted = body.secret(u"newPassword"_qs, Limits::PasswordMaximum);
    });
    if (wrong)
        return finish(*wrong);
    if (const auto problem = desk.admitTry(call.request, call.caller->accountId))
        return finish(*problem);
    const Caller caller = *call.caller;
    const auto prepare = [&desk, caller, current, wanted]() -> AccountDesk::Act {
        const auto found = desk.parts().database.readAndWait(
            [&](Connection &connection) { return Accounts::byKey(connection, caller.account); });
        const AccountRecord account = found ? found->value_or(AccountRecord()) : AccountRecord();
        const bool right = Passwords::verify(AccountRules::normalized(*current), account.passwordHash);
        const auto errors = AccountRules::checkPassword(u"/newPassword"_qs, *wanted, account.email);
        const QString hash = Passwords::hash(AccountRules::normalized(*wanted));
        return [=](AccountChanges &changes, Connection &connection) -> Answer {
            const auto now = Accounts::byKey(connection, caller.account);
            if (!now || hash.isEmpty())
                return Problems::serverFailed();
            // The password that was verified is still the one.
            if (!right || now->passwordHash != account.passwordHash)
                return Problems::passwordWrong();
            if (!errors.isEmpty())
                return Problems::accountRefused(errors);
            changes.changePassword(*now, hash, caller.session);
            HttpResponse response;
            response.status = 204;
            return response;
        };
    };
    desk.slowly(call, prepare, finish);
}

static Answer listSessions(const RouteCall &call, Connection &connection, const Clock &clock)
{
    if (!call.request.query.isEmpty())
        return noQuery();
    JsonText json;
    json.beginObject().key("items").beginArray();
    for (const SessionRecord &session : SessionRows::open(connection, call.caller->account, clock.now())) {
        json.beginObject().member("id", session.id.text());
        json.key("createdAt").time(session.createdAt);
        json.key("lastSeenAt").time(session.lastSeenAt);
        json.member("current", session.key == call.caller->session).endObject();
    }
    json.endArray().key("next").null();
    return jsonResponse(json.endObject().take());
}

static Answer endSessions(const RouteCall &call, Connection &connection, AccountDesk &desk)
{
    // Ended twice is ended, so this needs no key.
    const auto account = Accounts::byKey(connection, call.caller->account);
    if (!account)
        return Problems::unauthenticated();
    desk.changes(call, connection).endSessions(*account);
    HttpResponse response;
    response.status = 204;
    return response;
}

std::vector<Route> ownAccountRoutes(const std::shared_ptr<AccountDesk> &desk)
{
    const auto session = Route::Needs::Session;
    return {
        {"GET", u"/v1/account"_qs, session, ReadingHandler{showAccount}},
        {"PATCH", u"/v1/account"_qs, session,
         WritingHandler{[desk](const RouteCall &call, Connection &connection) {
             return patchAccount(call, connection, *desk);
         }}},
        {"POST", u"/v1/account/password"_qs, session,
         LaterHandler{[desk](const RouteCall &call, const AccountDesk::Finish &finish) {
             changePassword(call, *desk, finish);
         }}},
        {"GET", u"/v1/sessions"_qs, session,
         ReadingHandler{[desk](const RouteCall &call, Connection &connection) {
             return listSessions(call, connection, desk->parts().clock);
         }}},
        {"DELETE", u"/v1/sessions"_qs, session,
         WritingHandler{[desk](const RouteCall &call, Connection &connection) {
             return endSessions(call, connection, *desk);
         }}},
    };
}

} // namespace Minideck
