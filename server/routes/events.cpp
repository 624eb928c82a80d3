#include "events.h"

#include "eventhub.h"
#include "membership.h"

namespace Minideck {

static Answer followEvents(const RouteCall &call, Connection &connection, EventHub &hub)
{
    const auto found = membershipWith(Permission::WorkspaceView, call, connection);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    if (!call.request.query.isEmpty())
        return Problems::invalidQuery(u"This resource has no query parameters."_qs);
    const WorkspaceRecord &workspace = std::get<Membership>(found).workspace;
    // Who comes back says what was heard last; a text of others is as good as nothing heard.
    const auto last = call.request.headers.value("Last-Event-ID");
    const qint64 known = last ? last->toLongLong() : workspace.changeSequence;
    HttpResponse response;
    response.headers.set("Content-Type", "text/event-stream");
    response.body = EventSource(
        [&hub, caller = *call.caller, key = workspace.key, known](std::shared_ptr<EventSink> sink) {
            hub.follow(std::move(sink), caller, key, known);
        });
    return response;
}

std::vector<Route> eventRoutes(EventHub &hub)
{
    return {{"GET", u"/v1/workspaces/{workspace}/events"_qs, Route::Needs::Session,
             ReadingHandler{[&hub](const RouteCall &call, Connection &connection) {
                 return followEvents(call, connection, hub);
             }}}};
}

} // namespace Minideck
