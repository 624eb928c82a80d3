#include "teams.h"

#include "memberjson.h"
#include "membership.h"

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

std::vector<Route> teamRoutes()
{
    return {
        {"GET", u"/v1/workspaces/{workspace}/teams"_qs, Route::Needs::Session, ReadingHandler{listTeams}}};
}

} // namespace Minideck
