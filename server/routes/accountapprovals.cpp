#include "accountapprovals.h"

#include "accountproblems.h"
#include "approvalbatch.h"
#include "approvalbody.h"
#include "approvallists.h"
#include "approvalverbs.h"
#include "writeproblems.h"

#include <server/rules/approvals.h>

namespace Minideck {

using For = PlatformEffectHandler::For;

static std::optional<ApprovalCaller> callerOf(const RouteCall &call, Connection &connection)
{
    const auto account = Accounts::byKey(connection, call.caller->account);
    return account ? std::optional(ApprovalCaller::above(*account)) : std::nullopt;
}

static Answer list(const RouteCall &call, Connection &connection, const MasterKey &key)
{
    const auto caller = callerOf(call, connection);
    return caller ? listApprovals(call, connection, *caller, call.caller->accountId, key)
                  : Answer(Problems::unauthenticated());
}

static Answer show(const RouteCall &call, Connection &connection)
{
    const auto caller = callerOf(call, connection);
    return caller ? showApproval(call, connection, *caller, call.parameters.first())
                  : Answer(Problems::unauthenticated());
}

//! A workspace that is not active is not there for somebody who is no member; whether a name is taken can be
//! learned by registering it (ACC-3), so there is nothing to hide about the others.
static std::variant<WorkspaceRecord, Problem> openTo(const PlatformEffect &effect, const QString &name)
{
    const auto workspace = Workspaces::byName(effect.connection, name);
    if (!workspace || workspace->status != WorkspaceStatus::Active)
        return Problems::notFound();
    const auto member = Members::ofAccount(effect.connection, workspace->key, effect.account.key);
    if (!member)
        return *workspace;
    if (member->member.status.is(MemberStatus::Inactive))
        return Problems::blocked();
    return Problems::ruleBroken(
        {.rule = u"MEM-9"_qs, .detail = u"This person is a member already."_qs, .reason = {}});
}

static Answer askToJoin(PlatformEffect &effect, const MasterKey &key)
{
    if (!effect.account.verifiedAt.isValid())
        return Problems::addressNotVerified();
    const auto read = ApprovalBody::readJoining(effect.call.request);
    if (const auto *problem = std::get_if<Problem>(&read))
        return *problem;
    const auto &joining = std::get<ApprovalBody::Joining>(read);
    const auto found = openTo(effect, joining.workspace);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    const auto &workspace = std::get<WorkspaceRecord>(found);
    StoredApproval about;
    about.workspace = workspace.key;
    about.workspaceId = workspace.id.text();
    about.category = ApprovalCategory::MemberRequest;
    about.applicant = {.key = effect.account.key,
                       .id = effect.account.id,
                       .name = effect.account.name,
                       .email = effect.account.email};
    ApprovalWork work(effect, key);
    ApprovalId made;
    const auto broken = work.with(about, [&](const ApprovalTools &tools, ApprovalEffect &does) {
        const auto submitted = Approvals(tools).submit(about, joining.wish, does);
        const auto *rule = std::get_if<BrokenRule>(&submitted);
        if (!rule)
            made = std::get<ApprovalId>(submitted);
        return rule ? std::optional(*rule) : std::nullopt;
    });
    return broken ? Answer(Problems::ruleBroken(*broken)) : work.shown(made, 201);
}

std::vector<Route> accountApprovalRoutes(const MasterKey &key)
{
    const QString approvals = u"/v1/approvals"_qs;
    const auto session = Route::Needs::Session;
    std::vector<Route> routes{
        {"POST", u"/v1/membership-requests"_qs, session,
         PlatformEffectHandler{For::Everybody,
                               [&key](PlatformEffect &effect) { return askToJoin(effect, key); }}},
        {"GET", approvals, session, ReadingHandler{[&key](const RouteCall &call, Connection &connection) {
             return list(call, connection, key);
         }}},
        {"GET", approvals + u"/{approval}"_qs, session, ReadingHandler{show}},
        {"POST", approvals + u"/batch"_qs, session,
         PlatformEffectHandler{
             For::Operators,
             [&key](PlatformEffect &effect) { return decideApprovals(ApprovalWork(effect, key)); },
             EffectHandler::DryRun::Yes}},
    };
    for (const auto &[name, verb] : ApprovalVerbs::All) {
        const auto act = [&key, verb = verb](PlatformEffect &effect) {
            return ApprovalVerbs::run(ApprovalWork(effect, key), effect.call.parameters.first(), verb);
        };
        routes.push_back({"POST", approvals + u"/{approval}/"_qs + name, session,
                          PlatformEffectHandler{For::Everybody, act}});
    }
    return routes;
}

} // namespace Minideck
