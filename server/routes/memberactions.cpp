#include "memberactions.h"

namespace Minideck {

static QString obstacle(Permission action, const Member &member, qint64 activeAdmins)
{
    const bool active = member.status.is(MemberStatus::Active);
    const bool lastAdmin = active && member.role.is(Role::Admin) && activeAdmins <= 1;
    switch (action) {
    case Permission::MemberBlock:
        if (member.status.is(MemberStatus::Invited))
            return u"notAccepted"_qs;
        return lastAdmin ? u"lastAdmin"_qs : QString();
    case Permission::MemberUnblock:
        return member.status.is(MemberStatus::Invited) ? u"notAccepted"_qs : QString();
    case Permission::MemberSetRole:
    case Permission::MemberRemove:
        return lastAdmin ? u"lastAdmin"_qs : QString();
    default:
        return {};
    }
}

QList<AllowedAction> memberActions(const Member &member, WorkspaceStatus workspace, qint64 activeAdmins)
{
    QList<AllowedAction> actions;
    for (const Permission action :
         {Permission::MemberSetRole, Permission::MemberAssign, Permission::MemberBlock,
          Permission::MemberUnblock, Permission::MemberRemove}) {
        const QString reason = workspace == WorkspaceStatus::Active ? obstacle(action, member, activeAdmins)
                                                                    : u"workspaceNotActive"_qs;
        actions.append({.action = action, .reason = reason});
    }
    return actions;
}

void writeActions(JsonText &json, const QList<AllowedAction> &actions)
{
    json.key("allowedActions").beginArray();
    for (const AllowedAction &action : actions) {
        json.beginObject()
            .member("action", toWire(action.action))
            .member("allowed", action.reason.isEmpty())
            .key("reason")
            .textOrNull(action.reason)
            .endObject();
    }
    json.endArray();
}

} // namespace Minideck
