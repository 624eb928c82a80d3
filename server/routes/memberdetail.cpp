#include "memberdetail.h"

#include "memberactions.h"
#include "memberjson.h"

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

HttpResponse memberResponse(Connection &connection, const WorkspaceRecord &workspace,
                            const StoredMember &record)
{
    HttpResponse response = jsonResponse(memberDetail(connection, workspace, record));
    response.headers.set("ETag", Preconditions::etag(record.member.revision));
    return response;
}

} // namespace Minideck
