#include "teams.h"

#include "memberjson.h"
#include "teamdetail.h"
#include "teamwrites.h"

#include <server/rules/preconditions.h>
#include <server/store/teamstore.h>

namespace Minideck {

static Answer listTeams(const RouteCall &call, Connection &connection)
{
    const auto found = membershipWith(Permission::WorkspaceView, call, connection);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    if (!call.request.query.isEmpty())
        return Problems::invalidQuery(u"This list has no query parameters."_qs);
    JsonText json;
    json.beginObject().key("items").beginArray();
    for (const StoredTeam &team : Workspaces::teams(connection, std::get<Membership>(found).workspace.key)) {
        json.beginObject();
        writeTeam(json, team);
        json.endObject();
    }
    json.endArray().key("next").null().endObject();
    return jsonResponse(json.take());
}

static Answer showTeam(const RouteCall &call, Connection &connection)
{
    const auto found = membershipWith(Permission::WorkspaceView, call, connection);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    if (!call.request.query.isEmpty())
        return Problems::invalidQuery(u"This resource has no query parameters."_qs);
    const auto &membership = std::get<Membership>(found);
    const auto record = Teams::byId(connection, membership.workspace.key, TeamId(call.parameters.at(1)));
    if (!record)
        return Problems::notFound();
    const auto condition = call.request.headers.value("If-None-Match");
    if (!condition || !Preconditions::ifNoneMatch(*condition, record->team.revision))
        return teamResponse(membership, connection, *record);
    HttpResponse response;
    response.status = 304;
    response.headers.set("ETag", Preconditions::etag(record->team.revision));
    return response;
}

std::vector<Route> teamRoutes()
{
    const QString teams = u"/v1/workspaces/{workspace}/teams"_qs;
    const auto session = Route::Needs::Session;
    return {
        {"GET", teams, session, ReadingHandler{listTeams}},
        {"POST", teams, session, EffectHandler{Permission::TeamCreate, TeamWrites::create}},
        {"GET", teams + u"/{team}"_qs, session, ReadingHandler{showTeam}},
        {"PATCH", teams + u"/{team}"_qs, session,
         EffectHandler{Permission::TeamEdit, TeamWrites::patch, EffectHandler::Scope::Somewhere}},
        {"DELETE", teams + u"/{team}"_qs, session, EffectHandler{Permission::TeamDelete, TeamWrites::remove}},
    };
}

} // namespace Minideck
