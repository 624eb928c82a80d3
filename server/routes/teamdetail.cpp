#include "teamdetail.h"

#include "memberactions.h"
#include "memberjson.h"

#include <server/rules/preconditions.h>
#include <server/store/teamstore.h>

namespace Minideck {

static QList<AllowedAction> teamActions(const Membership &caller, Connection &connection,
                                        const StoredTeam &record)
{
    const Target target{.teamId = record.team.id.text()};
    QList<AllowedAction> actions;
    for (const Permission action : {Permission::TeamEdit, Permission::TeamDelete, Permission::MemberAssign}) {
        QString reason;
        if (!caller.may(action, target))
            reason = u"roleLacks"_qs;
        else if (caller.workspace.status != WorkspaceStatus::Active)
            reason = u"workspaceNotActive"_qs;
        else if (action == Permission::TeamDelete
                 && !Teams::content(connection, caller.workspace.key, record.team.id).isEmpty())
            reason = u"notEmpty"_qs;
        actions.append({.action = action, .reason = reason});
    }
    return actions;
}

QByteArray teamDetail(const Membership &caller, Connection &connection, const StoredTeam &record)
{
    JsonText json;
    json.beginObject();
    writeTeam(json, record);
    writeActions(json, teamActions(caller, connection, record));
    return json.endObject().take();
}

HttpResponse teamResponse(const Membership &caller, Connection &connection, const StoredTeam &record,
                          int status)
{
    HttpResponse response = jsonResponse(teamDetail(caller, connection, record), status);
    response.headers.set("ETag", Preconditions::etag(record.team.revision));
    return response;
}

} // namespace Minideck
