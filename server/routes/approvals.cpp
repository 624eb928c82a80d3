#include "approvals.h"

#include "approvalbatch.h"
#include "approvalbody.h"
#include "approvallists.h"
#include "approvalverbs.h"
#include "writeproblems.h"

#include <server/rules/approvals.h>

namespace Minideck {

static std::variant<ApprovalCaller, Problem> callerOf(const RouteCall &call, Connection &connection)
{
    const auto found = membershipSomewhere(Permission::ApprovalView, call, connection);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    return ApprovalCaller::inside(std::get<Membership>(found), call.caller->account);
}

static Answer list(const RouteCall &call, Connection &connection, const MasterKey &key)
{
    const auto caller = callerOf(call, connection);
    if (const auto *problem = std::get_if<Problem>(&caller))
        return *problem;
    const auto &member = std::get<ApprovalCaller>(caller);
    return listApprovals(call, connection, member, member.membership->workspace.id.text(), key);
}

static Answer show(const RouteCall &call, Connection &connection)
{
    const auto caller = callerOf(call, connection);
    if (const auto *problem = std::get_if<Problem>(&caller))
        return *problem;
    return showApproval(call, connection, std::get<ApprovalCaller>(caller), call.parameters.at(1));
}

static Answer submit(Effect &effect, const MasterKey &key)
{
    const auto read = ApprovalBody::readRequest(effect.call.request);
    if (const auto *problem = std::get_if<Problem>(&read))
        return *problem;
    const auto &request = std::get<ApprovalBody::Asked>(read);
    const Permission change = Permission::WorkspaceRequestChange;
    if (request.category == ApprovalCategory::WorkspaceChange && !effect.membership.may(change))
        return Problems::roleLacks(change);
    const auto account = Accounts::byKey(effect.connection, effect.call.caller->account);
    if (!account)
        return Problems::unauthenticated();
    StoredApproval about;
    about.workspace = effect.membership.workspace.key;
    about.workspaceId = effect.membership.workspace.id.text();
    about.category = request.category;
    about.applicant = {
        .key = account->key, .id = account->id, .name = account->name, .email = account->email};
    ApprovalWork work(effect, key);
    ApprovalId made;
    const auto broken = work.with(about, [&](const ApprovalTools &tools, ApprovalEffect &does) {
        const auto submitted = Approvals(tools).submit(about, request.wish, does);
        const auto *rule = std::get_if<BrokenRule>(&submitted);
        if (!rule)
            made = std::get<ApprovalId>(submitted);
        return rule ? std::optional(*rule) : std::nullopt;
    });
    return broken ? Answer(Problems::ruleBroken(*broken)) : work.shown(made, 201);
}

std::vector<Route> approvalRoutes(const MasterKey &key)
{
    const QString approvals = u"/v1/workspaces/{workspace}/approvals"_qs;
    const auto session = Route::Needs::Session;
    const auto somewhere = EffectHandler::Scope::Somewhere;
    std::vector<Route> routes{
        {"GET", approvals, session, ReadingHandler{[&key](const RouteCall &call, Connection &connection) {
             return list(call, connection, key);
         }}},
        {"POST", approvals, session,
         EffectHandler{Permission::WorkspaceView, [&key](Effect &effect) { return submit(effect, key); }}},
        {"GET", approvals + u"/{approval}"_qs, session, ReadingHandler{show}},
        {"POST", approvals + u"/batch"_qs, session,
         EffectHandler{Permission::ApprovalDecide,
                       [&key](Effect &effect) { return decideApprovals(ApprovalWork(effect, key)); },
                       somewhere, EffectHandler::DryRun::Yes}},
    };
    for (const auto &[name, verb] : ApprovalVerbs::All) {
        // Who decides depends on the category and is asked with the approval: others who see it are told so.
        const auto act = [&key, verb = verb](Effect &effect) {
            return ApprovalVerbs::run(ApprovalWork(effect, key), effect.call.parameters.at(1), verb);
        };
        routes.push_back({"POST", approvals + u"/{approval}/"_qs + name, session,
                          EffectHandler{Permission::ApprovalComment, act, somewhere}});
    }
    return routes;
}

} // namespace Minideck
