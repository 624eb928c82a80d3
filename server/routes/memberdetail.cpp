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

Preconditions::Shown shownTo(const Membership &caller)
{
    return caller.may(Permission::MemberView) ? Preconditions::Shown::Whole : Preconditions::Shown::Part;
}

static HttpResponse withTag(QByteArray json, const StoredMember &record, Preconditions::Shown shown)
{
    HttpResponse response = jsonResponse(std::move(json));
    response.headers.set("ETag", Preconditions::etag(record.member.revision, shown));
    return response;
}

HttpResponse memberResponse(Connection &connection, const WorkspaceRecord &workspace,
                            const StoredMember &record)
{
    return withTag(memberDetail(connection, workspace, record), record, Preconditions::Shown::Whole);
}

QByteArray memberFor(const Membership &caller, Connection &connection, const StoredMember &record)
{
    if (shownTo(caller) == Preconditions::Shown::Whole)
        return memberDetail(connection, caller.workspace, record);
    AssignScope scope(connection, caller.workspace.key, Principal::of(caller.member.member));
    JsonText json;
    json.beginObject();
    writeAssignable(json, record, scope.within(record.member.assignments));
    return json.endObject().take();
}

HttpResponse memberResponseFor(const Membership &caller, Connection &connection, const StoredMember &record)
{
    return withTag(memberFor(caller, connection, record), record, shownTo(caller));
}

} // namespace Minideck
