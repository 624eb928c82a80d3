#include "memberdetail.h"

#include "memberactions.h"
#include "memberjson.h"

#include <server/rules/assignscope.h>
#include <server/rules/preconditions.h>

namespace Minideck {

QByteArray memberDetail(Connection &connection, const WorkspaceRecord &workspace, const StoredMember &record)
{
    JsonText json;
    json.beginObject();
    writeMember(json, record);
    const qint64 admins = Members::activeAdmins(connection, workspace.key);
    writeActions(json, memberActions(record.member, workspace.status, admins));
    return json.endObject().take();
}

static HttpResponse withTag(QByteArray json, const StoredMember &record)
{
    HttpResponse response = jsonResponse(std::move(json));
    response.headers.set("ETag", Preconditions::etag(record.member.revision));
    return response;
}

HttpResponse memberResponse(Connection &connection, const WorkspaceRecord &workspace,
                            const StoredMember &record)
{
    return withTag(memberDetail(connection, workspace, record), record);
}

QByteArray memberFor(const Membership &caller, Connection &connection, const StoredMember &record)
{
    if (caller.may(Permission::MemberView))
        return memberDetail(connection, caller.workspace, record);
    AssignScope scope(connection, caller.workspace.key, Principal::of(caller.member.member));
    JsonText json;
    json.beginObject();
    writeAssignable(json, record, scope.within(record.member.assignments));
    return json.endObject().take();
}

HttpResponse memberResponseFor(const Membership &caller, Connection &connection, const StoredMember &record)
{
    return withTag(memberFor(caller, connection, record), record);
}

} // namespace Minideck
