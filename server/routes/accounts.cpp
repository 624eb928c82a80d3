#include "accounts.h"

#include "accountbody.h"
#include "accountproblems.h"

#include <core/limits.h>
#include <server/rules/accountrules.h>
#include <server/rules/passwords.h>

namespace Minideck {

static HttpResponse emptyResponse(int status)
{
    HttpResponse response;
    response.status = status;
    return response;
}

static void postAccount(const RouteCall &call, AccountDesk &desk, const AccountDesk::Finish &finish)
{
    QString email;
    QString name;
    const auto password = std::make_shared<Secret>();
    const auto wrong = AccountBody::parse(call.request, [&](JsonBody &body) {
        email = AccountBody::email(body);
        name = AccountBody::displayName(body);
        *password = body.secret(u"password"_qs, Limits::PasswordMaximum);
    });
    if (wrong)
        return finish(*wrong);
    QList<FieldError> errors = AccountRules::checkEmail(u"/email"_qs, email);
    errors += AccountRules::checkDisplayName(u"/displayName"_qs, name);
    errors += AccountRules::checkPassword(u"/password"_qs, *password, email);
    if (!errors.isEmpty())
        return finish(Problems::accountRefused(errors));
    if (const auto problem = desk.admitLetter(call.request, email))
        return finish(*problem);
    desk.slowly(
        call,
        // The hash is made in any case: the time must not tell which accounts exist.
        [email, name, password]() -> AccountDesk::Act {
            const QString hash = Passwords::hash(AccountRules::normalized(*password));
            return [email, name, hash](AccountChanges &changes, Connection &) -> Answer {
                if (hash.isEmpty())
                    return Problems::serverFailed();
                changes.apply({.email = email, .name = name, .passwordHash = hash});
                return emptyResponse(202);
            };
        },
        finish);
}

static Answer verify(const RouteCall &call, Connection &connection, AccountDesk &desk)
{
    QString email;
    QString code;
    const auto wrong = AccountBody::parse(call.request, [&](JsonBody &body) {
        email = AccountBody::email(body);
        code = AccountBody::code(body);
    });
    if (wrong)
        return *wrong;
    if (const auto problem = desk.admitTry(call.request, email))
        return *problem;
    return desk.once(call, connection, [&](AccountChanges &changes, Connection &) -> Answer {
        if (!changes.verify(email, code))
            return Problems::codeRefused(u"ACC-1"_qs);
        return emptyResponse(204);
    });
}

//! Asks for a letter with a code, and gets the same answer whether there is anybody to write to.
static Answer askForLetter(const RouteCall &call, Connection &connection, AccountDesk &desk,
                           void (AccountChanges::*ask)(const QString &))
{
    QString email;
    const auto wrong =
        AccountBody::parse(call.request, [&](JsonBody &body) { email = AccountBody::email(body); });
    if (wrong)
        return *wrong;
    if (const auto problem = desk.admitLetter(call.request, email))
        return *problem;
    return desk.once(call, connection, [&](AccountChanges &changes, Connection &) -> Answer {
        (changes.*ask)(email);
        return emptyResponse(202);
    });
}

static void confirmReset(const RouteCall &call, AccountDesk &desk, const AccountDesk::Finish &finish)
{
    QString email;
    QString code;
    const auto password = std::make_shared<Secret>();
    const auto wrong = AccountBody::parse(call.request, [&](JsonBody &body) {
        email = AccountBody::email(body);
        code = AccountBody::code(body);
        *password = body.secret(u"newPassword"_qs, Limits::PasswordMaximum);
    });
    if (wrong)
        return finish(*wrong);
    const auto errors = AccountRules::checkPassword(u"/newPassword"_qs, *password, email);
    if (!errors.isEmpty())
        return finish(Problems::accountRefused(errors));
    if (const auto problem = desk.admitTry(call.request, email))
        return finish(*problem);
    desk.slowly(
        call,
        [email, code, password]() -> AccountDesk::Act {
            const QString hash = Passwords::hash(AccountRules::normalized(*password));
            return [email, code, hash](AccountChanges &changes, Connection &) -> Answer {
                if (hash.isEmpty())
                    return Problems::serverFailed();
                if (!changes.reset(email, code, hash))
                    return Problems::codeRefused(u"ACC-1"_qs);
                return emptyResponse(204);
            };
        },
        finish);
}

std::vector<Route> accountRoutes(const std::shared_ptr<AccountDesk> &desk)
{
    const auto nothing = Route::Needs::Nothing;
    const auto asking = [desk](void (AccountChanges::*ask)(const QString &)) {
        return WritingHandler{[desk, ask](const RouteCall &call, Connection &connection) {
            return askForLetter(call, connection, *desk, ask);
        }};
    };
    return {
        {"POST", u"/v1/accounts"_qs, nothing,
         LaterHandler{[desk](const RouteCall &call, const AccountDesk::Finish &finish) {
             postAccount(call, *desk, finish);
         }}},
        {"POST", u"/v1/accounts/verification"_qs, nothing,
         WritingHandler{[desk](const RouteCall &call, Connection &connection) {
             return verify(call, connection, *desk);
         }}},
        {"POST", u"/v1/accounts/verification/request"_qs, nothing,
         asking(&AccountChanges::requestVerification)},
        {"POST", u"/v1/password-reset"_qs, nothing, asking(&AccountChanges::requestReset)},
        {"POST", u"/v1/password-reset/confirm"_qs, nothing,
         LaterHandler{[desk](const RouteCall &call, const AccountDesk::Finish &finish) {
             confirmReset(call, *desk, finish);
         }}},
    };
}

} // namespace Minideck
