#include "workspaces.h"

#include "effect.h"
#include "registrationbody.h"
#include "workspacedetail.h"
#include "workspacejson.h"
#include "workspacepatch.h"
#include "writeproblems.h"

#include <core/limits.h>
#include <core/merchantcategories.h>
#include <server/rules/registrationreview.h>

namespace Minideck {

static void writeOwn(JsonText &json, const AccountWorkspace &own)
{
    const WorkspaceMembership &membership = own.membership;
    json.key("membership")
        .beginObject()
        .member("id", membership.memberId.text())
        .member("role", membership.role.text())
        .member("status", own.memberStatus.text())
        .endObject();
}

static Answer listWorkspaces(const RouteCall &call, Connection &connection)
{
    if (!call.request.query.isEmpty())
        return Problems::invalidQuery(u"This list has no query parameters."_qs);
    JsonText json;
    json.beginObject().key("items").beginArray();
    for (const AccountWorkspace &own : Accounts::workspaces(connection, call.caller->account)) {
        const auto workspace = RegistrationRows::byId(connection, own.membership.id);
        if (!workspace)
            continue;
        json.beginObject();
        writeWorkspaceState(json, workspace->workspace);
        writeOwn(json, own);
        json.endObject();
    }
    for (const Registration &waiting : RegistrationRows::waitingOf(connection, call.caller->account)) {
        json.beginObject();
        writeWorkspaceState(json, waiting.workspace);
        json.key("membership").null().endObject();
    }
    return jsonResponse(json.endArray().key("next").null().endObject().take());
}

static Answer showWorkspace(const RouteCall &call, Connection &connection)
{
    const auto found = membershipWith(Permission::WorkspaceView, call, connection);
    const auto *problem = std::get_if<Problem>(&found);
    if (problem && problem->status != 404)
        return *problem;
    if (!call.request.query.isEmpty())
        return Problems::invalidQuery(u"This resource has no query parameters."_qs);
    if (!problem) {
        const auto &membership = std::get<Membership>(found);
        const auto registration = RegistrationRows::byKey(connection, membership.workspace.key);
        return registration ? Answer(workspaceResponse(*registration, membership))
                            : Answer(Problems::notFound());
    }
    // Whoever registered it sees how it stands before it has members.
    const auto workspace = Workspaces::byName(connection, call.parameters.first());
    const auto registration = workspace ? RegistrationRows::byKey(connection, workspace->key) : std::nullopt;
    const bool waits = registration && registration->registeredBy == call.caller->account
        && registration->workspace.status == WorkspaceStatus::UnderReview;
    return waits ? Answer(workspaceResponse(*registration, std::nullopt)) : Answer(*problem);
}

static Answer registerWorkspace(PlatformEffect &effect, const MasterKey &key)
{
    const auto form = RegistrationBody::read(effect.call.request);
    if (const auto *problem = std::get_if<Problem>(&form))
        return *problem;
    const auto submitted = RegistrationReview::submit(effect.connection, std::get<RegistrationForm>(form),
                                                      effect.account.key, effect.origin, effect.random, key);
    if (const auto *broken = std::get_if<BrokenRule>(&submitted))
        return Problems::ruleBroken(*broken);
    const auto made = RegistrationRows::byId(effect.connection, std::get<WorkspaceId>(submitted));
    return made ? Answer(workspaceResponse(*made, std::nullopt, 201)) : Answer(Problems::notFound());
}

static Answer listCategories(const RouteCall &call, Connection &)
{
    const auto &query = call.request.query;
    if (query.size() > 1 || (query.size() == 1 && query.first().first != u"q"))
        return Problems::invalidQuery(u"This list has no such query parameter."_qs);
    const QString text = query.isEmpty() ? QString() : query.first().second;
    if (text.size() > Limits::SearchCharacters)
        return Problems::invalidQuery(u"The value of q is too long."_qs);
    JsonText json;
    json.beginObject().key("items").beginArray();
    for (const MerchantCategory &category : findMerchantCategories(text)) {
        json.beginObject()
            .member("code", category.code.toString())
            .member("name", category.name.toString())
            .endObject();
    }
    return jsonResponse(json.endArray().key("next").null().endObject().take());
}

std::vector<Route> workspaceRoutes(const MasterKey &key)
{
    const auto session = Route::Needs::Session;
    return {
        {"GET", u"/v1/merchant-category-codes"_qs, session, ReadingHandler{listCategories}},
        {"GET", u"/v1/workspaces"_qs, session, ReadingHandler{listWorkspaces}},
        {"POST", u"/v1/workspaces"_qs, session,
         PlatformEffectHandler{PlatformEffectHandler::For::Everybody,
                               [&key](PlatformEffect &effect) { return registerWorkspace(effect, key); }}},
        {"GET", u"/v1/workspaces/{workspace}"_qs, session, ReadingHandler{showWorkspace}},
        {"PATCH", u"/v1/workspaces/{workspace}"_qs, session,
         EffectHandler{Permission::PolicyEdit, patchWorkspace}},
    };
}

} // namespace Minideck
