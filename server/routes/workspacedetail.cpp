#include "workspacedetail.h"

#include "memberactions.h"
#include "memberjson.h"
#include "workspacejson.h"

#include <server/rules/preconditions.h>

namespace Minideck {

static QList<AllowedAction> workspaceActions(const Membership &caller)
{
    QList<AllowedAction> actions;
    for (const Permission action :
         {Permission::WorkspaceRequestChange, Permission::SettingsEdit, Permission::PolicyEdit,
          Permission::TeamCreate, Permission::MemberInvite, Permission::MemberView, Permission::MemberLookup,
          Permission::MemberAssign}) {
        QString reason;
        if (!caller.mayAnywhere(action))
            reason = u"roleLacks"_qs;
        else if (!isReading(action) && caller.workspace.status != WorkspaceStatus::Active)
            reason = u"workspaceNotActive"_qs;
        actions.append({.action = action, .reason = reason});
    }
    return actions;
}

//! What the caller is there: those who may not see members have no other way to know.
static void writeMembership(JsonText &json, const Member &member)
{
    json.key("membership")
        .beginObject()
        .member("id", member.id.text())
        .member("revision", member.revision)
        .member("role", member.role.text())
        .member("programCreator", member.programCreator);
    writeAssignments(json, member.assignments);
    json.endObject();
}

QByteArray workspaceDetail(const Registration &registration, const std::optional<Membership> &caller)
{
    JsonText json;
    json.beginObject();
    writeRegistration(json, registration);
    json.key("policies").beginObject().member("ownRequestApproval", registration.ownDecisions).endObject();
    if (caller)
        writeMembership(json, caller->member.member);
    else
        json.key("membership").null();
    writeActions(json, caller ? workspaceActions(*caller) : QList<AllowedAction>());
    return json.endObject().take();
}

HttpResponse workspaceResponse(const Registration &registration, const std::optional<Membership> &caller,
                               int status)
{
    HttpResponse response = jsonResponse(workspaceDetail(registration, caller), status);
    response.headers.set("ETag", Preconditions::etag(registration.revision));
    return response;
}

} // namespace Minideck
